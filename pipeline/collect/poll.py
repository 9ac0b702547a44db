"""The feeds that are due, once, and the pages that they and earlier polls brought up."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Protocol

from pipeline.collect import dial, schedule, visit
from pipeline.collect.feeds import Listed, slug
from pipeline.collect.fetch import Fetched, FetchFailed, fetch
from pipeline.collect.politeness import Politeness
from pipeline.collect.pool import Refused, pool
from pipeline.collect.robots import KEPT_FOR, Robots
from pipeline.collect.robots import LARGEST as ROBOTS_LIMIT
from pipeline.collect.round import together
from pipeline.collect.settings import CollectSettings
from pipeline.collect.state import FeedState, PageState, Reference, State, opened
from pipeline.core import address, feed

_BATCH = 50  # pages between two commits: what a crash costs at most
_LONGEST_ROUND = 300.0  # seconds that the pages of one slow host may take in one poll; the rest waits for the next


class Landing(Protocol):
    """Where captures go; what was given before `flush` is safe after it."""

    def http(self, *, source: str, address: str, fetched_at: datetime, outlet: str | None, body: bytes) -> None: ...

    def flush(self) -> None: ...


class Polled(NamedTuple):
    """Counts of one poll. `unchanged` are feeds and pages that said so, or whose bytes did."""

    feeds: int
    pages: int
    new_references: int
    landed: int
    unchanged: int
    failed: int


class _Answer(NamedTuple):
    """What came back: an answer, or the reason for none."""

    fetched: Fetched | None
    reason: str
    at: datetime


class _Poll:
    """One poll: the workers fetch, this thread decides, lands and remembers."""

    def __init__(
        self,
        settings: CollectSettings,
        state: State,
        landing: Landing,
        now: Callable[[], datetime],
        resolve: dial.Resolve,
    ) -> None:
        self._settings = settings
        self._state = state
        self._landing = landing
        self._now = now
        self._resolve = resolve
        self._politeness = Politeness(settings.delay_seconds)
        known = state.robots(now() - KEPT_FOR)
        self._robots = Robots(lambda url: self._get(url, ROBOTS_LIMIT, None, None), settings.agent, now, known)
        self._closed: set[str] = set()
        self._outlets = {slug(one.outlet): one.outlet for one in state.feeds()}
        self._counts = Polled(0, 0, 0, 0, 0, 0)

    def _get(self, url: str, limit: int, etag: str | None, modified: str | None) -> Fetched:
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in conditions.items() if value}
        turn = self._politeness.turn
        return fetch(url, self._settings, limit=limit, turn=turn, headers=headers, resolve=self._resolve)

    def _count(self, **more: int) -> None:
        self._counts = self._counts._replace(**{k: getattr(self._counts, k) + n for k, n in more.items()})

    # The feeds

    def _ask_feed(self, one: FeedState) -> _Answer | None:
        """None where the host has asked for patience since the round began."""
        if address.host(one.url) in self._closed:
            return None
        try:
            fetched = self._get(one.url, self._settings.feed_limit, one.etag, one.last_modified)
        except FetchFailed as failure:
            return _Answer(None, failure.reason, self._now())
        return _Answer(fetched, "", self._now())

    def feeds(self) -> None:
        closed = self._state.closed_hosts(self._now())
        due = [f for f in self._state.due_feeds(self._now()) if address.host(f.url) not in closed]
        for one, answer in together(due, lambda f: address.host(f.url) or "", self._ask_feed, self._settings.workers):
            if answer is not None:
                self._state.keep_feed(self._after_feed(one, answer))
                self._count(feeds=1)
        self._keep()

    def _after_feed(self, one: FeedState, answer: _Answer) -> FeedState:
        fetched = answer.fetched
        if fetched is None:
            return self._failed_feed(one, answer.at, schedule.Failure(None, answer.reason, None))
        if fetched.status not in (200, 203, 304):
            asked = self._asked(fetched, answer.at)
            return self._failed_feed(one, answer.at, schedule.Failure(fetched.status, f"http_{fetched.status}", asked))
        try:
            news = self._news(one, fetched, answer.at)
        except feed.NotAFeed as failure:
            return self._failed_feed(one, answer.at, schedule.Failure(None, failure.reason, None))
        return self._good_feed(one, fetched, answer.at, news)

    def _news(self, one: FeedState, fetched: Fetched, at: datetime) -> int:
        """How many references are new; a document whose bytes are known is not even parsed."""
        if fetched.status == 304 or _sha256(fetched.body) == one.body_sha256:
            self._count(unchanged=1)
            return 0
        name = slug(one.outlet)
        # Landed before it is read: what is no feed gets its row in `rejected` from there.
        self._land(f"feed:{name}", fetched, at)
        entries = pool().ask(_entries, (fetched.body, fetched.url))
        if isinstance(entries, Refused):
            raise feed.NotAFeed(entries.reason)
        news = self._state.remember(one.feed, f"page:{name}", map(_reference, entries), at)
        self._count(new_references=news)
        return news

    def _good_feed(self, one: FeedState, fetched: Fetched, at: datetime, news: int) -> FeedState:
        answered = fetched.status != 304
        return one._replace(
            url=fetched.moved_to or one.url,
            # A new answer replaces both validators: an old one beside it would never match again.
            etag=fetched.header("etag") if answered else one.etag,
            last_modified=fetched.header("last-modified") if answered else one.last_modified,
            body_sha256=_sha256(fetched.body) if answered else one.body_sha256,
            last_fetched_at=at,
            entries_seen=one.entries_seen + news,
            schedule=schedule.after_news(one.schedule, at, news, one.least, self._settings),
        )

    def _failed_feed(self, one: FeedState, at: datetime, failure: schedule.Failure) -> FeedState:
        self._count(failed=1)
        self._close_host(one.url, failure.asked)
        after = schedule.after_failure(one.schedule, at, one.url, failure, one.least)
        return one._replace(last_fetched_at=at, schedule=after)

    # The pages

    def _ask_page(self, page: PageState) -> _Answer | None:
        """None where the host has asked for patience since the round began."""
        if _host_of(page) in self._closed:
            return None
        verdict = self._robots.verdict(page.link)
        if not verdict.allowed:
            return _Answer(None, "robots" if verdict.known else "robots_unreachable", self._now())
        if verdict.delay:
            self._politeness.slow_down(address.host(page.link) or "", verdict.delay)
        try:
            fetched = self._get(page.link, self._settings.page_limit, page.etag, page.last_modified)
        except FetchFailed as failure:
            return _Answer(None, failure.reason, self._now())
        return _Answer(fetched, "", self._now())

    def _due_pages(self) -> list[PageState]:
        """Not more of one host than its pauses let through in a round."""
        closed = self._state.closed_hosts(self._now())
        most = min(self._settings.pages_per_host, 1 + int(_LONGEST_ROUND / max(self._settings.delay_seconds, 0.001)))
        by_host = sorted(self._state.due_pages(self._now()), key=_host_of)
        groups = ((host, list(pages)) for host, pages in groupby(by_host, _host_of))
        return [page for host, pages in groups if host not in closed for page in _oldest(pages)[:most]]

    def pages(self) -> None:
        for number, (page, answer) in enumerate(
            together(self._due_pages(), _host_of, self._ask_page, self._settings.workers), 1
        ):
            if answer is not None:
                self._state.keep_page(self._after_page(page, answer))
                self._count(pages=1)
            if number % _BATCH == 0:
                self._keep()
        self._keep()

    def _after_page(self, page: PageState, answer: _Answer) -> PageState:
        fetched = answer.fetched
        if fetched is not None and fetched.status in (200, 203, 304):
            return self._good_page(page, fetched, answer.at)
        self._count(failed=1)
        status = fetched.status if fetched else None
        asked = self._asked(fetched, answer.at) if fetched else None
        self._close_host(page.link, asked)
        reason = f"http_{status}" if status else answer.reason
        return visit.after_failure(page, status, reason, asked, answer.at, self._settings)

    def _good_page(self, page: PageState, fetched: Fetched, at: datetime) -> PageState:
        after = visit.after_answer(page, fetched, at, self._settings)
        if after.outcome == "landed":
            self._land(page.source, fetched, at)
        elif after.outcome == "unchanged":
            self._count(unchanged=1)
        return after

    # Both

    def _asked(self, fetched: Fetched, at: datetime) -> datetime | None:
        return schedule.retry_after(fetched.header("retry-after"), at)

    def _close_host(self, url: str, asked: datetime | None) -> None:
        host = address.host(url)
        if asked is not None and host is not None:
            self._state.postpone_host(host, asked)
            self._closed.add(host)

    def _land(self, source: str, fetched: Fetched, at: datetime) -> None:
        self._landing.http(
            source=source,
            address=fetched.url,
            fetched_at=at,
            outlet=self._outlets.get(source.partition(":")[2]),
            body=fetched.body,
        )
        self._count(landed=1)

    def _keep(self) -> None:
        """First the captures, then the memory of them: a crash in between fetches twice and loses nothing."""
        self._landing.flush()
        self._state.keep_robots(self._robots.fresh)
        self._state.commit()

    @property
    def counts(self) -> Polled:
        return self._counts


def _entries(body: bytes, url: str) -> list[feed.Entry] | Refused:
    """In a child process."""
    try:
        return feed.entries(body, url)
    except feed.NotAFeed as failure:
        return Refused(failure.reason, "")


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _host_of(page: PageState) -> str:
    return address.host(page.link) or ""


def _oldest(pages: Sequence[PageState]) -> list[PageState]:
    return sorted(pages, key=lambda p: (p.next_fetch_at is None, p.next_fetch_at, p.url))


def _reference(entry: feed.Entry) -> Reference:
    return Reference(entry.key, address.normalised(entry.link) if entry.link else "", entry.link)


def poll(
    settings: CollectSettings,
    listed: Sequence[Listed],
    state_file: Path,
    landing: Landing,
    now: Callable[[], datetime],
    resolve: dial.Resolve = dial.system_resolve,
) -> Polled:
    """Polls the due feeds and fetches the due pages, once; the state is kept in `state_file`."""
    with opened(state_file) as state:
        state.enrol(listed, settings.interval_min)
        one = _Poll(settings, state, landing, now, resolve)
        one.feeds()
        one.pages()
        return one.counts
