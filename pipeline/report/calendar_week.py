"""ISO weeks as text, as the tables write them: 2026-W46. Text order is order in time."""

from datetime import date, timedelta


def monday(week: str) -> date:
    """Raises ValueError for what is no ISO week."""
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1)


def of_day(day: date) -> str:
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def shifted(week: str, weeks: int) -> str:
    return of_day(monday(week) + timedelta(weeks=weeks))


def through(first: str, last: str) -> list[str]:
    """All weeks from the first to the last, both included."""
    count = (monday(last) - monday(first)).days // 7
    return [shifted(first, i) for i in range(count + 1)]
