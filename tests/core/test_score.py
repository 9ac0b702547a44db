import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.cluster import Floats, story_sums
from pipeline.core.score import interval, p_value, week_variance

NONE = np.zeros(())


def stories(*counts: tuple[int, int]) -> Floats:
    n, x = np.array(counts, dtype=float).T
    return story_sums(n, x)


BASELINE = stories(*[(1, 0)] * 40, *[(1, 1)] * 5, *[(3, 1)] * 10, *[(2, 0)] * 15)


def test_the_p_value_is_that_of_shuffling_stories_between_the_windows() -> None:
    current = stories(*[(1, 1)] * 5, *[(1, 0)] * 6, (4, 3), (3, 0))
    pool = np.concatenate([current, BASELINE])
    residual = pool[:, 2] - pool[:, 2].sum() / pool[:, 1].sum() * pool[:, 1]
    rng = np.random.default_rng(3)
    shuffled = np.array([rng.permutation(residual)[: len(current)].sum() for _ in range(20_000)])
    upper = (shuffled >= residual[: len(current)].sum() - 1e-9).mean()
    assert p_value(current.sum(0), BASELINE.sum(0), NONE) == pytest.approx(2 * upper, rel=0.25)


def test_what_never_varies_has_p_one() -> None:
    assert p_value(stories(*[(1, 0)] * 9).sum(0), stories(*[(1, 0)] * 90).sum(0), NONE) == 1.0


def test_a_flood_of_one_story_is_one_story() -> None:
    quiet = [(1, 0)] * 18 + [(1, 1)] * 2
    flooded = stories(*quiet, (500, 500)).sum(0)
    assert p_value(flooded, stories(*quiet * 8).sum(0), NONE) > 0.2


def test_wobbling_weeks_make_a_change_less_sure() -> None:
    current = stories(*[(1, 1)] * 12, *[(1, 0)] * 18).sum(0)
    sure, unsure = (p_value(current, BASELINE.sum(0), np.array(w)) for w in (0.0, 0.01))
    assert sure < 0.01 < unsure


def test_equal_weeks_do_not_wobble_and_unequal_ones_do() -> None:
    equal = np.stack([stories(*[(1, 1)] * 5, *[(1, 0)] * 45).sum(0)] * 8)
    unequal = np.stack([stories(*[(1, 1)] * k, *[(1, 0)] * (50 - k)).sum(0) for k in (2, 20) * 4])
    assert week_variance(equal) < 0
    assert week_variance(unequal) == pytest.approx(0.18**2, rel=0.3)


@given(st.integers(0, 25), st.floats(0.001, 0.2))
def test_the_interval_holds_no_change_exactly_where_the_test_keeps_it(flagged: int, alpha: float) -> None:
    current = stories(*[(1, 1)] * flagged, *[(1, 0)] * (25 - flagged)).sum(0)
    low, high = interval(current, BASELINE.sum(0), NONE, np.array(alpha))
    kept = p_value(current, BASELINE.sum(0), NONE) >= alpha
    assert (low <= 0 <= high) == kept
