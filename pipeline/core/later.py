"""Days and years that a text tells by their distance from another: 'the day before', 'the following year'."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from pipeline.core.calendar import Moment
from pipeline.core.numeral import WORDS, amount_of
from pipeline.core.sentence import sentences
from pipeline.core.value import values

_READ = 1000  # characters of a sentence; longer ones are tables
_FAR = 60  # days or years
_DISTANCE = re.compile(
    rf"\b(?:the\s+(?:very\s+)?(?:next|following|previous|preceding)\s+|the\s+|an?\s+|(?P<count>\d{{1,2}}|{WORDS})\s+)"
    r"(?P<unit>day|week|fortnight|year)s?\b(?P<behind>\s+(?:before|after|later|earlier|on)\b)?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:next|following|previous|preceding|before|after|later|earlier|on|eve)\b", re.IGNORECASE)
_EVE = re.compile(r"\b(?:the\s+eve\s+of|overnight)\b", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_LEAP = 2000  # a year that has every day


def _distances(text: str) -> Iterator[tuple[str, int]]:
    """'day' or 'year', and how many."""
    if _EVE.search(text):
        yield "day", 1
    for found in _DISTANCE.finditer(text):
        count = amount_of(found["count"]) if found["count"] else 1
        if _RELATIVE.search(found[0]) and 1 <= count <= _FAR:
            unit = found["unit"].casefold()
            yield ("year", int(count)) if unit == "year" else ("day", int(count) * _DAYS[unit])


def _around(moment: Moment, unit: str, count: int) -> Iterator[tuple[int, ...]]:
    if unit == "year" and moment.year:
        yield from ((moment.year + count,), (moment.year - count,))
    if unit == "day" and moment.month and moment.day:
        day = date(_LEAP, moment.month, moment.day)
        yield from ((d.month, d.day) for d in (day + timedelta(days=count), day - timedelta(days=count)))


@lru_cache(maxsize=64)
def reached(text: str) -> frozenset[tuple[int, ...]]:
    """The years, and the months with their days, that lie as far from one that a sentence tells as it says."""
    out: set[tuple[int, ...]] = set()
    for span in sentences(text):
        told = span.text[:_READ]
        for unit, count in _distances(told):
            for value in values(told):
                if value.moment:
                    out.update(_around(value.moment, unit, count))
    return frozenset(out)


def is_reached(moment: Moment, text: str) -> bool:
    """Whether a text tells a day or a year by its distance from another."""
    if moment.month and moment.day:
        return (moment.month, moment.day) in reached(text)
    return moment.year is not None and moment.month is None and (moment.year,) in reached(text)
