"""Quiet weeks and planted changes, simulated: false alarms and power of the drift test.

    python -m tests.bench.drift_simulation [--weeks 10000] [--runs 500]

Stories have a heavy-tailed number of copies (negative binomial, shape .1, at most 60) and flags that stick together
within a story (beta-binomial, correlation .7): so a per-article z-test raises 10 / 49 / 58 % false alarms at
1.2 / 2.4 / 3.4 copies per story. The panel has 20 outlets × 10 metrics and 10 overall rows.
"""

import argparse
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.core import shift
from pipeline.core.cause import Cells, cause, parts
from pipeline.core.cluster import SUMS, Floats, story_sums, sums
from pipeline.core.drift import BASELINE_WEEKS, LEVEL, PANEL_LEVEL, WEEKS, p_values, panel_q

COPIES_PER_STORY = (1.2, 2.4, 3.4)
OUTLETS = 20
SHARES = np.array([0.15, 0.1, 0.3, 0.05, 0.05, 0.08, 0.2, 0.3, 0.5, 0.7])
SHAPE, MOST, TOGETHER = 0.1, 60, 0.7
SENSITIVITY, SPECIFICITY = 0.8, 0.97
QUARTER = 13

Ints = NDArray[np.int64]


class Plant(NamedTuple):
    """From week `week` on, `metric` has the share `to` at `outlet`, or at all where it is None.

    `slowly`: it takes that many weeks to get there. `to` None: the outlets of the upper half, whose share is five times
    that of the lower half all the time, publish `more` times as much.
    """

    week: int
    metric: int
    to: float | None
    outlet: int | None
    slowly: int = 1
    more: float = 1.0


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


