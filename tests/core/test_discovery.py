import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from pipeline.core.discovery import q_values


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_equal_weights_give_benjamini_and_hochberg(p: list[float]) -> None:
    assert q_values(np.array(p), np.ones(len(p))) == pytest.approx(false_discovery_control(p), abs=1e-12)


def test_weight_helps_where_a_discovery_is_expected() -> None:
    q = q_values(np.array([0.02, 0.02, 0.9, 0.9]), np.array([3.0, 1.0, 1.0, 1.0]))
    assert q[0] < q[1]


def test_an_empty_panel_has_no_q() -> None:
    assert q_values(np.array([]), np.array([])).size == 0
