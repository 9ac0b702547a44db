import numpy as np
import pytest

from pipeline.core.cluster import Floats, story_sums
from pipeline.core.drift import LEVEL, WEEKS, judge, p_values, panel_q

NOT_OVERALL, OVERALL = np.array([False]), np.array([True])


def week(stories: int, flagged: int) -> Floats:
    x = np.zeros(stories)
    x[:flagged] = 1
    return story_sums(np.ones(stories), x).sum(axis=0) if stories else np.zeros(10)


def row(*weeks: tuple[int, int]) -> Floats:
    """(1, 10, 10): the last weeks, those before them empty."""
    filled = [week(*one) for one in weeks]
    return np.stack([np.zeros(10)] * (WEEKS - len(filled)) + filled)[None]


def test_a_jump_is_found_in_its_week() -> None:
    judged = judge(row(*[(28, 2)] * 9, (28, 17)), NOT_OVERALL)
    assert judged.tested[0]
    assert judged.p[0] < 1e-5
    assert judged.change[0] == pytest.approx(17 / 28 - 2 / 28)
    assert 0 < judged.low[0] < judged.change[0] < judged.high[0]


def test_a_small_step_of_two_weeks_is_found_by_the_wider_window() -> None:
    judged = judge(row(*[(40, 4)] * 8, (40, 11), (40, 10)), NOT_OVERALL)
    assert judged.window[0] == 2
    assert judged.p[0] < LEVEL


def test_steady_weeks_are_quiet() -> None:
    judged = judge(row(*[(30, 3)] * 10), NOT_OVERALL)
    assert judged.tested[0]
    assert judged.p[0] > 0.5
    assert judged.low[0] < 0 < judged.high[0]


@pytest.mark.parametrize(
    "weeks",
    [
        [(30, 3)] * 9 + [(4, 3)] * 1,
        [(3, 1)] * 5 + [(10, 4)],
        [(30, 3)] * 3 + [(30, 20)],
        [(30, 0)] * 9 + [(30, 2)],
    ],
    ids=["stories now", "stories before", "weeks before", "flags"],
)
def test_too_little_evidence_is_not_tested(weeks: list[tuple[int, int]]) -> None:
    weekly = row(*weeks)
    weekly[:, WEEKS - 2] *= weeks[-1][0] != 4  # leaves the wider window as few stories as the last week
    p, _, tried = p_values(weekly, NOT_OVERALL)
    assert (tried[0], p[0]) == (0, 1.0)


def test_weeks_that_always_jump_do_not_alarm_overall() -> None:
    weekly = row(*[(300, 30), (300, 75)] * 4, (300, 30), (300, 75))
    assert p_values(weekly, NOT_OVERALL)[0][0] < LEVEL < p_values(weekly, OVERALL)[0][0]


def test_a_row_of_an_outlet_does_not_depend_on_the_other_rows() -> None:
    one, two = row(*[(30, 3)] * 9, (30, 12)), row(*[(50, 9)] * 10)
    together = judge(np.concatenate([one, two]), np.array([False, True]))
    assert together.p[0] == judge(one, NOT_OVERALL).p[0]


def test_where_most_overall_rows_wobble_a_steady_past_of_one_is_luck() -> None:
    jump = row(*[(300, 30)] * 9, (300, 60))
    wobbling = row(*[(300, 30), (300, 60)] * 5)
    alone = p_values(jump, OVERALL)[0][0]
    among = p_values(np.concatenate([jump, wobbling, wobbling]), np.array([True] * 3))[0][0]
    assert alone < LEVEL < among


def test_overall_rows_have_more_than_their_number_of_the_level() -> None:
    overall = np.array([True] + [False] * 20)
    p = np.array([0.01] + [0.01] + [0.9] * 19)
    q = panel_q(p, overall)
    assert q[0] < q[1]


def test_a_panel_without_overall_rows_is_not_weighted() -> None:
    assert panel_q(np.array([0.01, 0.5]), np.array([False, False])) == pytest.approx([0.02, 0.5])
