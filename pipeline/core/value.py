"""Quantities, money, durations, lengths, shares, ranks and moments of a sentence, comparable by value."""

import re
from datetime import date
from functools import lru_cache
from math import floor, isfinite

from pipeline.core.agreement import agree
from pipeline.core.calendar import Moment, moments
from pipeline.core.compound import compounds
from pipeline.core.numeral import SCALES
from pipeline.core.portion import portions, quantifiers
from pipeline.core.quantity import Value as Value
from pipeline.core.quantity import bare_number, quantities
from pipeline.core.temperature import in_fahrenheit, temperatures
from pipeline.core.unit import PHYSICAL, UNITS

_LINK = re.compile(r"\s*(?:to|and|or|-|–|—)\s*")
_BY = re.compile(r"\s*(?:to|and|or|-|–|—|by|x|×)\s*")  # "62 centimetres by 48", "24 by 19 inches"
_SIDES = frozenset({"by", "x", "×"})
_LISTED = re.compile(r",?\s*(?:and|or|,)\s*")
_UP_TO = re.compile(r"\s*(?:to|-|–|—)\s*")
_DASHES = frozenset("-–—")
_BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|roughly\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|by|won|lost|beat)\s+(?:about\s+|roughly\s+|some\s+)?$", re.IGNORECASE)
_NEAR_BY = 1.5  # "ten or twelve" is a range, "$40 or $90" a choice
_WIDE = 10.0  # ends further apart are of two things
_MEASURED = frozenset({"duration", "money", "age", "share"}) | PHYSICAL
_LENDING = _MEASURED - {"age", "temperature"}  # of which the end of a range lends its unit to the beginning
_DECIMALS = re.compile(r"\d+(?:\.(\d+))?\s?(?:%|per)")
_LETTERS = re.compile(r"[^\W\d_]+")
_OF = re.compile(r"\s+of\s+(?:\w+\s+)?")


def _moment_value(text: str, moment: Moment) -> Value:
    dimension = "time" if moment.minute is not None else "date"
    amount = float(moment.minute if moment.minute is not None else moment.year or 0)
    return Value(moment.start, moment.end, text[moment.start : moment.end], dimension, amount, moment=moment)


def _remainders(found: list[Value], text: str) -> list[Value]:
    """'All but 32 of the 342' is 310."""
    out = list(found)
    for i, (a, b) in enumerate(zip(found, found[1:], strict=False)):
        if a.bound == "-" and a.dimension == b.dimension == "count" and _OF.fullmatch(text[a.end : b.start]):
            out[i] = a._replace(amount=b.amount - a.amount, bound="", unit=b.unit)
    return out


def _ages(found: list[Value], text: str) -> list[Value]:
    """'Aged 9 and 12', 'aged 9, 11 and 12': all of them are ages."""
    out = list(found)
    for i, (a, b) in enumerate(zip(found, found[1:], strict=False)):
        listed = out[i].dimension == "age" and a.text.isdecimal() and _LISTED.fullmatch(text[a.end : b.start])
        if listed and b.dimension == "count" and not b.unit:
            out[i + 1] = b._replace(dimension="age")
    return out


def _ranges(text: str, found: list[Value]) -> list[Value]:
    """'87 to 13 per cent', 'between 10 and 15 million': the first takes the measure of the second; '$20-25 million':
    and the second the currency of the first."""
    out = list(found)
    for i, (a, b) in enumerate(zip(found, found[1:], strict=False)):
        if a.dimension == "money" and b.dimension == "count" and bare_number(a) == a.amount:
            factor = b.amount / raw if (raw := bare_number(b)) else 1.0
            if factor > 1 and _UP_TO.fullmatch(text[a.end : b.start]):
                out[i] = a._replace(amount=a.amount * factor)
                out[i + 1] = b._replace(dimension="money", unit=a.unit)
        elif a.dimension == "count" and b.dimension in _LENDING:
            factor = b.amount / raw if (raw := bare_number(b)) else 1.0
            if b.dimension == "money" and a.amount >= _THOUSAND:  # "700,000 to 1 million pounds"
                factor = 1.0
            if (_BY if b.dimension == "length" else _LINK).fullmatch(text[a.end : b.start]):
                out[i] = a._replace(dimension=b.dimension, unit=b.unit, amount=a.amount * factor)
        elif a.dimension == "length" and b.dimension == "count" and text[a.end : b.start].strip() in _SIDES:
            factor = a.amount / raw if (raw := bare_number(a)) else 1.0
            out[i + 1] = b._replace(dimension="length", unit=a.unit, amount=b.amount * factor)
        elif a.dimension == b.dimension == "count" and bare_number(a) == a.amount and _spanned(text, a, b):
            factor = _scale(b)
            if factor >= _THOUSAND and a.amount * factor < b.amount and not _scaled(a):
                out[i] = a._replace(amount=a.amount * factor, unit=a.unit or b.unit)
    return _reaching(text, out)


