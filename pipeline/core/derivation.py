"""Values that another text does not tell but that follow from what it tells: sums, rests, shares, years and ages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from math import inf

from pipeline.core.agreement import day_of
from pipeline.core.calendar import Moment
from pipeline.core.quantity import bare_number
from pipeline.core.sentence import sentences
from pipeline.core.stem import stem
from pipeline.core.unit import PHYSICAL
from pipeline.core.value import Value, same, slack, values

_READ = 1000  # characters of a sentence; longer ones are tables
_MOST = 60  # values of a text that are reckoned with; pairs grow by the square
_SLACK = 0.02  # a sum is told rounded
_SMALL = 12  # smaller numbers are the sum of something in any text
_YEARS = 525960.0  # minutes
_DAY, _WEEK = 1440.0, 10080.0
_MONTH = 31  # days: "last week" and "earlier this month" tell a day in them
_ABOUT = 7  # days that a weekday alone reaches
_SUMMED = frozenset({"count", "money", "share"} | PHYSICAL - {"temperature"})


@lru_cache(maxsize=64)
def values_of(text: str) -> tuple[Value, ...]:
    """The values of all its sentences."""
    return tuple(v for span in sentences(text) for v in values(span.text[:_READ]))


def told_by(value: Value, known: Iterable[Value], today: date | None) -> bool:
    """Whether one of them tells the value; a day is told by a day: that the other text names its month, or its year,
    says nothing, and a weekday is one of the days about the day of writing."""
    alike = (v for v in known if v.dimension == value.dimension and same(value, v, today))
    its = value.moment
    if its is None or its.day is None or its.month is None:
        return any(True for _ in alike)
    return any(v.moment is not None and _is_day(v.moment, its, today) for v in alike)


def _is_day(told: Moment, its: Moment, today: date | None) -> bool:
    if told.day is not None:
        return True
    if told.weekday is None:
        return told.shift is not None and told.grain <= _MONTH
    day = day_of(its, today)
    return day is None or today is None or abs((day - today).days) <= _ABOUT


def is_told(value: Value, text: str, today: date | None, rival: Value | None = None) -> bool:
    """`rival`: what stands in its place there. Where that is a day as well, "next week" tells neither."""
    known = values_of(text)
    if rival and _is_date(rival) and _is_date(value):
        known = tuple(v for v in known if _is_date(v))
    return told_by(value, known, today)


def _is_date(value: Value) -> bool:
    return value.moment is not None and value.moment.day is not None and value.moment.month is not None


def _alike(x: Value, y: Value) -> bool:
    units = {stem(v.unit) for v in (x, y) if v.unit}
    return x.dimension == y.dimension and (len(units) <= 1 or x.dimension == "count")


def _close(result: float, value: Value) -> bool:
    """Within what the digits of the value leave open: 173 is not what makes 176."""
    return abs(result - value.amount) <= min(_SLACK, slack(value)) * max(abs(result), abs(value.amount), 1e-9)


def _results(value: Value, known: Sequence[Value]) -> Iterator[float]:
    """Sums, differences and parts of what measures the same."""
    kin = [v for v in known if _alike(v, value)]
    parts = [v.amount for v in known if v.dimension == "share"] if value.dimension != "share" else []
    for i, x in enumerate(kin):
        for y in kin[i + 1 :]:
            yield x.amount + y.amount
            yield abs(x.amount - y.amount)
        for part in parts:
            yield x.amount * part
            yield x.amount * (1 - part)
    if value.dimension == "share":
        yield from (1 - x.amount for x in kin)
        for whole in ("count", "money"):
            counts = [v.amount for v in known if v.dimension == whole and v.amount > _SMALL]
            yield from (x / y for x in counts for y in counts if x < y)
        of = {y.amount for x, y in zip(known, known[1:], strict=False) if x.unit == "of" and y.dimension == "count"}
        yield from (v.amount / whole for v in known if v.dimension == "count" for whole in of if 0 < v.amount < whole)


def _span(value: Value) -> float | None:
    """Years that a length of time or an age counts."""
    if value.dimension == "age":
        return value.amount
    return value.amount / _YEARS if value.dimension == "duration" and _YEARS <= value.amount < inf else None


def _from_years(value: Value, known: Sequence[Value], today: date) -> bool:
    """'Thirty years old' where it opened in 1996, 'nine years later' between two years, a birth from an age."""
    years = {v.moment.year for v in known if v.moment and v.moment.year}
    spans = {round(s) for v in known if (s := _span(v)) is not None}
    mine = _span(value)
    if mine is not None:
        return any(abs(abs(a - b) - mine) <= 1 for a in years for b in {*years, today.year})
    if value.moment and value.moment.year:
        year = value.moment.year
        return any(abs(b - span - year) <= 1 for span in spans for b in {*years, today.year})
    return False


# What tells that a sum is shared out evenly, or paid again and again; and the length of time of which it is one part.
_EVENLY = re.compile(r"\b(?:each|apiece|equal(?:ly)?|evenly)\b", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:(?:an?|per|each|every) (?P<unit>year|month|week|day)|(?P<ly>year|month|week|dai)ly|(?P<annual>annual))\b",
    re.IGNORECASE,
)
_FACTORS = {"halv": 2.0, "doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "half ": 2.0, "twice ": 2.0}
_FACTOR = re.compile(
    r"\b(?:(halv|doubl|tripl|trebl|quadrupl)(?:e|es|ed|ing)|(half |twice )(?:of (?:what|that)|as much|what|that))\b",
    re.IGNORECASE,
)
_TIMES = 400  # of what is shared out or paid again


def _times(told: Sequence[Value], text: str) -> Iterator[float]:
    """How many parts of a sum, or how many like it, a sentence tells."""
    yield from (_FACTORS[(verb or phrase).casefold()] for verb, phrase in _FACTOR.findall(text))
    again = _AGAIN.search(text)
    unit = (again["unit"] or again["ly"] or "year").casefold().replace("dai", "day") if again else ""
    evenly = _EVENLY.search(text) is not None
    for v in told:
        if v.dimension == "count" and evenly:
            yield v.amount
        if v.dimension == "duration" and (evenly or (unit and unit in v.text.casefold())):
            yield bare_number(v)


@lru_cache(maxsize=64)
def _shared_out(text: str) -> frozenset[tuple[str, float]]:
    """Currency and amount of sums that are a part or a multiple of another: 'halved', 'equally among 12', 'a year for
    five years'."""
    out = set()
    for span in sentences(text):
        told = values(span.text[:_READ])
        for x in (v for v in told if v.dimension == "money"):
            for times in _times(told, span.text[:_READ]):
                if 1 < times <= _TIMES:
                    out |= {(x.unit, round(x.amount * times, 6)), (x.unit, round(x.amount / times, 6))}
    return frozenset(out)


