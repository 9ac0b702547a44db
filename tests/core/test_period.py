from datetime import date

from pipeline.core.calendar import moments
from pipeline.core.period import Period, disjoint, gap, periods

MONDAY = date(2026, 6, 8)


def _read(text: str) -> list[Period]:
    (moment,) = moments(text)
    return periods(moment, MONDAY)


def test_a_day_with_its_year_is_one_day() -> None:
    assert _read("on June 9, 2026") == [Period(date(2026, 6, 9).toordinal(), date(2026, 6, 9).toordinal())]


def test_a_month_without_a_year_may_be_of_last_this_or_next_year() -> None:
    assert len(_read("in October")) == 3


def test_a_weekday_is_the_last_the_one_before_or_the_next() -> None:
    assert date(2026, 6, 7).toordinal() in {p.first for p in _read("on Sunday")}


def test_two_days_of_one_week_are_disjoint() -> None:
    assert disjoint(_read("on June 9, 2026"), _read("on June 10, 2026"))


def test_a_day_lies_in_its_month() -> None:
    assert not disjoint(_read("on June 9, 2026"), _read("in June 2026"))


def test_a_time_of_day_names_no_day_and_excludes_none() -> None:
    assert _read("at 9:40 p.m.") == []
    assert not disjoint([], _read("in June 2026"))


def test_the_gap_counts_days_between_the_nearest_readings() -> None:
    assert gap(_read("on June 9, 2026"), _read("on June 12, 2026")) == 3
