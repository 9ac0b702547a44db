import pytest

from pipeline.core.later import is_reached, reach_each_other
from pipeline.core.value import values


def _is_reached(day: str, text: str) -> bool:
    moment = values(day)[0].moment
    assert moment
    return is_reached(moment, text)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("Oct. 10", "She was questioned on Oct. 9, the day before her show was taken off the air."),
        ("on March 1", "It opened on Feb. 29 and closed the next day."),
        ("on 23 May", "The trial began on 9 May and ended two weeks later."),
        ("in 2012", "He signed with the label in 2011 and released an album the following year."),
        ("in 2016", "He left in 2019, three years after the first series."),
    ],
)
def test_a_day_is_told_by_its_distance_from_another(day: str, text: str) -> None:
    assert _is_reached(day, text)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("Oct. 11", "She was questioned on Oct. 9, the day before her show was taken off the air."),
        ("Oct. 10", "She was questioned on Oct. 9 for a day."),
        ("in 2013", "He signed with the label in 2011 and released an album the following year."),
        ("in 2010", "He signed with the label in 2011 and released an album the following year."),
        ("on 4 March", "Police said overnight that the man died on 3 March."),
        ("on 4 March 2019", "He was arrested on 3 March 2023 and charged the next day."),
        ("on 29 Feb. 2023", "He was heard on 28 February 2023 and freed the next day."),
        ("on 1 July", "The deadline of 31 June was missed and the next day the firm closed."),
        ("in October 2012", "He signed in 2011 and left the following year."),
    ],
)
def test_another_day_is_not(day: str, text: str) -> None:
    assert not _is_reached(day, text)


def _each_other(before: str, after: str, parent: str, copy: str) -> bool:
    return reach_each_other(values(before)[0].moment, values(after)[0].moment, parent, copy)


def test_two_texts_may_tell_each_other_s_day() -> None:
    parent = "She was questioned on Oct. 9, the day before her show was taken off the air."
    assert _each_other("Oct. 9", "Oct. 10", parent, "It was taken off on Oct. 10, one day after she was questioned.")


def test_who_moved_both_days_moved_the_first() -> None:
    parent, copy = (f"He was detained on {day} March and charged the next day." for day in (3, 4))
    assert not _each_other("3 March", "4 March", parent, copy)
