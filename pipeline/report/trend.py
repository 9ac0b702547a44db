"""Lines of the overall rates, and of the outlets that alerted."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from pipeline.report import calendar_week, chart, wording
from pipeline.report.chart import Plot, Point
from pipeline.report.edition import UNDATED, Edition
from pipeline.report.question import Snapshot

# In the order in which an editor asks. Heat has its own section; it is no share.
METRICS = (
    "mutated", "inherited", "certainty_up", "certainty_down", "attribution_lost", "contradiction", "clickbait",
    "correction_7d", "syndication",
)  # fmt: skip
LEAST_WEEKS = 4


class TrendRow(NamedTuple):
    week: str
    metric: str
    rate: float
    ci_low: float
    ci_high: float
    denominator: int
    is_alert: bool
    baseline: float | None


def _plot(title: str, edition: Edition, rows: Iterable[TrendRow], first: str) -> Plot:
    rows = list(rows)
    # The first weeks of a new warehouse stand at the right, where the week in question always is.
    start = min(first, calendar_week.shifted(edition.week, 1 - LEAST_WEEKS))
    points = [Point(r.week, r.rate, r.ci_low, r.ci_high, r.is_alert) for r in rows]
    return chart.plot(title, points, calendar_week.through(start, edition.week), rows[-1].baseline)


def trends(snapshot: Snapshot, edition: Edition) -> dict[str, Plot]:
    """By metric with a figure this week, all over the same weeks."""
    if edition.week == UNDATED:
        return {}
    found = snapshot.rows(
        TrendRow, "trend", week=edition.week, first=edition.trend_from, baseline_from=edition.baseline_from
    )  # fmt: skip
    by_metric = {name: list(rows) for name, rows in groupby(found, key=lambda r: r.metric)}
    first = min((row.week for row in found), default=edition.week)
    return {
        name: _plot(wording.metric(name).label, edition, by_metric[name], first)
        for name in METRICS
        if name in by_metric and by_metric[name][-1].week == edition.week
    }


def outlet_trend(snapshot: Snapshot, edition: Edition, outlet: str, metric: str) -> Plot | None:
    """None where the outlet's articles of this week cannot be judged (its alert is about their stories' week)."""
    rows = snapshot.rows(
        TrendRow, "trend_outlet", week=edition.week, first=edition.trend_from, baseline_from=edition.baseline_from,
        outlet=outlet, metric=metric,
    )  # fmt: skip
    if not rows:
        return None
    return _plot(f"{outlet}: {wording.metric(metric).label.lower()}", edition, rows, rows[0].week)
