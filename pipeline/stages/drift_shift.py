"""Slow shifts: for each week and rate the most plausible step of the last half year."""

from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.core.drift import panel_q
from pipeline.core.panel import OVERALL, Panel, panel, week_name
from pipeline.core.shift import LEVEL, WEEKS, Step, step
from pipeline.core.wording import Spread, alone
from pipeline.rows import DriftShift, DriftUnit

_DIGITS = 9  # beyond these, results depend on the processor


def _shifts(told: Panel, t: int) -> Iterator[DriftShift]:
    here = np.flatnonzero(told.plain[:, told.weeks.index(t), 0] > 0)
    overall = np.array([told.rows[row][1] == OVERALL for row in here])
    found = step(told.trailing(here, t, WEEKS, told.comparable(t)), overall)
    q = np.ones(len(here))
    q[found.tested] = panel_q(found.p[found.tested], overall[found.tested])
    for i, row in enumerate(here):
        if found.tested[i]:
            yield _shift(told, t, int(row), Step(*(values[i] for values in found)), float(q[i]))


def _shift(told: Panel, t: int, row: int, found: Step, q: float) -> DriftShift:
    before, after = round(float(found.before), _DIGITS), round(float(found.after), _DIGITS)
    since = week_name(t - WEEKS + 1 + int(found.at))
    p_value, q_value = float(f"{found.p:.6g}"), float(f"{q:.6g}")
    direction = "none" if before == after else "up" if after > before else "down"
    status = "shift" if q <= LEVEL else "quiet"
    return DriftShift(told.week_of[t], *told.rows[row], since, before, after, p_value, q_value, direction, status)


def build(drift_unit: Sequence[DriftUnit], spread: Spread = alone) -> list[DriftShift]:
    """One row per week × metric × subject with enough on both sides of some step."""
    judgeable = [unit for unit in drift_unit if unit.n > 0]
    if not judgeable:
        return []
    told = panel(judgeable)

    def shifts(weeks: Sequence[int]) -> list[list[DriftShift]]:
        return [list(_shifts(told, week)) for week in weeks]

    return [row for rows in spread(shifts, told.weeks, len(told.rows)) for row in rows]