def follows(value: Value, text: str, today: date | None, rival: Value | None = None) -> bool:
    """Whether a text tells the value or what it can be reckoned from. `rival`: what stands in its place; in that of 22
    winters 32 winters are no sum of other things, and no span between two years."""
    if is_told(value, text, today, rival):
        return True
    known = values_of(text)[:_MOST]
    if rival and rival.dimension == value.dimension and rival.unit == value.unit:
        if value.dimension not in _SUMMED:
            return False
        if value.dimension == "count":
            known = tuple(v for v in known if v.unit in {"", value.unit})
    if value.dimension == "duration" and _DAY <= value.amount <= _WEEK:
        # "After three days" between Wednesday and Saturday.
        return len({v.moment.weekday for v in known if v.moment and v.moment.weekday is not None}) > 1
    if today is not None and _from_years(value, known, today):
        return True
    if value.dimension == "money" and (value.unit, round(value.amount, 6)) in _shared_out(text):
        return True
    return (value.dimension != "count" or value.amount > _SMALL) and adds_up(value, known)


def adds_up(value: Value, known: Sequence[Value]) -> bool:
    """Whether a value is the sum, the rest or a part of others that measure the same."""
    return value.dimension in _SUMMED and any(_close(r, value) for r in _results(value, known[:_MOST]))