_THOUSAND = 1000.0  # "fifty to a hundred" are both whole


def _scaled(value: Value) -> bool:
    return any(word in SCALES for word in value.text.casefold().split())


def _scale(value: Value) -> float:
    """A million of 'three million' and '3 million'."""
    told = SCALES.get(value.text.split()[-1].casefold())
    return float(told) if told else value.amount / raw if (raw := bare_number(value)) else 1.0


def _spanned(text: str, a: Value, b: Value) -> bool:
    """'Two to three', 'two or three', 'between two and three'; 'from two to three' may be a rise, '1-4' a score."""
    link = text[a.end : b.start].strip()
    if link == "and":
        return _BETWEEN.search(text[: a.start]) is not None
    if link == "or":
        return b.amount - a.amount == 1 or b.amount <= _NEAR_BY * a.amount
    if link == "to":
        return _FROM.search(text[: a.start]) is None
    return link in _DASHES and (b.dimension != "count" or b.amount > _TELLING)


_SPANNED = frozenset({"count", "money", "duration", "share", "age"}) | PHYSICAL


def _reaching(text: str, found: list[Value]) -> list[Value]:
    """The ends of a range with its reach; '87 to 13' is the outcome of a vote."""
    out = list(found)
    for i, (a, b) in enumerate(zip(found, found[1:], strict=False)):
        if (
            a.dimension == b.dimension
            and b.dimension in _SPANNED
            and a.amount < b.amount <= _WIDE * a.amount
            and _spanned(text, a, b)
        ):
            out[i], out[i + 1] = (its._replace(reach=(a.amount, b.amount)) for its in (a, b))
    return out


_READ = 4000  # characters of a sentence; longer ones are tables, and their values are paired by the square


# Each detector asks anew, and copies share most of their sentences.
@lru_cache(maxsize=1 << 13)
def values(sentence: str) -> tuple[Value, ...]:
    """The values of a sentence in order; none overlaps another."""
    sentence = sentence[:_READ]
    candidates = [_moment_value(sentence, m) for m in moments(sentence)]
    candidates += (
        temperatures(sentence) + compounds(sentence) + portions(sentence) + quantities(sentence) + quantifiers(sentence)
    )
    kept: list[Value] = []
    for value in candidates:
        if all(value.end <= k.start or value.start >= k.end for k in kept):
            kept.append(value)
    return tuple(_remainders(_ages(_ranges(sentence, sorted(kept, key=lambda v: v.start)), sentence), sentence))


# "About" allows a tenth, and no more than its last digit that is no nought leaves open: about 168,000 is not 186,000.
# "More than" allows a fifth above: what a copy desk calls the same. Lengths converted by hand err by 6%, weeks told in
# months by 9%.
_ROUNDING = 0.1
_DIGIT = 0.75  # of a unit of the last digit
_OVER = 0.2
_CONVERTED = 0.09
_CONVERTIBLE = PHYSICAL | {"duration"}
_DEGREE = 1.0


def _near(a: Value, b: Value) -> bool:
    top = max(abs(a.amount), abs(b.amount))
    gap = abs(a.amount - b.amount) / top if top else 0.0
    if a.dimension == "share" and (_in_per_cent(a, b) or _in_per_cent(b, a)):
        return True
    if gap < 1e-9:
        return (a.bound == "-") == (b.bound == "-")
    if "-" in (a.bound, b.bound):
        return False
    if a.dimension == "temperature":
        return abs(a.amount - b.amount) <= (_DEGREE if in_fahrenheit(a.text) != in_fahrenheit(b.text) else 0.0)
    if a.dimension in _CONVERTIBLE and gap <= _CONVERTED and a.text.casefold() != b.text.casefold():
        return _unit_of(a) != _unit_of(b)
    for x, y in ((a, b), (b, a)):
        if y.bound == "" or (x.bound == y.bound and _is_rounder(x, y)):
            if x.bound == ">" and 0 < y.amount - x.amount <= _OVER * top:
                return True
            if x.bound == "<" and 0 < x.amount - y.amount <= _OVER * top:
                return True
    rounded = "~" in (a.bound, b.bound) or (a.bound != "" and b.bound != "")
    return rounded and gap <= min(_ROUNDING, max(slack(v) for v in (a, b) if v.bound)) + 1e-9


