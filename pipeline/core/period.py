"""The days that a moment of a text can mean."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from pipeline.core.calendar import Moment


class Period(NamedTuple):
    """Ordinals of the first and the last day."""

    first: int
    last: int


def _month(year: int, month: int) -> Period:
    return Period(date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal())


def _years(moment: Moment, today: date) -> list[int]:
    """A month without a year is the last, this or the next one's."""
    if moment.year:
        return [moment.year]
    if moment.shift is not None and moment.month is not None:
        return [today.year + moment.shift // 365]
    return [today.year - 1, today.year, today.year + 1]


def _of_month(moment: Moment, month: int, today: date) -> list[Period]:
    out = []
    for year in _years(moment, today):
        if moment.day is None:
            out.append(_month(year, month))
        elif moment.day <= monthrange(year, month)[1]:
            day = date(year, month, moment.day).toordinal()
            out.append(Period(day, day))
    return out


def periods(moment: Moment, today: date) -> list[Period]:
    """All readings; empty where the moment names no day (a time of day)."""
    if moment.minute is not None:
        return []
    if moment.month is not None:
        return _of_month(moment, moment.month, today)
    if moment.year is not None:
        return [Period(date(moment.year, 1, 1).toordinal(), date(moment.year, 12, 31).toordinal())]
    if moment.shift is not None:
        aim, slack = (today + timedelta(days=moment.shift)).toordinal(), moment.grain if moment.grain > 1 else 0
        return [Period(aim - slack, aim + slack)]
    if moment.weekday is not None:
        back = (today.weekday() - moment.weekday) % 7
        past = today.toordinal() - back
        return [Period(past - 7, past - 7), Period(past, past), Period(past + 7, past + 7)]
    if moment.season is not None:
        first = 3 * moment.season + 2
        return [
            Period(_month(y, first).first, _month(y + (first + 3) // 13, (first + 2) % 12 + 1).last)
            for y in (today.year - 1, today.year, today.year + 1)
        ]
    return []


def disjoint(a: list[Period], b: list[Period]) -> bool:
    """Whether no reading of one meets a reading of the other; False where one has none."""
    return bool(a and b) and not any(x.first <= y.last and y.first <= x.last for x in a for y in b)


def gap(a: list[Period], b: list[Period]) -> int:
    """Days between the nearest readings; 0 where they meet or one has none."""
    return min((max(x.first - y.last, y.first - x.last, 0) for x in a for y in b), default=0)
