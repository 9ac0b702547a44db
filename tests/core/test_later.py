import pytest

from pipeline.core.later import is_reached
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
        ("in October 2012", "He signed in 2011 and left the following year."),
    ],
)
def test_another_day_is_not(day: str, text: str) -> None:
    assert not _is_reached(day, text)
