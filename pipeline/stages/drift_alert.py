"""Every week's panel of rates against their trailing eight weeks: what changed, what did not, what cannot be told."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import product
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from pipeline.core.cluster import SUMS, Floats, story_sums
from pipeline.core.drift import BASELINE_WEEKS, PANEL_LEVEL, WEEKS, Judgement, judge, panel_q
from pipeline.rows import DriftAlert, DriftUnit

OVERALL = "overall"
# More ids help nobody to judge an alert, and a report shows fewer.
EVIDENCE = 50
_DIGITS = 9  # beyond these, results depend on the processor

Subject = tuple[str, str]
Ints = NDArray[np.int64]
T = TypeVar("T", int, str)


class Plain(NamedTuple):
    """Unweighted counts of weeks."""

    articles: int
    flagged: int
    stories: int

    @property
    def share(self) -> float | None:
        return self.flagged / self.articles if self.articles else None


class Panel(NamedTuple):
    """Rows are (metric, subject), sorted; `weeks` numbers those that have data, `week_of` names them.

    `sums` is (rows, weeks, 10), `plain` (rows, weeks, 3).
    """

    rows: list[Subject]
    weeks: list[int]
    week_of: Mapping[int, str]
    sums: Floats
    plain: Floats
    evidence: Mapping[tuple[str, str, int], list[str]]

    def between(self, first: int, last: int) -> slice:
        return slice(bisect_left(self.weeks, first), bisect_right(self.weeks, last))

    def counted(self, row: int, first: int, last: int) -> Plain:
        return Plain(*(int(v) for v in self.plain[row, self.between(first, last)].sum(axis=0)))


@cache
def _number(week: str) -> int:
    """Weeks counted through, so that gaps and years of 53 weeks keep their length."""
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1).toordinal() // 7


def _coded(values: Sequence[T]) -> tuple[list[T], Ints]:
    """The distinct values in order, and for each value its place among them."""
    names = sorted(set(values))
    place = {name: i for i, name in enumerate(names)}
    return names, np.array([place[value] for value in values], dtype=np.int64)


def _panel(units: Sequence[DriftUnit]) -> Panel:
    metrics, metric = _coded([unit.metric for unit in units] * 2)
    subjects, subject = _coded([OVERALL] * len(units) + [f"outlet:{unit.outlet}" for unit in units])
    weeks, week = _coded([_number(unit.week) for unit in units] * 2)
    stories, story = _coded([unit.story_id for unit in units] * 2)
    rows = list(product(metrics, subjects))
    shape = (len(rows), len(weeks), len(stories))
    cells, cell = np.unique(
        np.ravel_multi_index((metric * len(subjects) + subject, week, story), shape), return_inverse=True
    )
    n = np.bincount(cell, np.array([unit.n for unit in units] * 2)).astype(np.float64)
    x = np.bincount(cell, np.array([unit.x for unit in units] * 2)).astype(np.float64)
    at = np.unravel_index(cells, shape)[:2]
    sums, plain = np.zeros((*shape[:2], SUMS)), np.zeros((*shape[:2], 3))
    np.add.at(sums, at, story_sums(n, x))
    np.add.at(plain, at, np.column_stack([n, x, np.ones(len(n))]))
    return Panel(rows, weeks, {_number(unit.week): unit.week for unit in units}, sums, plain, _evidence_of(units))


def _evidence_of(units: Sequence[DriftUnit]) -> dict[tuple[str, str, int], list[str]]:
    found: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for unit in units:
        if unit.evidence:
            found[unit.metric, OVERALL, _number(unit.week)] += unit.evidence
            found[unit.metric, f"outlet:{unit.outlet}", _number(unit.week)] += unit.evidence
    return found


def _judged(panel: Panel, t: int) -> Iterator[DriftAlert]:
    """The rows that have data in week t: they are one panel, without those that could not be tested."""
    here = np.flatnonzero(panel.plain[:, panel.weeks.index(t), 0] > 0)
    overall = np.array([panel.rows[row][1] == OVERALL for row in here])
    weekly = np.zeros((len(here), WEEKS, SUMS))
    trailing = panel.between(t - WEEKS + 1, t)
    for number, column in zip(panel.weeks[trailing], range(trailing.start, trailing.stop), strict=True):
        weekly[:, WEEKS - 1 - (t - number)] = panel.sums[here, column]
    judged = judge(weekly, overall)
    q = np.ones(len(here))
    q[judged.tested] = panel_q(judged.p[judged.tested], overall[judged.tested])
    for i, row in enumerate(here):
        yield _alert(panel, t, int(row), Judgement(*(values[i] for values in judged)), float(q[i]))


def _alert(panel: Panel, t: int, row: int, judged: Judgement, q: float) -> DriftAlert:
    week, (metric, subject) = panel.week_of[t], panel.rows[row]
    width = int(judged.window) if judged.tested else 1
    now = panel.counted(row, t + 1 - width, t)
    baseline = panel.counted(row, t + 1 - width - BASELINE_WEEKS, t - width).share
    value = now.share or 0.0
    told = DriftAlert(
        week, metric, subject, baseline, value, None, None, None, None, "none", now.articles, now.stories,
        "too_few", width, [],
    )  # fmt: skip
    if not judged.tested or baseline is None:
        return _rounded(told)
    change, alert = float(judged.change), q <= PANEL_LEVEL
    return _rounded(
        told._replace(
            # The test weighs stories, readers see the plain share: the interval holds both.
            ci_low=max(0.0, min(value, baseline + float(judged.low))),
            ci_high=min(1.0, max(value, baseline + float(judged.high))),
            p_value=float(f"{judged.p:.6g}"),
            q_value=float(f"{q:.6g}"),
            direction="none" if abs(change) < 10.0**-_DIGITS else "up" if change > 0 else "down",
            status="alert" if alert else "quiet",
            evidence=_evidence(panel, t, row, width) if alert else [],
        )
    )


def _rounded(alert: DriftAlert) -> DriftAlert:
    baseline, low, high = (v if v is None else round(v, _DIGITS) for v in (alert.baseline, alert.ci_low, alert.ci_high))
    return alert._replace(baseline=baseline, value=round(alert.value, _DIGITS), ci_low=low, ci_high=high)


def _evidence(panel: Panel, t: int, row: int, width: int) -> list[str]:
    metric, subject = panel.rows[row]
    weeks = panel.weeks[panel.between(t + 1 - width, t)]
    found = {one for week in weeks for one in panel.evidence.get((metric, subject, week), [])}
    return sorted(found)[:EVIDENCE]


def build(drift_unit: Sequence[DriftUnit]) -> Iterator[DriftAlert]:
    """One row per week × metric × subject with data in that week, each week as it is known at the end."""
    judgeable = [unit for unit in drift_unit if unit.n > 0]
    if not judgeable:
        return
    panel = _panel(judgeable)
    for week in panel.weeks:
        yield from _judged(panel, week)
