"""What was received and what became of it, and how the pipeline fares."""

from datetime import date, datetime
from typing import NamedTuple


class Capture(NamedTuple):
    """One thing as received, and what became of it: the ledger."""

    capture_id: str
    source: str
    address: str
    fetched_at: datetime | None
    sha256: str
    bytes: int
    outcome: str
    reason: str | None
    article_id: str | None
    received_at: datetime


class Landed(NamedTuple):
    """One delivery of a capture; kept in the cache. The same capture may be delivered many times."""

    capture_id: str
    source: str
    kind: str
    address: str
    fetched_at: datetime | None
    sha256: str
    bytes: int
    received_at: datetime
    segment: str


class Segment(NamedTuple):
    """A segment of landing that has been read; kept in the cache."""

    segment: str
    captures: int


class StageState(NamedTuple):
    """What a table of the cache was computed from; kept in the cache."""

    stage: str
    input_hash: str
    output_hash: str


class Memo(NamedTuple):
    """The rows that a memoised stage made of one item, as JSON; kept in the cache."""

    stage: str
    key: str
    result: str


class Document(NamedTuple):
    """What a capture says of itself, or why it is no article (`reason`); kept in the cache, with its text."""

    capture_id: str
    source: str
    fetched_at: datetime | None
    url: str
    outlet: str
    title: str
    byline: str | None
    published_at: datetime | None
    published_at_source: str | None
    modified_at: datetime | None
    canonical_claim: str | None
    language: str | None
    text: str
    reason: str | None
    detail: str | None


class Decision(NamedTuple):
    """Somebody's word on a held day (release or reject); landed like any capture, kept in the cache."""

    source: str
    day: date
    decision: str
    decided_at: datetime
    decided_by: str


class FeedEntry(NamedTuple):
    """One reference of a feed document; kept in the cache."""

    capture_id: str
    feed: str
    link: str
    title: str
    published_at: datetime | None
    byline: str | None


class Rejected(NamedTuple):
    capture_id: str
    source: str
    stage: str
    reason: str
    detail: str
    sha256: str
    bytes: int
    first_seen_at: datetime | None


class QualityResult(NamedTuple):
    gate: str
    subject: str
    day: date | None
    expectation: str
    success: bool
    observed: str
    checked_at: datetime


class Held(NamedTuple):
    """A feed's publication day that looked implausible: its articles wait for a decision."""

    source: str
    day: date
    reason: str
    articles: int
    decision: str | None


class Feed(NamedTuple):
    feed: str
    url: str
    outlet: str
    status: str
    last_fetched_at: datetime | None
    next_fetch_at: datetime | None
    entries_seen: int
    failures: int
    error: str | None


class Run(NamedTuple):
    run_id: str
    stage: str
    started_at: datetime
    seconds: float
    rows_in: int
    rows_out: int
    computed: int
    peak_megabytes: int | None
    input_hash: str
    output_hash: str
