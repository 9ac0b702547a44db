"""Can the figures be trusted: what came in, what was refused, what is missing, which models judged."""

from datetime import date, datetime
from typing import NamedTuple

from pipeline.report import calendar_week
from pipeline.report.edition import Edition
from pipeline.report.question import Snapshot

SHOWN = 10


class Ledger(NamedTuple):
    """received = stored + duplicate + rejected + held + skipped; `found` counts the sources."""

    source: str
    received: int
    stored: int
    duplicate: int
    rejected: int
    held: int
    skipped: int
    found: int


class Refusal(NamedTuple):
    outcome: str
    reason: str
    captures: int
    sources: int


class Waiting(NamedTuple):
    source: str
    day: date
    reason: str
    articles: int


class FailingFeed(NamedTuple):
    outlet: str
    status: str
    failures: int
    last_fetched_at: datetime | None
    error: str | None
    found: int
    feeds: int


class Coverage(NamedTuple):
    articles: int
    without_time: int
    copies: int
    copies_not_english: int
    headlines_not_scored: int


class Precision(NamedTuple):
    """Findings of one kind that people looked at; `disputed` ones are in neither count."""

    week: str
    finding: str
    kind: str
    confirmed: int
    rejected: int
    disputed: int
    precision: float | None
    ci_low: float | None
    ci_high: float | None


class Agreement(NamedTuple):
    finding: str
    pairs: int
    agreeing: int
    agreement: float


class Version(NamedTuple):
    """Weeks are null where only articles without a time were scored."""

    model: str
    version: str
    first_week: str | None
    last_week: str | None
    scored: int


class Health(NamedTuple):
    total: Ledger
    ledger: list[Ledger]
    refusals: list[Refusal]
    waiting: list[Waiting]
    feeds: list[FailingFeed]
    coverage: Coverage
    precision: list[Precision]
    agreement: list[Agreement]
    versions: list[Version]

    @property
    def cut(self) -> list[str]:
        """Models of which more than one version made the figures: there a line is no line."""
        names = [one.model for one in self.versions]
        return sorted({name for name in names if names.count(name) > 1})


def _before(edition: Edition) -> str:
    return edition.week if edition.first_day is None else calendar_week.shifted(edition.week, -1)


def health(snapshot: Snapshot, edition: Edition) -> Health:
    return Health(
        snapshot.row(Ledger, "ledger_total"),
        snapshot.rows(Ledger, "ledger", shown=SHOWN),
        snapshot.rows(Refusal, "refusal"),
        snapshot.rows(Waiting, "held", shown=SHOWN),
        snapshot.rows(FailingFeed, "feed", shown=SHOWN),
        snapshot.row(Coverage, "coverage"),
        snapshot.rows(Precision, "precision", week=edition.week, before=_before(edition)),
        snapshot.rows(Agreement, "agreement"),
        snapshot.rows(Version, "model", week=edition.week),
    )
