import pytest

from pipeline.core.correspondence import is_slip, meeting
from pipeline.core.side import Change
from pipeline.core.value import values

PARENT = "The orchestra sold 4,180 seats for the gala. Its manager may sell more."
COPY = "For the gala the orchestra sold 4,810 seats. Its manager sells more."


def change(kind: str, before: str, after: str) -> Change:
    spans = ((text.index(part), text.index(part) + len(part)) for text, part in ((PARENT, before), (COPY, after)))
    return Change(kind, 2, *spans)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("4,180 seats", "4,810 seats", True),
        ("26 hours", "36 hours", True),
        ("on 13 March", "on 18 March", True),
        ("4,180 seats", "4,180 seats", False),
        ("4,180 seats", "12 seats", False),
        ("7 seats", "9 seats", False),
    ],
)
def test_a_slip_keeps_the_digits_but_for_one_or_their_order(one: str, other: str, slips: bool) -> None:
    assert is_slip(values(one)[0], values(other)[0]) is slips


def test_what_stands_around_two_values_tells_whether_they_measure_one_thing() -> None:
    its = meeting(change("number", "4,180 seats", "4,810 seats"), PARENT, COPY)
    assert (its.slip, its.unit) == (1.0, 1.0)
    assert its.nearby > 0.5


def test_the_cues_of_the_kind_are_counted() -> None:
    its = meeting(change("certainty", "Its manager may sell more.", "Its manager sells more."), PARENT, COPY)
    assert its.cue_gap == 1.0
    assert its.shared == 1.0


def test_where_one_side_has_nothing_nothing_meets() -> None:
    assert set(meeting(Change("omission", 2, (0, 5), None), PARENT, COPY)) == {0.0}
