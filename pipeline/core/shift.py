"""Since when has a rate been another? The most plausible single step in half a year of weeks.

The weekly test compares with eight weeks that drift along: what creeps up over months never stands out against them.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from pipeline.core.cluster import Floats, sums
from pipeline.core.drift import MIN_BASELINE_STORIES, MIN_FLAGS, WOBBLE_UNSURE
from pipeline.core.score import p_value, share

WEEKS = 26
# A side of fewer weeks is the business of the weekly test.
MIN_SIDE = 4
# Of the panel. A shift is told beside the alerts, week after week as long as it stands, so it must be surer than they.
LEVEL = 0.01


class Step(NamedTuple):
    """All (rows,). `at` is the first week after the step, counted from the oldest; shares are damped."""

    tested: NDArray[np.bool_]
    at: NDArray[np.int64]
    p: Floats
    before: Floats
    after: Floats


def step_variance(weekly: Floats) -> Floats:
    """τ² of weeks (rows, weeks, 10) from neighbours' differences, which a slow shift hardly touches; 0 at least."""
    whole, each = sums(weekly.sum(axis=1)), sums(weekly)
    rate = np.divide(whole.y, whole.s, out=np.zeros_like(whole.y), where=whole.s > 0)
    squares = np.maximum(whole.yy - 2 * rate * whole.sy + rate**2 * whole.ss, 0.0)
    per_story = np.divide(squares, whole.m, out=np.zeros_like(squares), where=whole.m > 0)[:, None]
    chance = np.divide(per_story * each.m, each.s**2, out=np.zeros_like(each.s), where=each.s > 0)
    both = (each.s[:, 1:] > 0) & (each.s[:, :-1] > 0)
    beyond = np.where(both, np.diff(share(weekly), axis=1) ** 2 - chance[:, 1:] - chance[:, :-1], 0.0)
    pairs = np.maximum(both.sum(axis=1), 1)
    variance: Floats = np.maximum(beyond.sum(axis=1) / (2 * pairs), 0.0)
    return variance


def highest_of_splits(z: Floats, first: Floats, last: Floats) -> Floats:
    """The chance that the standardised bridge exceeds |z| anywhere between two shares of its way.

    James, James and Siegmund (1987); for single weeks instead of all moments it is on the safe side.
    """
    c = np.maximum(np.abs(z), 1.0)
    density = np.exp(-(c**2) / 2) / np.sqrt(2 * np.pi)
    span = np.log(last * (1 - first) / (first * (1 - last)))
    tail: Floats = np.minimum(1.0, c * density * ((1 - c**-2) * span + 4 * c**-2))
    return np.where(np.abs(z) < 1.0, 1.0, tail)


def step(weekly: Floats, guarded: NDArray[np.bool_]) -> Step:
    """Of (rows, 26 weeks oldest first, 10 sums); `guarded` as in drift.window."""
    rows = len(weekly)
    wobble = np.where(guarded, WOBBLE_UNSURE * step_variance(weekly), 0.0)
    best, place, at = np.ones(rows), np.full((2, rows), np.nan), np.zeros(rows, dtype=np.int64)
    filled = sums(weekly).m > 0
    total = sums(weekly.sum(axis=1)).m
    for split in range(MIN_SIDE, WEEKS - MIN_SIDE + 1):
        before, after = weekly[:, :split].sum(axis=1), weekly[:, split:].sum(axis=1)
        weeks = filled[:, :split].sum(axis=1), filled[:, split:].sum(axis=1)
        pooled, stories = sums(before + after), np.minimum(sums(before).m, sums(after).m)
        enough = (
            (np.minimum(*weeks) >= MIN_SIDE)
            & (stories >= MIN_BASELINE_STORIES)
            & (np.minimum(pooled.y, pooled.s - pooled.y) >= MIN_FLAGS)
        )
        p = p_value(after, before, wobble * (1.0 / np.maximum(weeks[0], 1) + 1.0 / np.maximum(weeks[1], 1)))
        reached = np.divide(sums(before).m, total, out=np.full(rows, 0.5), where=total > 0)
        place = np.where(enough, np.stack([np.fmin(place[0], reached), np.fmax(place[1], reached)]), place)
        better = enough & ((p < best) | (at == 0))
        best, at = np.where(better, p, best), np.where(better, split, at)
    return _told(weekly, at, best, place)


def _told(weekly: Floats, at: NDArray[np.int64], best: Floats, place: Floats) -> Step:
    tested = at > 0
    first, last = (np.where(tested, one, 0.5) for one in place)
    z = -ndtri(np.maximum(best, 1e-300) / 2)
    # With a single split there is nothing to choose from, and the bound falls below its own p.
    p = np.where(tested, np.maximum(highest_of_splits(z, first, last), best), 1.0)
    early = np.arange(WEEKS)[None, :, None] < at[:, None, None]
    before, after = (share(np.where(side, weekly, 0.0).sum(axis=1)) for side in (early, ~early))
    return Step(tested, at, p, before, after)
