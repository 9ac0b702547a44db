"""What each outlet did in the week, and what became of the changes it introduced."""

from typing import NamedTuple

from pipeline.report import chart
from pipeline.report.chart import Bar
from pipeline.report.edition import Edition
from pipeline.report.question import Snapshot

SHOWN = 25


class OutletRow(NamedTuple):
    """Shares are null where nothing could be judged; `sound`: enough copies to say anything of the outlet."""

    outlet: str
    articles: int
    copies: int
    introduced: int
    carried: int
    reverted: int
    sound: bool
    mutated: float | None
    ci_low: float | None
    ci_high: float | None
    inherited: float | None
    certainty_up: float | None
    attribution_lost: float | None
    alerts: list[str]
    found: int

    @property
    def bar(self) -> Bar | None:
        if self.mutated is None or self.ci_low is None or self.ci_high is None:
            return None
        return chart.bar(self.mutated, self.ci_low, self.ci_high)


class Corrections(NamedTuple):
    introduced: int
    corrected: int
    median_hours: float | None
    carried: int
    carried_uncorrected: int


def outlets(snapshot: Snapshot, edition: Edition) -> list[OutletRow]:
    return snapshot.rows(OutletRow, "outlet", week=edition.week, shown=SHOWN)


def corrections(snapshot: Snapshot, edition: Edition) -> Corrections:
    return snapshot.row(Corrections, "correction", week=edition.week)
