from datetime import UTC, datetime

from pipeline.core.window import Window, week_number, windows


def _day(day: int) -> datetime:
    return datetime(2026, 6, day, 12, tzinfo=UTC)


def test_weeks_begin_on_monday() -> None:
    assert week_number(_day(8)) == week_number(_day(14)) == week_number(_day(7)) + 1


def test_a_window_holds_its_week_and_those_before() -> None:
    assert list(windows([_day(1), _day(9), _day(16)], 1)) == [
        Window([0], [0]),
        Window([0, 1], [1]),
        Window([1, 2], [2]),
    ]


def test_what_has_no_time_comes_last_and_meets_all() -> None:
    assert list(windows([_day(1), None], 1)) == [Window([0], [0]), Window([0, 1], [1])]
