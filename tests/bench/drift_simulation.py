"""Quiet weeks and planted changes, simulated: false alarms and power of the drift test.

    python tests/bench/drift_simulation.py [--runs 1000]

Stories have a heavy-tailed number of copies (negative binomial, shape .1, at most 60) and flags that stick together
within a story (beta-binomial, correlation .7): so a per-article z-test raises 10 / 49 / 58 % false alarms at
1.2 / 2.4 / 3.4 copies per story. The panel has 20 outlets × 10 metrics and 10 overall rows.
"""

import argparse
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.core.cluster import SUMS, Floats, story_sums, sums
from pipeline.core.drift import LEVEL, PANEL_LEVEL, WEEKS, p_values, panel_q

COPIES_PER_STORY = (1.2, 2.4, 3.4)
OUTLETS = 20
SHARES = np.array([0.15, 0.1, 0.3, 0.05, 0.05, 0.08, 0.2, 0.3, 0.5, 0.7])
SHAPE, MOST, TOGETHER = 0.1, 60, 0.7
SENSITIVITY, SPECIFICITY = 0.8, 0.97
QUARTER = 13

Ints = NDArray[np.int64]


class Plant(NamedTuple):
    """From week `week` on, `metric` has the share `to` at `outlet`, or at all where it is None."""

    week: int
    metric: int
    to: float
    outlet: int | None


class Newsroom(NamedTuple):
    """`first_copies`: what the first outlet publishes a week, in as many stories, beside the `copies` of the others."""

    per_story: float
    copies: int = 570
    first_copies: int = 30
    wobble: float = 0.0
    detector: bool = False


def _sizes(room: Newsroom, rng: np.random.Generator) -> Ints:
    extra = room.per_story - 1
    drawn = rng.negative_binomial(SHAPE, SHAPE / (SHAPE + extra), round(room.copies / room.per_story))
    return 1 + np.minimum(drawn, MOST - 1)


def _week(room: Newsroom, shares: Floats, rng: np.random.Generator) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """Story and outlet of each article (articles,), and its flags (articles, metrics)."""
    size = _sizes(room, rng)
    own = rng.choice(len(size), room.first_copies, replace=False)
    story = np.concatenate([np.repeat(np.arange(len(size)), size), own])
    outlet = np.concatenate([rng.integers(1, OUTLETS, size.sum()), np.zeros_like(own)])
    logit = np.log(shares / (1 - shares)) + room.wobble * rng.standard_normal(len(shares))
    week_share, concentration = 1 / (1 + np.exp(-logit)), 1 / TOGETHER - 1
    mean = np.broadcast_to(week_share, (len(size), len(shares)))
    tendency = rng.beta(mean * concentration, (1 - mean) * concentration)
    return story, outlet, rng.random((len(story), len(shares))) < tendency[story]


def _planted(flags: NDArray[np.bool_], outlet: Ints, plant: Plant, rng: np.random.Generator) -> None:
    """One outlet does on its own account what its neighbours do not: more flags, story by story independent."""
    more = (plant.to - SHARES[plant.metric]) / (1 - SHARES[plant.metric])
    flags[:, plant.metric] |= (outlet == plant.outlet) & (rng.random(len(outlet)) < more)


def _cells(cluster: Ints, flags: NDArray[np.bool_]) -> tuple[Ints, Floats]:
    """The clusters present, and the sums of each, (clusters, metrics, 10)."""
    present, index, count = np.unique(cluster, return_inverse=True, return_counts=True)
    flagged = np.zeros((len(present), flags.shape[1]))
    np.add.at(flagged, index, flags)
    return present, story_sums(np.broadcast_to(count[:, None], flagged.shape).astype(float), flagged)


def series(room: Newsroom, weeks: int, plant: Plant | None, rng: np.random.Generator) -> Floats:
    """(rows, weeks, 10): for each metric the overall row, then metric by metric each outlet's."""
    metrics = len(SHARES)
    result = np.zeros((metrics * (1 + OUTLETS), weeks, SUMS))
    for week in range(weeks):
        shares, on = SHARES.copy(), plant is not None and week >= plant.week
        if plant and on and plant.outlet is None:
            shares[plant.metric] = plant.to
        story, outlet, flags = _week(room, shares, rng)
        if plant and on and plant.outlet is not None:
            _planted(flags, outlet, plant, rng)
        if room.detector:
            flags = rng.random(flags.shape) < np.where(flags, SENSITIVITY, 1 - SPECIFICITY)
        result[:metrics, week] = _cells(story, flags)[1].sum(axis=0)
        cluster, cell = _cells(story * OUTLETS + outlet, flags)
        by_outlet = np.zeros((OUTLETS, metrics, SUMS))
        np.add.at(by_outlet, cluster % OUTLETS, cell)
        result[metrics:, week] = by_outlet.transpose(1, 0, 2).reshape(-1, SUMS)
    return result


