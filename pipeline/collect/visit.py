"""What becomes of a page after a visit: the decisions, without doing anything."""

from datetime import datetime, timedelta

from pipeline.collect.fetch import Fetched
from pipeline.collect.schedule import backoff
from pipeline.collect.settings import CollectSettings
from pipeline.collect.state import PageState

MOST_ATTEMPTS = 6  # failed ones in a row; with the doubled waits they cover more than a day
_TEXTUAL = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
_ONCE = frozenset(("bad_address", "bad_scheme", "forbidden_address", "too_large", "too_many_redirects"))


def is_page(fetched: Fetched) -> bool:
    """A server that names no type is taken at the bytes' word later."""
    kind = (fetched.header("content-type") or "text/html").partition(";")[0].strip().lower()
    return kind in _TEXTUAL


def _revisit(page: PageState, first: datetime, settings: CollectSettings) -> datetime | None:
    """After the first sight: a day, three days, then no more."""
    waits = settings.revisit_after
    return first + timedelta(seconds=waits[page.visits]) if page.visits < len(waits) else None


def after_answer(page: PageState, fetched: Fetched, now: datetime, settings: CollectSettings) -> PageState:
    """A page that came, or has not changed (304)."""
    first = page.first_fetched_at or now
    outcome = "unchanged" if fetched.status == 304 else "landed" if is_page(fetched) else "not_a_page"
    following = _revisit(page, first, settings)
    while following is not None and following <= now:  # the clock may have passed several visits
        page = page._replace(visits=page.visits + 1)
        following = _revisit(page, first, settings)
    return page._replace(
        outcome=outcome,
        attempts=0,
        visits=page.visits + 1,
        first_fetched_at=first,
        next_fetch_at=None if outcome == "not_a_page" else following,
        etag=fetched.header("etag") or page.etag,
        last_modified=fetched.header("last-modified") or page.last_modified,
    )


def _is_final(status: int | None, reason: str) -> bool:
    if status is not None:
        return 400 <= status < 500 and status not in (408, 425, 429)
    return reason in _ONCE or reason == "robots"


def after_failure(
    page: PageState, status: int | None, reason: str, asked: datetime | None, now: datetime, settings: CollectSettings
) -> PageState:
    """Tried again with doubled waits, never before the time the server `asked` for; some answers are final."""
    attempts = page.attempts + 1
    if _is_final(status, reason) or attempts >= MOST_ATTEMPTS:
        return page._replace(outcome=reason, attempts=attempts, next_fetch_at=None)
    due = now + timedelta(seconds=backoff(page.url, attempts, settings.interval_min))
    return page._replace(outcome=reason, attempts=attempts, next_fetch_at=max(due, asked) if asked else due)