def _week(
    room: Newsroom, shares: Floats, rng: np.random.Generator, more: float = 1.0
) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """Story and outlet of each article (articles,), and its flags (articles, metrics)."""
    size = _sizes(room, rng)
    own = rng.choice(len(size), room.first_copies, replace=False)
    story = np.concatenate([np.repeat(np.arange(len(size)), size), own])
    weight = np.where(np.arange(OUTLETS) >= OUTLETS // 2, more, 1.0) * (np.arange(OUTLETS) > 0)
    others = rng.choice(OUTLETS, size.sum(), p=weight / weight.sum())
    outlet = np.concatenate([others, np.zeros_like(own)])
    logit = np.log(shares / (1 - shares)) + room.wobble * rng.standard_normal(len(shares))
    week_share, concentration = 1 / (1 + np.exp(-logit)), 1 / TOGETHER - 1
    mean = np.broadcast_to(week_share, (len(size), len(shares)))
    tendency = rng.beta(mean * concentration, (1 - mean) * concentration)
    return story, outlet, rng.random((len(story), len(shares))) < tendency[story]


def _more(outlet: Ints, share: float, to: float, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Flags that an outlet sets on its own account, story by story independent, to get from one share to another."""
    return rng.random(len(outlet)) < (to - share) / (1 - share)


def _cells(cluster: Ints, flags: NDArray[np.bool_]) -> tuple[Ints, Floats]:
    """The clusters present, and the sums of each, (clusters, metrics, 10)."""
    present, index, count = np.unique(cluster, return_inverse=True, return_counts=True)
    flagged = np.zeros((len(present), flags.shape[1]))
    np.add.at(flagged, index, flags)
    return present, story_sums(np.broadcast_to(count[:, None], flagged.shape).astype(float), flagged)


def newsroom(
    room: Newsroom, weeks: int, plant: Plant | None, rng: np.random.Generator
) -> Iterator[tuple[Ints, Ints, NDArray[np.bool_]]]:
    """Week by week what `_week` gives, as the detector sees it."""
    for week in range(weeks):
        shares, on = SHARES.copy(), plant is not None and week >= plant.week
        if plant and on and plant.outlet is None and plant.to is not None:
            way = min(1.0, (week - plant.week + 1) / plant.slowly)
            shares[plant.metric] += way * (plant.to - shares[plant.metric])
        story, outlet, flags = _week(room, shares, rng, plant.more if plant and on else 1.0)
        if plant and plant.to is None:
            often = outlet >= OUTLETS // 2
            flags[:, plant.metric] |= often & _more(outlet, SHARES[plant.metric], 5 * SHARES[plant.metric], rng)
        if plant and on and plant.outlet is not None and plant.to is not None:
            own = outlet == plant.outlet
            flags[:, plant.metric] |= own & _more(outlet, SHARES[plant.metric], plant.to, rng)
        if room.detector:
            flags = rng.random(flags.shape) < np.where(flags, SENSITIVITY, 1 - SPECIFICITY)
        yield story, outlet, flags


def series(weeks: Sequence[tuple[Ints, Ints, NDArray[np.bool_]]]) -> Floats:
    """(rows, weeks, 10): for each metric the overall row, then metric by metric each outlet's."""
    metrics = len(SHARES)
    result = np.zeros((metrics * (1 + OUTLETS), len(weeks), SUMS))
    for week, (story, outlet, flags) in enumerate(weeks):
        result[:metrics, week] = _cells(story, flags)[1].sum(axis=0)
        cluster, cell = _cells(story * OUTLETS + outlet, flags)
        by_outlet = np.zeros((OUTLETS, metrics, SUMS))
        np.add.at(by_outlet, cluster % OUTLETS, cell)
        result[metrics:, week] = by_outlet.transpose(1, 0, 2).reshape(-1, SUMS)
    return result


def _window(weeks: Sequence[tuple[Ints, Ints, NDArray[np.bool_]]], plant: Plant) -> Cells:
    """Story × outlet of some weeks, of the planted row."""
    at: list[Ints] = []
    flagged: list[NDArray[np.bool_]] = []
    for week, (story, outlet, flags) in enumerate(weeks):
        of = outlet == plant.outlet if plant.outlet is not None else np.ones(len(outlet), dtype=bool)
        at.append((week * 10_000 + story[of]) * OUTLETS + outlet[of])
        flagged.append(flags[of, plant.metric])
    cell, index, n = np.unique(np.concatenate(at), return_inverse=True, return_counts=True)
    x = np.bincount(index, np.concatenate(flagged))
    return Cells(cell % OUTLETS, cell // OUTLETS, n.astype(float), x.astype(float))


class Judged(NamedTuple):
    """Of one week, (rows,): p, weeks of the window, whether it could be tested, alert, whether the share went up."""

    p: Floats
    width: Ints
    tested: NDArray[np.bool_]
    alert: NDArray[np.bool_]
    up: NDArray[np.bool_]


def judged(rows: Floats) -> Iterator[Judged]:
    """Week by week from the tenth on."""
    overall = np.arange(len(rows)) < len(SHARES)
    for week in range(WEEKS, rows.shape[1] + 1):
        weekly = rows[:, week - WEEKS : week]
        p, width, tried = p_values(weekly, overall)
        alert, tested = np.zeros(len(rows), dtype=bool), tried > 0
        alert[tested] = panel_q(p[tested], overall[tested]) <= PANEL_LEVEL
        now, before = sums(weekly[:, -1]), sums(weekly[:, :-2].sum(axis=1))
        yield Judged(p, width, tested, alert, now.y * before.s > before.y * now.s)


def shifts(rows: Floats) -> Iterator[NDArray[np.bool_]]:
    """Week by week from the 26th on: (rows,) whether a slow shift is told."""
    overall = np.arange(len(rows)) < len(SHARES)
    for week in range(shift.WEEKS, rows.shape[1] + 1):
        found = shift.step(rows[:, week - shift.WEEKS : week], overall)
        told = np.zeros(len(rows), dtype=bool)
        told[found.tested] = panel_q(found.p[found.tested], overall[found.tested]) <= shift.LEVEL
        yield told


class Quiet(NamedTuple):
    """Shares of p < .05 in overall and outlet rows; of weeks and of quarters with an alert, and with a shift too."""

    overall: float
    outlet: float
    weeks: float
    quarters: float
    shifts: float


def quiet(room: Newsroom, weeks: int, rng: np.random.Generator) -> Quiet:
    metrics, overall, outlet, any_alert, any_shift = len(SHARES), [], [], [], []
    for _ in range(max(1, weeks // QUARTER)):
        rows = series([*newsroom(room, shift.WEEKS - 1 + QUARTER, None, rng)])
        found = list(judged(rows[:, shift.WEEKS - WEEKS :]))
        overall += [(one.p[:metrics] < LEVEL)[one.tested[:metrics]] for one in found]
        outlet += [(one.p[metrics:] < LEVEL)[one.tested[metrics:]] for one in found]
        any_alert.append([one.alert.any() for one in found])
        any_shift.append(any(one.any() for one in shifts(rows)))
    quarters = np.array(any_alert)
    by_quarter = quarters.any(axis=1)
    return Quiet(
        float(np.concatenate(overall).mean()),
        float(np.concatenate(outlet).mean()),
        float(quarters.mean()),
        float(by_quarter.mean()),
        float((by_quarter | np.array(any_shift)).mean()),
    )


class Power(NamedTuple):
    """Share of planted changes alerted within two weeks; of these with the right direction, and the right cause."""

    found: float
    direction: float
    cause: float


def power(room: Newsroom, plant: Plant, runs: int, rng: np.random.Generator) -> Power:
    metrics = len(SHARES)
    row = plant.metric if plant.outlet is None else metrics + plant.metric * OUTLETS + plant.outlet
    expected = "outlet_mix" if plant.to is None else "behaviour"
    found = right = caused = 0
    for _ in range(runs):
        weeks = [*newsroom(room, WEEKS + 1, plant, rng)]
        hits = [(end, one) for end, one in enumerate(judged(series(weeks)), WEEKS) if one.alert[row]]
        if hits:
            end, one = hits[0]
            begin = end - int(one.width[row])
            now, before = _window(weeks[begin:end], plant), _window(weeks[begin - BASELINE_WEEKS : begin], plant)
            found, right = found + 1, right + bool(one.up[row])
            caused += cause(parts(now, before, OUTLETS, True), bool(one.up[row])) == expected
    return Power(found / runs, right / max(found, 1), caused / max(found, 1))


def creeping(room: Newsroom, plant: Plant, runs: int, rng: np.random.Generator) -> tuple[float, float]:
    """Share of slow changes alerted in some week while they went on, and told as a shift at their end."""
    alerts = told = 0
    for _ in range(runs):
        rows = series([*newsroom(room, shift.WEEKS + 4, plant, rng)])
        alerts += any(one.alert[plant.metric] for one in judged(rows[:, plant.week - WEEKS + 1 :]))
        told += bool([*shifts(rows)][-1][plant.metric])
    return alerts / runs, told / runs


def _line(name: str, rates: Sequence[float]) -> None:
    print(f"  {name}: " + " | ".join(f"{rate:.1%}" for rate in rates), flush=True)


def main(weeks: int, runs: int) -> None:
    rng = np.random.default_rng(2026)
    print(
        f"{weeks} quiet weeks each: p < .05 overall | outlets | weeks with an alert | quarters | quarters, or a shift"
    )
    for per_story in COPIES_PER_STORY:
        for wobble in (0.0, 0.1):
            _line(
                f"{per_story} copies/story, weeks' sd {wobble}", quiet(Newsroom(per_story, wobble=wobble), weeks, rng)
            )
    print(f"planted, {runs} runs each: alerted within two weeks | of these direction right | cause right")
    jump = Plant(WEEKS - 1, 1, 0.3, 0)
    for copies in (30, 60):
        for detector in (False, True):
            how = "detector .8/.97" if detector else "true flags"
            room = Newsroom(2.4, first_copies=copies, detector=detector)
            _line(f"outlet 10 -> 30 %, {copies} copies a week, {how}", power(room, jump, runs, rng))
    for per_story in COPIES_PER_STORY:
        overall = Plant(WEEKS - 1, 0, 0.25, None)
        _line(f"overall 15 -> 25 %, 600 copies, {per_story} per story", power(Newsroom(per_story), overall, runs, rng))
    far = Plant(WEEKS - 1, 1, 0.6, 0)
    _line("outlet 10 -> 60 %, 16 copies a week", power(Newsroom(2.4, first_copies=16), far, runs, rng))
    mix = Plant(WEEKS - 1, 1, None, None, more=6.0)
    _line(
        "outlets of 50 instead of 10 % publish six times as much, cause outlet_mix",
        power(Newsroom(2.4), mix, runs, rng),
    )
    print("creeping up over 16 weeks: alerted in some week | told as a shift at the end")
    slow = Plant(WEEKS, 0, 0.25, None, slowly=16)
    _line("overall 15 -> 25 %, 2.4 per story", creeping(Newsroom(2.4), slow, runs, rng))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weeks", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=100)
    main(*parser.parse_args().__dict__.values())
