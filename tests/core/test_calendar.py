from datetime import date

import pytest

from pipeline.core.agreement import agree
from pipeline.core.calendar import moments


def test_a_day_borrows_the_month_of_its_range() -> None:
    assert [(m.month, m.day) for m in moments("from 10 to 12 July")] == [(7, 10), (7, 12)]
    assert [(m.month, m.day) for m in moments("April 8 to 17")] == [(4, 8), (4, 17)]


def test_a_verb_and_a_first_name_are_no_months() -> None:
    assert moments("She may march. June Okoro sang.") == []


def test_a_bare_month_needs_a_preposition() -> None:
    assert [m.month for m in moments("They met in June")] == [6]


def test_a_shift_is_read_against_the_day_of_writing() -> None:
    (ago,), (day,) = moments("two weeks ago"), moments("June 24")
    assert agree(ago, day, date(2026, 7, 8)) is True
    assert agree(ago, day, date(2026, 9, 8)) is False
    assert agree(ago, day) is None


def test_a_weekday_is_held_against_the_calendar() -> None:
    (friday,), (day,) = moments("on Friday"), moments("on May 22")
    assert agree(friday, day, date(2026, 5, 23)) is True
    assert agree(friday, day, date(2027, 5, 23)) is False


def test_an_hour_without_its_half_of_the_day_fits_both() -> None:
    (spoken,), (clock,) = moments("half past six"), moments("6:30 p.m.")
    assert agree(spoken, clock) is True


def test_an_impossible_day_is_compared_by_its_parts() -> None:
    (a,), (b,) = moments("on February 30"), moments("on Friday")
    assert agree(a, b, date(2026, 2, 1)) is None


def test_the_day_after_tomorrow_is_two_days_ahead() -> None:
    assert [m.shift for m in moments("the day after tomorrow, the day before yesterday, tomorrow")] == [2, -2, 1]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 21, 24 and 27 March", [21, 24, 27]),
        ("on March 21, 24 and 27", [21, 24, 27]),
        ("on May 6, 8, 9 and 10, with 20 songs", [6, 8, 9, 10]),
        ("on March 1, 2, and 3", [1, 2, 3]),
        ("on March 21, 24 people died and 27 were hurt", [21]),
        ("on March 21, 2025, and again", [21]),
    ],
)
def test_the_days_of_a_list_share_its_month(text: str, days: list[int]) -> None:
    assert sorted(m.day for m in moments(text) if m.day) == days
