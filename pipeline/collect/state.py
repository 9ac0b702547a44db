"""What collecting remembers between two polls, in one SQLite file. Lost, it costs repeated fetches and nothing else."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from pipeline.collect.feeds import Listed
from pipeline.collect.robots import Kept
from pipeline.collect.schedule import Schedule
from pipeline.rows import Feed


class FeedState(NamedTuple):
    """One feed: `feed` is its listed address, `url` the one it has moved to."""

    feed: str
    url: str
    outlet: str
    least: float
    etag: str | None
    last_modified: str | None
    body_sha256: str | None
    last_fetched_at: datetime | None
    entries_seen: int
    schedule: Schedule


class PageState(NamedTuple):
    url: str
    link: str
    source: str
    outcome: str
    attempts: int
    visits: int
    first_fetched_at: datetime | None
    next_fetch_at: datetime | None
    etag: str | None
    last_modified: str | None


class Reference(NamedTuple):
    """An entry of a feed; `url` is its page in one spelling, `link` as the feed wrote it; both empty without one."""

    key: str
    url: str
    link: str


_FEED = (
    "select feed, url, outlet, least, etag, last_modified, body_sha256, last_fetched_at, entries_seen,"
    " next_fetch_at, interval, failures, weight, error, disabled from feed where listed"
)
_PAGE = (
    "select url, link, source, outcome, attempts, visits, first_fetched_at, next_fetch_at, etag, last_modified"
    " from page"
)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _text(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC with fixed width, so that texts compare as times do."""
    return moment.isoformat(timespec="microseconds") if moment else None


def _feed(row: sqlite3.Row) -> FeedState:
    due, disabled = _moment(row["next_fetch_at"]), bool(row["disabled"])
    return FeedState(
        feed=row["feed"],
        url=row["url"],
        outlet=row["outlet"],
        least=row["least"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        body_sha256=row["body_sha256"],
        last_fetched_at=_moment(row["last_fetched_at"]),
        entries_seen=row["entries_seen"],
        schedule=Schedule(due, row["interval"], row["failures"], row["weight"], row["error"], disabled),
    )


def _page(row: sqlite3.Row) -> PageState:
    page = PageState(*tuple(row))
    first, following = _moment(row["first_fetched_at"]), _moment(row["next_fetch_at"])
    return page._replace(first_fetched_at=first, next_fetch_at=following)


class State:
    """Open it with `opened`; used by one thread. Nothing counts before `commit`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def enrol(self, listed: Sequence[Listed], least: float) -> None:
        """The feeds of the list are polled, and no others; `least` is the default shortest interval in seconds."""
        self._db.execute("update feed set listed = 0")
        self._db.executemany(
            "insert into feed (feed, url, outlet, least, listed) values (?, ?, ?, ?, 1)"
            " on conflict (feed) do update set outlet = excluded.outlet, least = excluded.least, listed = 1",
            [(f.url, f.url, f.outlet, f.interval or least) for f in listed],
        )

    def feeds(self) -> list[FeedState]:
        return [_feed(row) for row in self._db.execute(f"{_FEED} order by feed")]  # noqa: S608

    def due_feeds(self, now: datetime) -> list[FeedState]:
        due = (f for f in self.feeds() if not f.schedule.disabled)
        return [f for f in due if f.schedule.next_fetch_at is None or f.schedule.next_fetch_at <= now]

    def keep_feed(self, feed: FeedState) -> None:
        s = feed.schedule
        self._db.execute(
            "update feed set url = ?, etag = ?, last_modified = ?, body_sha256 = ?, last_fetched_at = ?,"
            " entries_seen = ?, next_fetch_at = ?, interval = ?, failures = ?, weight = ?, error = ?, disabled = ?"
            " where feed = ?",
            (feed.url, feed.etag, feed.last_modified, feed.body_sha256, _text(feed.last_fetched_at), feed.entries_seen)
            + (_text(s.next_fetch_at), s.interval, s.failures, s.weight, s.error, s.disabled, feed.feed),
        )

    def remember(self, feed: str, source: str, references: Iterable[Reference], now: datetime) -> int:
        """How many of the references were never seen in this feed; their pages become due, each page once."""
        new = 0
        for key, url, link in references:
            row = (feed, key, url, _text(now))
            added = self._db.execute("insert or ignore into reference values (?, ?, ?, ?)", row).rowcount
            new += added
            if added and url:
                self._db.execute(
                    "insert or ignore into page (url, link, source, outcome, next_fetch_at) values (?, ?, ?, 'new', ?)",
                    (url, link, source, _text(now)),
                )
        return new

    def due_pages(self, now: datetime) -> list[PageState]:
        found = self._db.execute(f"{_PAGE} where next_fetch_at <= ? order by next_fetch_at, url", (_text(now),))  # noqa: S608
        return [_page(row) for row in found]

    def keep_page(self, page: PageState) -> None:
        self._db.execute(
            "update page set outcome = ?, attempts = ?, visits = ?, first_fetched_at = ?, next_fetch_at = ?, etag = ?,"
            " last_modified = ? where url = ?",
            (page.outcome, page.attempts, page.visits, _text(page.first_fetched_at), _text(page.next_fetch_at))
            + (page.etag, page.last_modified, page.url),
        )

    def pages(self) -> list[PageState]:
        return [_page(row) for row in self._db.execute(f"{_PAGE} order by url")]  # noqa: S608

    def postpone_host(self, host: str, until: datetime) -> None:
        self._db.execute(
            "insert into host values (?, ?)"
            " on conflict (host) do update set not_before = max(not_before, excluded.not_before)",
            (host, _text(until)),
        )

    def closed_hosts(self, now: datetime) -> frozenset[str]:
        """The hosts that do not want to be asked yet."""
        found = self._db.execute("select host from host where not_before > ?", (_text(now),))
        return frozenset(row["host"] for row in found)

    def robots(self, since: datetime) -> list[Kept]:
        found = self._db.execute(
            "select origin, status, body, asked_at from robots where asked_at > ?", (_text(since),)
        )
        return [
            Kept(row["origin"], row["status"], row["body"], datetime.fromisoformat(row["asked_at"])) for row in found
        ]

    def keep_robots(self, kept: Iterable[Kept]) -> None:
        rows = [(k.origin, k.status, k.body, _text(k.asked_at)) for k in kept]
        self._db.executemany("insert or replace into robots values (?, ?, ?, ?)", rows)

    def commit(self) -> None:
        self._db.commit()


@contextmanager
def opened(path: Path) -> Iterator[State]:
    """The state in this file; made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=30)
    connection.row_factory = sqlite3.Row
    try:
        connection.execute("pragma journal_mode = wal")
        connection.executescript((files("pipeline.collect") / "state.sql").read_text("utf-8"))
        yield State(connection)
    finally:
        connection.close()


def _status(feed: FeedState) -> str:
    if feed.schedule.disabled:
        return "disabled"
    if feed.schedule.error:
        return "error"
    return "ok" if feed.last_fetched_at else "new"


def feeds(state: State) -> list[Feed]:
    """The health of the listed feeds as rows of the table `feed`."""
    return [
        Feed(
            feed=f.feed,
            url=f.url,
            outlet=f.outlet,
            status=_status(f),
            last_fetched_at=f.last_fetched_at,
            next_fetch_at=None if f.schedule.disabled else f.schedule.next_fetch_at,
            entries_seen=f.entries_seen,
            failures=f.schedule.failures,
            error=f.schedule.error,
        )
        for f in state.feeds()
    ]
