import pytest

from pipeline.core.dress import parted
from pipeline.core.side import side


@pytest.mark.parametrize(
    ("expected", "before", "after"),
    [
        (True, "Three of the choir's eight basses have left.", "Of the choir's eight basses five remain."),
        (True, "Fifteen of 22 scenes are shot.", "With 15 scenes in the can there are seven to go."),
        (True, "Eleven of the 54 shooting days remain.", "With 43 of 54 days shot, it rained."),
        (False, "Six of the ten scenes are shot.", "Four of the ten scenes are shot."),
        (False, "Six of the ten scenes are shot.", "Of the ten scenes five remain."),
    ],
)
def test_a_rest_is_no_other_number(expected: bool, before: str, after: str) -> None:
    p, c = side(before, 0), side(after, 0)
    assert any(parted(x, p, y, c) for x in p.values for y in c.values) is expected
