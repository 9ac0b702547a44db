"""Is a week's rate another than that of the eight weeks before? A panel of rows, each a metric of an outlet or of all.

The unit is the story, dated by its first observed week. What the choices below do to false alarms and power is
simulated in tests/bench/drift_simulation.py.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.core.cluster import Floats, sums
from pipeline.core.discovery import q_values
from pipeline.core.score import interval, p_value, share, week_variance
from pipeline.core.tail import either_of_two

Flags = NDArray[np.bool_]

BASELINE_WEEKS = 8
# A jump shows in one week; what is too small for that may show in two.
WINDOWS = (1, 2)
WEEKS = BASELINE_WEEKS + max(WINDOWS)
# Of the two windows' statistics over weeks of equal size: they share the last week and seven weeks of the baseline.
WINDOW_CORRELATION = 0.652

# Below these the tail is a guess: too few stories now, a baseline of too few stories or weeks, hardly a flag.
MIN_STORIES = 5
MIN_BASELINE_STORIES = 20
MIN_BASELINE_WEEKS = 4
MIN_FLAGS = 5.0

LEVEL = 0.05
# Of the panel: at .05 one quiet quarter in four had a false alert, at this about one in six, for two points of power.
PANEL_LEVEL = 0.04
# Each of the two windows at this level makes LEVEL together.
LEVEL_OF_EACH = 0.02854
# τ² comes from eight weeks only and is sometimes too small, where an alarm is false; simulated: without this the tail
# of wobbling weeks is 1.6 times too heavy at .005, with 1.4 quiet weeks alarm in less than 3 % of cases at .05.
WOBBLE_UNSURE = 1.2
# Share of the level that the few overall rows get: what happens everywhere at once is asked for first.
OVERALL_SHARE = 0.3


class Window(NamedTuple):
    """Sums (rows, 10) of the weeks in question and of the eight before; `wobble` of the difference, (rows,)."""

    current: Floats
    baseline: Floats
    wobble: Floats
    enough: Flags


class Judgement(NamedTuple):
    """All of shape (rows,). `window` is 1 or 2; `change`, `low`, `high` are differences of damped shares."""

    tested: Flags
    window: NDArray[np.int64]
    p: Floats
    change: Floats
    low: Floats
    high: Floats


def _week_variance(before: Floats, guarded: Flags) -> Floats:
    """τ² of the guarded rows, 0 elsewhere: a row's own, or what is usual among them on the logit scale if that is more.

    From eight weeks one row's estimate is 0 in every third case although its weeks wobble; all of them know better,
    and their median does not follow a single wild one.
    """
    whole = sums(before.sum(axis=1))
    own, rate = week_variance(before), share(before.sum(axis=1))
    slope = rate * (1.0 - rate)
    known = guarded & (whole.m >= MIN_BASELINE_STORIES) & (np.minimum(whole.y, whole.s - whole.y) >= MIN_FLAGS)
    usual = float(np.median(own[known] / slope[known] ** 2)) if known.any() else 0.0
    return np.where(guarded, np.maximum(np.maximum(own, usual * slope**2), 0.0), 0.0)


def window(weekly: Floats, weeks: int, guarded: Flags) -> Window:
    """The last `weeks` of `weekly` (rows, 10 weeks oldest first, 10 sums) against the eight before them.

    `guarded` (rows,): rows over all outlets. Weeks wobble by themselves (a festival, a strike), which no number of
    articles averages out; a single outlet's row is too small to feel it, and to estimate it from.
    """
    current = weekly[:, WEEKS - weeks :].sum(axis=1)
    before = weekly[:, WEEKS - weeks - BASELINE_WEEKS : WEEKS - weeks]
    baseline, filled = before.sum(axis=1), (sums(before).m > 0).sum(axis=1)
    wobble = WOBBLE_UNSURE * _week_variance(before, guarded) * (1.0 / weeks + 1.0 / np.maximum(filled, 1))
    pooled = sums(current + baseline)
    # A share near 1 has as few exceptions as one near 0 has flags.
    enough = (
        (sums(current).m >= MIN_STORIES)
        & (sums(baseline).m >= MIN_BASELINE_STORIES)
        & (filled >= MIN_BASELINE_WEEKS)
        & (np.minimum(pooled.y, pooled.s - pooled.y) >= MIN_FLAGS)
    )
    return Window(current, baseline, wobble, enough)


def p_values(weekly: Floats, guarded: Flags) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
    """Per row p over the windows, the window that decided, and how many could be tested (none: p is 1)."""
    windows = [window(weekly, weeks, guarded) for weeks in WINDOWS]
    each = np.stack([np.where(w.enough, p_value(w.current, w.baseline, w.wobble), 1.0) for w in windows])
    testable = np.stack([w.enough for w in windows])
    tried = testable.sum(axis=0)
    decided = np.array(WINDOWS)[np.where(testable, each, 2.0).argmin(axis=0)]
    smaller = each.min(axis=0)
    return np.where(tried == len(WINDOWS), either_of_two(smaller, WINDOW_CORRELATION), smaller), decided, tried


def judge(weekly: Floats, guarded: Flags) -> Judgement:
    """Judges the last of ten weeks, all rows of a panel together; shapes as in `window`.

    The interval agrees with p: no change is in it where p is at LEVEL or above.
    """
    p, decided, tried = p_values(weekly, guarded)
    one, two = (window(weekly, weeks, guarded) for weeks in WINDOWS)
    first = decided == WINDOWS[0]
    current = np.where(first[:, None], one.current, two.current)
    baseline = np.where(first[:, None], one.baseline, two.baseline)
    wobble = np.where(first, one.wobble, two.wobble)
    alpha = np.where(tried == len(WINDOWS), LEVEL_OF_EACH, LEVEL)
    low, high = interval(current, baseline, wobble, alpha)
    return Judgement(tried > 0, decided, p, share(current) - share(baseline), low, high)


def panel_q(p: Floats, overall: Flags) -> Floats:
    """q-values of a week's tested rows (rows,): the overall rows share 30 % of the level, all others the rest."""
    counts = overall.sum(), (~overall).sum()
    if min(counts) == 0:
        return q_values(p, np.ones_like(p))
    weight = np.where(overall, OVERALL_SHARE / counts[0], (1.0 - OVERALL_SHARE) / counts[1])
    return q_values(p, weight)
