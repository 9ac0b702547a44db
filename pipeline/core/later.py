"""Days and years that a text tells by their distance from another: 'the day before', 'the following year'."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from pipeline.core.calendar import Moment
from pipeline.core.numeral import WORDS, amount_of
from pipeline.core.sentence import sentences
from pipeline.core.value import values

_READ = 1000  # characters of a sentence; longer ones are tables
_FAR = 60  # days or years
_DISTANCE = re.compile(
    rf"\b(?:the\s+(?:very\s+)?(?P<side>next|following|previous|preceding)\s+|the\s+|an?\s+|(?P<count>\d{{1,2}}|{WORDS})\s+)"
    r"(?P<unit>day|week|fortnight|year)s?\b(?:\s+(?P<behind>before|after|later|earlier|on)\b)?",
    re.IGNORECASE,
)
# "On Oct. 9, the day before the show" tells of the show, "on the day before the show, Oct. 9" of the day before.
_SIDES = {
    "next": (1,), "following": (1,), "later": (1,), "on": (1,), "previous": (-1,), "preceding": (-1,), "earlier": (-1,),
    "before": (1, -1), "after": (1, -1),
}  # fmt: skip
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_LEAP = 2000  # a year that has every day


class _Reached(NamedTuple):
    """A year alone, or a day of a month in a year, None where that is not told."""

    year: int | None
    month: int | None
    day: int | None


def _distances(text: str) -> Iterator[tuple[str, int]]:
    """'day' or 'year', and how many; below nought before."""
    for found in _DISTANCE.finditer(text):
        side = found["side"] or found["behind"]
        count = int(amount_of(found["count"])) if found["count"] else 1
        if side and 1 <= count <= _FAR:
            unit = found["unit"].casefold()
            for sign in _SIDES[side.casefold()]:
                yield ("year", sign * count) if unit == "year" else ("day", sign * count * _DAYS[unit])


def _moved(moment: Moment, unit: str, count: int) -> _Reached | None:
    if unit == "year":
        return _Reached(moment.year + count, None, None) if moment.year else None
    if not (moment.month and moment.day):
        return None
    try:
        day = date(moment.year or _LEAP, moment.month, moment.day) + timedelta(days=count)
    except (ValueError, OverflowError):  # the 31st of June
        return None
    return _Reached(day.year if moment.year else None, day.month, day.day)


@lru_cache(maxsize=64)
def _reached(text: str) -> frozenset[_Reached]:
    """What lies as far from a day or a year of a sentence as that says."""
    out = set()
    for span in sentences(text):
        told = span.text[:_READ]
        for unit, count in _distances(told):
            out |= {found for v in values(told) if v.moment and (found := _moved(v.moment, unit, count))}
    return frozenset(out)


def is_reached(moment: Moment, text: str) -> bool:
    """Whether a text tells a day or a year by its distance from another."""
    if moment.month and moment.day:
        same_day = (r for r in _reached(text) if (r.month, r.day) == (moment.month, moment.day))
        return any(not (r.year and moment.year) or r.year == moment.year for r in same_day)
    return moment.month is None and moment.year is not None and _Reached(moment.year, None, None) in _reached(text)


def reach_each_other(before: Moment | None, after: Moment | None, parent: str, copy: str) -> bool:
    """Whether each of two texts tells the day of the other by its distance from its own: who moved both days reaches
    neither."""
    return before is not None and after is not None and is_reached(after, parent) and is_reached(before, copy)
