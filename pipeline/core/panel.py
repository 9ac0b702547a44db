"""The rates that are asked about together: metric × subject by week, as sums from which every test follows."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import product
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from pipeline.core.cluster import SUMS, Floats, story_sums
from pipeline.rows import DriftUnit

OVERALL = "overall"
_UNKNOWN = 0  # code of a week that tells no model: nothing to differ from

Subject = tuple[str, str]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
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

    `sums` is (rows, weeks, 10), `plain` (rows, weeks, 3), `model` (rows, weeks): a code of the models that judged.
    """

    rows: list[Subject]
    weeks: list[int]
    week_of: Mapping[int, str]
    sums: Floats
    plain: Floats
    model: Ints

    def between(self, first: int, last: int) -> slice:
        return slice(bisect_left(self.weeks, first), bisect_right(self.weeks, last))

    def comparable(self, t: int) -> Flags:
        """(rows, weeks): weeks that were judged by the models that judged week t, or by none."""
        now = self.model[:, self.weeks.index(t), None]
        same: Flags = (self.model == now) | (self.model == _UNKNOWN) | (now == _UNKNOWN)
        return same

    def counted(self, row: int, first: int, last: int, counts: Flags) -> Plain:
        """`counts` (weeks,) picks among the weeks."""
        weeks = self.between(first, last)
        return Plain(*(int(v) for v in self.plain[row, weeks][counts[weeks]].sum(axis=0)))

    def trailing(self, rows: Ints, t: int, count: int, counts: Flags) -> Floats:
        """(len(rows), count, 10): the weeks up to t, oldest first, empty where there is nothing."""
        weekly = np.zeros((len(rows), count, SUMS))
        weeks = self.between(t - count + 1, t)
        for number, column in zip(self.weeks[weeks], range(weeks.start, weeks.stop), strict=True):
            weekly[:, count - 1 - (t - number)] = self.sums[rows, column] * counts[rows, column, None]
        return weekly


@cache
def week_number(week: str) -> int:
    """Weeks counted through, so that gaps and years of 53 weeks keep their length."""
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1).toordinal() // 7


def week_name(number: int) -> str:
    """The inverse of `week_number`."""
    monday = date.fromordinal(7 * number + 1)
    return f"{monday.isocalendar().year}-W{monday.isocalendar().week:02d}"


def coded(values: Sequence[T]) -> tuple[list[T], Ints]:
    """The distinct values in order, and for each value its place among them."""
    names = sorted(set(values))
    place = {name: i for i, name in enumerate(names)}
    return names, np.array([place[value] for value in values], dtype=np.int64)


def panel(units: Sequence[DriftUnit]) -> Panel:
    """Of the units that could be judged (n > 0), at least one."""
    metrics, metric = coded([unit.metric for unit in units] * 2)
    subjects, subject = coded([OVERALL] * len(units) + [f"outlet:{unit.outlet}" for unit in units])
    weeks, week = coded([week_number(unit.week) for unit in units] * 2)
    stories, story = coded([unit.story_id for unit in units] * 2)
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
    judges = model_codes(units)
    models = np.array([[judges[m, w] for w in weeks] for m in metrics], dtype=np.int64)
    week_of = {week_number(unit.week): unit.week for unit in units}
    return Panel(rows, weeks, week_of, sums, plain, models.repeat(len(subjects), axis=0))


def model_codes(units: Sequence[DriftUnit]) -> Mapping[tuple[str, int], int]:
    """For metric and week number a code of the set of models that judged then; 0 where none is told."""
    seen: dict[tuple[str, int], set[str]] = defaultdict(set)
    for unit in units:
        if unit.model:
            seen[unit.metric, week_number(unit.week)].update(unit.model.split())
    sets = {labels: code for code, labels in enumerate(sorted({tuple(sorted(s)) for s in seen.values()}), _UNKNOWN + 1)}
    return defaultdict(int, {at: sets[tuple(sorted(labels))] for at, labels in seen.items()})
