"""ISO weeks as text."""

from pipeline.report.calendar_week import monday, of_day, shifted, through


def test_weeks_run_through_years_of_53_weeks() -> None:
    assert through("2026-W52", "2027-W02") == ["2026-W52", "2026-W53", "2027-W01", "2027-W02"]


def test_a_week_shifted_back_and_forth_is_the_same() -> None:
    assert shifted(shifted("2026-W03", -8), 8) == "2026-W03"


def test_monday_is_in_its_week() -> None:
    assert of_day(monday("2026-W01")) == "2026-W01"
