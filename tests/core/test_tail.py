import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import multivariate_normal, pearson3

from pipeline.core.drift import LEVEL, LEVEL_OF_EACH, WINDOW_CORRELATION
from pipeline.core.tail import either_of_two, pearson_tails, two_sided

Z = np.array([-2.5, -0.4, 0.0, 1.3, 3.1])


@pytest.mark.parametrize("skewness", [-1.2, -0.3, 0.3, 1.2])
def test_the_tails_are_those_of_pearsons_third_type(skewness: float) -> None:
    lower, upper = pearson_tails(Z, np.full(5, skewness))
    assert lower == pytest.approx(pearson3.cdf(Z, skewness), abs=1e-12)
    assert upper == pytest.approx(pearson3.sf(Z, skewness), abs=1e-12)


def test_without_skewness_the_tail_is_normal() -> None:
    assert two_sided(np.array([1.959963985]), np.zeros(1)) == pytest.approx([0.05])


def test_either_of_two_agrees_with_the_bivariate_normal() -> None:
    correlation = 0.652
    inside = multivariate_normal([0, 0], [[1, correlation], [correlation, 1]]).cdf([2, 2], lower_limit=[-2, -2])
    assert either_of_two(np.array(0.0455002639), correlation) == pytest.approx(1 - inside, abs=1e-6)


def test_two_windows_at_the_level_of_each_make_the_level() -> None:
    assert either_of_two(np.array(LEVEL_OF_EACH), WINDOW_CORRELATION) == pytest.approx(LEVEL, abs=1e-5)


@given(st.floats(0, 1))
def test_either_of_two_lies_between_one_test_and_bonferroni(p: float) -> None:
    both = float(either_of_two(np.array(p), 0.652))
    assert p <= both <= min(1.0, 2 * p)