def _is_rounder(x: Value, y: Value) -> bool:
    """Of two that lie beyond a bound: whether one can be the other cut short, 'over 300' and 'over 340', not 400."""
    return round(abs(x.amount) * slack(x), 6) > round(abs(y.amount) * slack(y), 6)


_PARTS = ("third", "sixth", "seventh", "ninth")


def _in_per_cent(part: Value, percentage: Value) -> bool:
    """Whether a third is told as 33 or 33.3 per cent, two thirds as 66 or 67."""
    digits = _DECIMALS.search(percentage.text)
    if not any(word in part.text.casefold() for word in _PARTS) or digits is None:
        return False
    told, exact, scale = percentage.amount * 100, part.amount * 100, 10 ** len(digits[1] or "")
    return any(abs(told - near / scale) < 1e-6 for near in (round(exact * scale), floor(exact * scale)))


def slack(value: Value) -> float:
    """How far, as a share of it, what a rounded number stands for can lie: 170 for 164 to 176."""
    raw = abs(bare_number(value) or value.amount)
    if not isfinite(raw):
        return 0.0
    unit = next(
        (10.0**k for k in range(9, -4, -1) if (n := round(raw / 10.0**k)) and abs(raw / 10.0**k - n) < 1e-6), 0.0
    )
    return _DIGIT * unit / raw if raw else 0.0


def _unit_of(value: Value) -> object:
    """What it converts to, however it is written; the word, of what is told in no unit."""
    word = next(iter(reversed(_LETTERS.findall(value.text.casefold()))), "")
    return UNITS.get(word) or word.removesuffix("s")


def encloses(a: Value, b: Value) -> bool:
    """Whether one is an end of a range and the other, which is none, lies in it."""
    for x, y in ((a, b), (b, a)):
        if x.reach and not y.reach and x.dimension == y.dimension and (x.dimension != "money" or x.unit == y.unit):
            return x.reach[0] <= y.amount <= x.reach[1]
    return False


_NO_NOUN = ("ed", "ing", "ly")  # "the 35 intended"
_TELLING = 12  # smaller whole numbers stand beside anything


def elliptic(a: Value, b: Value) -> bool:
    """Whether one is the number of the other without its measure: '61 hours against the 35 intended', 'after ten' at
    'ten o'clock'."""
    for x, y in ((a, b), (b, a)):
        if x.dimension == "count" and not x.unit and y.moment and y.moment.minute is not None:
            return x.amount in _HOURS and y.moment.minute % _HALF_DAY == (x.amount * 60) % _HALF_DAY
        bare = x.dimension == "count" and (not x.unit or x.unit.endswith(_NO_NOUN))
        if bare and y.dimension in _MEASURED and x.amount == bare_number(x) == bare_number(y):
            return x.amount > _TELLING or x.amount != int(x.amount)
    return False


_HALF_DAY = 720  # minutes
_HOURS = frozenset(map(float, range(1, 13)))
_CROWNS = frozenset({"krona", "krone"})  # what in English is a crown
_COINED = {"cent": frozenset({"dollar", "euro", "rand"}), "penny": frozenset({"pound"})}  # a hundredth of
_DURATION_LIKE = {"duration", "age"}


def same(a: Value, b: Value, today: date | None = None) -> bool | None:
    """Whether two values agree; None where they measure different things and cannot be compared."""
    if a.moment is not None and b.moment is not None:
        return agree(a.moment, b.moment, today)
    if a.dimension != b.dimension and not ({a.dimension, b.dimension} <= _DURATION_LIKE):
        pair = {a.dimension, b.dimension}
        if pair == {"count", "age"} or (
            pair == {"count", "money"} and (not (a.unit and b.unit) or "of" in (a.unit, b.unit))
        ):
            return _near(a, b)
        return None
    if a.dimension == "quantifier":
        return a.unit == b.unit
    if a.dimension == b.dimension == "age" and encloses(a, b):
        return True  # who turns 30 in May is 29
    if a.dimension == "money" and a.unit != b.unit:
        if (a.unit == "crown" and b.unit in _CROWNS) or (b.unit == "crown" and a.unit in _CROWNS):
            return _near(a, b)
        return any(
            y.unit in _COINED.get(x.unit, ()) and _near(x._replace(amount=x.amount / 100), y)
            for x, y in ((a, b), (b, a))
        )
    return _near(a, b)
