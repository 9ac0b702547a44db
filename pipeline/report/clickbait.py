"""Headlines: the share of clickbait by outlet, and copies whose headline sells harder than the one they copied."""

from typing import NamedTuple

from pipeline.report import chart
from pipeline.report.chart import Bar
from pipeline.report.edition import Edition
from pipeline.report.question import Snapshot

OUTLETS_SHOWN = 12
HEADLINES_SHOWN = 8


class OutletShare(NamedTuple):
    """`without`: how many outlets with as many headlines had no clickbait."""

    outlet: str
    rate: float
    ci_low: float
    ci_high: float
    articles: int
    without: int

    @property
    def bar(self) -> Bar:
        return chart.bar(self.rate, self.ci_low, self.ci_high)


class Heated(NamedTuple):
    article_id: str
    outlet: str
    title: str
    url: str
    clickbait: float
    heat: float
    patterns: list[str]
    parent_outlet: str
    parent_title: str
    parent_url: str
    parent_clickbait: float | None
    story_id: str
    found: int


class Clickbait(NamedTuple):
    outlets: list[OutletShare]
    headlines: list[Heated]
    found: int


def clickbait(snapshot: Snapshot, edition: Edition) -> Clickbait:
    headlines = snapshot.rows(Heated, "heat", week=edition.week, shown=HEADLINES_SHOWN)
    outlets = snapshot.rows(OutletShare, "clickbait_outlet", week=edition.week, shown=OUTLETS_SHOWN)
    return Clickbait(outlets, headlines, headlines[0].found if headlines else 0)
