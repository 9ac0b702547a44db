import numpy as np
import pytest

from pipeline.core.cluster import Floats, story_sums
from pipeline.core.shift import LEVEL, WEEKS, highest_of_splits, step, step_variance

NOT_OVERALL, OVERALL = np.array([False]), np.array([True])


def row(*flagged: int, stories: int = 40) -> Floats:
    """(1, 26, 10): single-article stories; the last weeks, those before them empty."""
    filled = [story_sums(np.ones(stories), (np.arange(stories) < f).astype(float)).sum(axis=0) for f in flagged]
    return np.stack([np.zeros(10)] * (WEEKS - len(filled)) + filled)[None]


def test_a_step_is_found_at_its_week_with_the_shares_on_both_sides() -> None:
    found = step(row(*[4] * 14, *[9] * 12), NOT_OVERALL)
    assert (found.tested[0], found.at[0]) == (True, 14)
    assert (found.before[0], found.after[0]) == pytest.approx((0.1, 0.225))
    assert found.p[0] < 1e-3


def test_what_creeps_up_is_found() -> None:
    assert step(row(*(round(4 + 8 * w / 25) for w in range(WEEKS))), NOT_OVERALL).p[0] < LEVEL


def test_steady_weeks_have_no_shift() -> None:
    assert step(row(*[3, 5] * 13), NOT_OVERALL).p[0] > 0.5


@pytest.mark.parametrize("flagged", [[4] * 7, [0] * 26], ids=["weeks", "flags"])
def test_too_little_is_not_tested(flagged: list[int]) -> None:
    found = step(row(*flagged), NOT_OVERALL)
    assert (found.tested[0], found.p[0]) == (False, 1.0)


def test_weeks_that_wobble_make_a_step_less_sure() -> None:
    weekly = row(*[10, 40] * 7, *[30, 60] * 6, stories=300)
    assert step(weekly, NOT_OVERALL).p[0] < 1e-3 < step(weekly, OVERALL).p[0]


def test_a_slow_rise_is_not_taken_for_wobble() -> None:
    assert step_variance(row(*range(10, 36), stories=300))[0] < 1e-4


def test_the_bound_is_that_of_andrews_table() -> None:
    # Andrews (1993), one restriction, 15 % trimmed: 8.85 at five per cent.
    found = highest_of_splits(np.array([8.85**0.5]), np.array([0.15]), np.array([0.85]))
    assert found[0] == pytest.approx(0.05, abs=0.002)