class Judged(NamedTuple):
    """Of one week, (rows,): p, whether it could be tested, alert, and whether the share went up."""

    p: Floats
    tested: NDArray[np.bool_]
    alert: NDArray[np.bool_]
    up: NDArray[np.bool_]


def judged(rows: Floats) -> Iterator[Judged]:
    """Week by week from the tenth on."""
    overall = np.arange(len(rows)) < len(SHARES)
    for week in range(WEEKS, rows.shape[1] + 1):
        weekly = rows[:, week - WEEKS : week]
        p, _, tried = p_values(weekly, overall)
        alert, tested = np.zeros(len(rows), dtype=bool), tried > 0
        alert[tested] = panel_q(p[tested], overall[tested]) <= PANEL_LEVEL
        now, before = sums(weekly[:, -1]), sums(weekly[:, :-2].sum(axis=1))
        yield Judged(p, tested, alert, now.y * before.s > before.y * now.s)


def quiet(room: Newsroom, weeks: int, rng: np.random.Generator) -> tuple[float, float, float, float]:
    """Share of p < .05 in overall and in outlet rows, of weeks and of quarters with any alert in the panel."""
    metrics, overall, outlet, any_alert = len(SHARES), [], [], []
    for _ in range(max(1, weeks // QUARTER)):
        found = list(judged(series(room, WEEKS - 1 + QUARTER, None, rng)))
        overall += [(one.p[:metrics] < LEVEL)[one.tested[:metrics]] for one in found]
        outlet += [(one.p[metrics:] < LEVEL)[one.tested[metrics:]] for one in found]
        any_alert.append([one.alert.any() for one in found])
    quarters = np.array(any_alert)
    rows = (np.concatenate(overall).mean(), np.concatenate(outlet).mean())
    return float(rows[0]), float(rows[1]), float(quarters.mean()), float(quarters.any(axis=1).mean())


def power(room: Newsroom, plant: Plant, runs: int, rng: np.random.Generator) -> tuple[float, float]:
    """Share of planted changes alerted within two weeks, and of these with the right direction."""
    metrics = len(SHARES)
    row = plant.metric if plant.outlet is None else metrics + plant.metric * OUTLETS + plant.outlet
    found = right = 0
    for _ in range(runs):
        hits = [one.up[row] for one in judged(series(room, WEEKS + 1, plant, rng)) if one.alert[row]]
        found += bool(hits)
        right += bool(hits) and bool(hits[0])
    return found / runs, right / max(found, 1)


def main(runs: int) -> None:
    rng = np.random.default_rng(2026)
    print(f"quiet weeks, {runs} each (quarters of 13): p < .05 overall | outlet rows | weeks with an alert | quarters")
    for per_story in COPIES_PER_STORY:
        for wobble in (0.0, 0.1):
            rates = quiet(Newsroom(per_story, wobble=wobble), runs, rng)
            print(
                f"  {per_story} copies/story, weeks' sd {wobble}: " + " | ".join(f"{r:.1%}" for r in rates), flush=True
            )
    print(f"planted, {runs // 4} runs each: alerted within two weeks | direction right")
    jump = Plant(WEEKS - 1, 1, 0.3, 0)
    for copies in (30, 60):
        for detector in (False, True):
            seen = power(Newsroom(2.4, first_copies=copies, detector=detector), jump, runs // 4, rng)
            how = "detector .8/.97" if detector else "true flags"
            print(f"  outlet 10 -> 30 %, {copies} copies a week, {how}: {seen[0]:.0%} | {seen[1]:.0%}", flush=True)
    for per_story in COPIES_PER_STORY:
        seen = power(Newsroom(per_story), Plant(WEEKS - 1, 0, 0.25, None), runs // 4, rng)
        print(f"  overall 15 -> 25 %, 600 copies, {per_story} per story: {seen[0]:.0%} | {seen[1]:.0%}", flush=True)
    seen = power(Newsroom(2.4, first_copies=16), Plant(WEEKS - 1, 1, 0.6, 0), runs // 4, rng)
    print(f"  outlet 10 -> 60 %, 16 copies a week: {seen[0]:.0%} | {seen[1]:.0%}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000)
    main(parser.parse_args().runs)
