"""When a feed is asked again, and when no more: the decisions, without doing anything."""

import hashlib
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from pipeline.collect.settings import CollectSettings

LONGEST_BACKOFF = 86_400.0  # seconds
# What a failure weighs (Media Cloud's rule): a feed is disabled at ten. A hard one will hardly mend itself, a soft one
# may, and a server that asks for patience has not failed.
HARD, SOFT, TEMPORARY = 1.0, 0.25, 0.0
DISABLED_AT = 10.0
_JITTER = 0.1  # share of a backoff that is added, so that feeds which failed together do not come back together
_HARD_REASONS = frozenset(
    ("not_a_feed", "too_dear", "bad_address", "bad_scheme", "forbidden_address", "too_large", "too_many_redirects")
)


class Schedule(NamedTuple):
    """What is remembered of a feed between two polls; `interval` in seconds, `weight` of its failures in a row."""

    next_fetch_at: datetime | None
    interval: float
    failures: int
    weight: float
    error: str | None
    disabled: bool


NEW = Schedule(None, 0.0, 0, 0.0, None, False)


def retry_after(value: str | None, now: datetime) -> datetime | None:
    """The time that a Retry-After header names, as seconds or as a date; None where it names none."""
    if value is None:
        return None
    text = value.strip()
    try:
        if text.isdigit():
            return now + timedelta(seconds=min(int(text), 10 * LONGEST_BACKOFF))
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _share(url: str, failures: int) -> float:
    """Between 0 and 1, by chance but the same each time."""
    digest = hashlib.sha256(f"{url} {failures}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32


def backoff(url: str, failures: int, base: float) -> float:
    """Seconds to wait after the n-th failure in a row: doubled each time, with jitter, up to a day."""
    doubled = min(base * 2.0 ** min(failures, 40), LONGEST_BACKOFF)
    return min(doubled * (1 + _JITTER * _share(url, failures)), LONGEST_BACKOFF)


def _bounded(interval: float, least: float, most: float) -> float:
    return min(max(interval, least), max(least, most))


def _later(due: datetime, asked: datetime | None) -> datetime:
    return due if asked is None else max(due, asked)


def after_news(old: Schedule, now: datetime, news: int, least: float, settings: CollectSettings) -> Schedule:
    """A feed that brought something is asked sooner, one that did not later; `least` is its own shortest interval."""
    factor = 0.5 if news else 1.5
    interval = _bounded((old.interval or 2 * least) * factor, least, settings.interval_max)
    return Schedule(now + timedelta(seconds=interval), interval, 0, 0.0, None, False)


def weight(status: int | None, reason: str, asked: datetime | None) -> float:
    if asked is not None or status == 429:
        return TEMPORARY
    if status is not None:
        return HARD if 400 <= status < 500 else SOFT
    return HARD if reason in _HARD_REASONS else SOFT


class Failure(NamedTuple):
    """`asked` is the time before which the server does not want to be asked again."""

    status: int | None
    reason: str
    asked: datetime | None


def after_failure(old: Schedule, now: datetime, url: str, failure: Failure, least: float) -> Schedule:
    """Never earlier than the server asked; 410 and too many failures in a row disable."""
    failures = old.failures + 1
    total = old.weight + weight(failure.status, failure.reason, failure.asked)
    due = now + timedelta(seconds=backoff(url, failures - 1, least))
    gone = failure.status == 410
    return Schedule(
        next_fetch_at=_later(due, failure.asked),
        interval=old.interval,
        failures=failures,
        weight=total,
        error=failure.reason,
        disabled=gone or total >= DISABLED_AT,
    )
