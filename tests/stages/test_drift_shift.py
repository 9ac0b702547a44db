from random import Random

from pipeline.rows import DriftUnit
from pipeline.stages.drift_shift import build


def units(*flagged: int) -> list[DriftUnit]:
    """Forty stories a week from 2026-W10 on, so many of them flagged."""
    return [
        DriftUnit(f"2026-W{10 + w}", f"s{w}-{i}", "Daily", "mutated", f"2026-W{10 + w}", 1, 1, int(i < x), [], None)
        for w, x in enumerate(flagged)
        for i in range(40)
    ]


def test_a_slow_shift_is_told_since_when_and_how_far() -> None:
    told = [s for s in build(units(*[4] * 12, *[10] * 10)) if (s.week, s.subject) == ("2026-W31", "overall")]
    assert [(s.since, s.before, s.after, s.direction, s.status) for s in told] == [
        ("2026-W22", 0.1, 0.25, "up", "shift")
    ]


def test_steady_weeks_are_quiet_and_young_rows_are_not_there() -> None:
    rows = list(build(units(*[4, 5] * 10)))
    assert {s.status for s in rows} == {"quiet"}
    assert min(s.week for s in rows) == "2026-W17"


def test_the_order_of_the_units_does_not_matter() -> None:
    shuffled = units(*[4] * 10, *[9] * 6)
    expected = list(build(shuffled))
    Random(1).shuffle(shuffled)
    assert list(build(shuffled)) == expected
