"""Quantities, money, durations, lengths, shares, ranks and moments of a sentence, comparable by value."""

import re
from datetime import date
from typing import NamedTuple

from pipeline.core.calendar import Moment, agree, moments
from pipeline.core.numeral import (
    DOZENS,
    FIGURES,
    FRACTIONS,
    ORDINAL,
    SCALES,
    SUFFIXES,
    WORDS,
    in_figures,
    in_words,
    ordinal,
)
from pipeline.core.unit import CURRENCIES, SYMBOLS, UNITS


class Value(NamedTuple):
    """`dimension`: count, money, duration (minutes), age (years), length (m), mass (kg), share (0-1), rank, quantifier,
    date, time. `unit`: the currency or the noun counted. `bound`: '' exact, '~' about, '<' at most, '>' at least,
    '-' all but. `moment` is set for date and time."""

    start: int
    end: int
    text: str
    dimension: str
    amount: float
    unit: str = ""
    bound: str = ""
    moment: Moment | None = None


_SUFFIX = r"(?:\s?(?P<scale>million|thousand|billion|trillion|dozen|mln|mn|bn|tn)\b|(?P<short>[kKmMbB])\b)"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?P<symbol>(?:US|A|C|NZ|HK)?[$£€¥₹])?\s?(?P<figures>{FIGURES}){_SUFFIX}?"
    rf"|\b(?P<words>{WORDS})(?:\s+(?P<dozen>dozens?|score)\b)?(?P<tail>\s+and\s+a\s+half\b)?",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?P<gap>[\s-]?)(?P<unit>per\s?cent|%|[^\W\d_]+\.?)(?:-(?P<old>old)\b|\s(?P<aged>old|of age)\b)?")
_SHARE = re.compile(
    rf"\b(?P<top>an?|{WORDS}|{FIGURES})?[\s-]?\b(?P<part>half|halves|(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?)\b"
    r"(?=\s+(?:of|a|an|the|as)\b|\s+(?:full|empty|price|owner|stake|share))",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"\b(?P<top>{WORDS}|\d+)\s+(?:in|out of)(?:\s+every)?\s+(?P<whole>an?\s+hundred|{WORDS}|\d+)\b(?!\s?%)",
    re.IGNORECASE,
)
_RANK = re.compile(
    rf"\b(?:{ORDINAL})\b(?!\s+(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))", re.IGNORECASE
)
_GROUP = re.compile(
    r"\b(?P<half>half\s+an?|an?\s+half)\s+(?P<halved>hour|year|day|century|decade|dozen|mile)\b"
    r"|\b(?P<article>a|an|one|nearly|about|around|two|three|several|the|past)\s+(?P<group>fortnight|dozen|couple|pair|trio|decade|century|quarter of an hour)s?\b"
    r"|\b(?P<single>single|sole|lone|both|twice|once|thrice|twelfth|double|triple)\b",
    re.IGNORECASE,
)
_QUANTIFIER = re.compile(
    r"\b(?P<word>all|every|most|many|some|several|few|none|half|majority|minority|dozens|hundreds|thousands|millions|any|each)\b(?!\s+but\b)",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(r"(?:\baged?\s+|[^\W\d_],\s|[^\W\d_]\s\()$")
_AGE_BEHIND = re.compile(r"\s?(?:[,);]|and\b|is\b|was\b)|\.?$")
_TURN = re.compile(r"\b(?:is|was|turned|turns|am|be|aged|age|at)\s+$", re.IGNORECASE)
_BOUNDS = (
    ("-", re.compile(r"\ball but\s+$", re.IGNORECASE)),
    ("<", re.compile(r"\b(?:fewer than|less than|under|below|up to|as much as|as many as|as long as|at most|no more than|nearly|almost"
                     r"|just under|not quite|maximum of|close to|inside|within)\s+$", re.IGNORECASE)),
    (">", re.compile(r"\b(?:more than|over|above|at least|just over|upwards of|no fewer than|no less than|exceeding"
                     r"|well over|minimum of)\s+$", re.IGNORECASE)),
    ("~", re.compile(r"\b(?:about|around|roughly|some|approximately|estimated|circa|or so|reportedly)\s+(?:an?\s+)?$", re.IGNORECASE)),
)  # fmt: skip
_SMALLER = re.compile(
    rf"\s*(?:and\s+|,\s*)?(?P<n>{FIGURES}|{WORDS})\s*(?P<u>minutes|minute|mins|min|m|seconds|months|weeks|days)?\b",
    re.IGNORECASE,
)
_AND_PART = re.compile(r"\s+and\s+(?:an?\s+)?(?P<part>half|quarter|three[- ]quarters)\b", re.IGNORECASE)
_LINK = re.compile(r"\s*(?:to|and|or|-|–|—)\s*")
_NO_NOUN = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "by",
        "to",
        "for",
        "from",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "and",
        "or",
        "but",
        "as",
        "with",
        "plus",
        "per",
        "that",
        "who",
        "which",
        "when",
        "while",
        "after",
        "before",
        "said",
        "than",
        "this",
        "it",
        "he",
        "she",
        "they",
        "more",
        "less",
        "other",
        "others",
        "out",
        "up",
        "down",
        "most",
    ]
)
_NOUN_GAP = re.compile(r"[\s-](?P<noun>[^\W\d_]{2,})")


def _bound(text: str, start: int) -> str:
    window = text[max(0, start - 16) : start]
    return next((mark for mark, pattern in _BOUNDS if pattern.search(window)), "")


def _noun(text: str, end: int) -> str:
    found = _NOUN_GAP.match(text, end)
    noun = found["noun"].casefold() if found else ""
    return "" if noun in _NO_NOUN else noun.rstrip("s")


def _aged(text: str, start: int, end: int, amount: float) -> bool:
    """'Calloway, 29, wrote', 'Farrow (61) said', 'she is 41'."""
    if not (1 <= amount <= 110 and amount == int(amount)):
        return False
    before, behind = text[max(0, start - 12) : start], text[end : end + 6]
    comma = _AGE_BEFORE.search(before) and _AGE_BEHIND.match(behind)
    return bool(comma) or bool(_TURN.search(before) and re.match(r"\s?(?:[,.;)]|and\b|in\b|when\b)|$", behind))


def _longer(text: str, end: int, minutes_each: float, amount: float) -> tuple[float, int]:
    """'1 h 34', 'an hour and a half', '2 hours 15 minutes': the amount in minutes with what follows, and the new end."""
    part = _AND_PART.match(text, end)
    if part:
        share = {"half": 0.5, "quarter": 0.25}.get(part["part"].casefold(), 0.75)
        return amount + share * minutes_each, part.end()
    more = _SMALLER.match(text, end) if minutes_each >= 60 else None
    if more and (more["u"] or minutes_each == 60):
        each = UNITS[more["u"].casefold()][1] if more["u"] and more["u"].casefold() != "m" else 1
        count = in_figures(more["n"]) if more["n"][0].isdigit() else in_words(more["n"])
        if each < minutes_each and (more["u"] or not text[end:].lstrip().startswith("and")):
            return amount + count * each, more.end()
    return amount, end


def _measured(text: str, start: int, end: int, amount: float, symbol: str | None) -> Value:
    """The number with the unit that follows it."""
    bound = _bound(text, start)
    if symbol:
        return Value(start, end, text[start:end], "money", amount, SYMBOLS[symbol[-1]], bound)
    found = _UNIT.match(text, end)
    word = found["unit"].casefold().rstrip(".").replace(" ", "") if found else ""
    unit = UNITS.get(word)
    if found and word in CURRENCIES:
        return Value(
            start, found.end("unit"), text[start : found.end("unit")], "money", amount, CURRENCIES[word], bound
        )
    if found and unit and not (unit[0] == "mass" and word == "g" and found["gap"]):
        dimension, factor = unit
        stop = found.end("unit") - (text[found.end("unit") - 1] == ".")
        total = amount * factor
        if dimension == "duration" and (found["old"] or found["aged"]):
            return Value(start, found.end(), text[start : found.end()], "age", amount, "", bound)
        if dimension == "duration":
            total, stop = _longer(text, stop, factor, total)
        return Value(start, stop, text[start:stop], dimension, total, "", bound)
    if _aged(text, start, end, amount):
        return Value(start, end, text[start:end], "age", amount, "", bound)
    more = ">" if text[end : end + 5] == "-plus" or text[end : end + 1] == "+" else bound
    return Value(start, end, text[start:end], "count", amount, _noun(text, end), more)


def _number(text: str, found: re.Match[str]) -> Value | None:
    end = found.end()
    if found["figures"]:
        amount = in_figures(found["figures"])
        scale, short = found["scale"], found["short"]
        # "19 m" is a length, "19m" and "$19m" are millions.
        factor = SUFFIXES[short.casefold()] if short else 1
        amount *= factor if not scale else SCALES.get(scale.casefold()) or SUFFIXES.get(scale.casefold()) or 12
        start = found.start("symbol") if found["symbol"] else found.start("figures")
    else:
        amount, start = in_words(found["words"]), found.start()
        amount = amount * (12 if found["dozen"].casefold().startswith("dozen") else 20) if found["dozen"] else amount
        amount += 0.5 if found["tail"] else 0
        if found["words"].casefold() == "one" and not _counts_one(text, end):
            return None
    return _measured(text, start, end, amount, found["symbol"])


def _counts_one(text: str, end: int) -> bool:
    """'One' is a pronoun as often as a number."""
    return bool(
        re.match(
            r"[\s-](?!of\b|is\b|was\b|in\b|another\b|day\b|who\b|that\b|and\b|or\b|by\b|more\b)[a-z]",
            text[end : end + 9],
        )
    )


def _shares(text: str) -> list[Value]:
    out = []
    for found in _IN.finditer(text):
        whole = in_words(found["whole"]) if not found["whole"].isdigit() else float(found["whole"])
        top = in_words(found["top"]) if not found["top"].isdigit() else float(found["top"])
        if 0 < top < whole:
            out.append(
                Value(found.start(), found.end(), found[0], "share", top / whole, "", _bound(text, found.start()))
            )
    for found in _SHARE.finditer(text):
        word = (found["top"] or "").casefold()
        top = 1.0 if word in {"", "a", "an"} else float(word) if word.isdigit() else in_words(word)
        part = found["part"].casefold()
        amount = top * FRACTIONS["half" if part == "halves" else part.rstrip("s") if part != "half" else part]
        if 0 < amount < 1:
            out.append(Value(found.start(), found.end(), found[0], "share", amount, "", _bound(text, found.start())))
    return out


def _groups(text: str) -> list[Value]:
    out = []
    for found in _GROUP.finditer(text):
        spot = (found.start(), found.end(), found[0])
        if found["halved"]:
            word = found["halved"].casefold()
            unit = UNITS.get(word, ("count", 12.0))
            out.append(Value(*spot, unit[0], unit[1] / 2))
        elif found["group"]:
            word = found["group"].casefold()
            count = {"two": 2, "three": 3}.get(found["article"].casefold(), 1)
            unit = ("duration", 15.0) if " " in word else UNITS.get(word) or ("count", float(DOZENS[word]))
            near = {"nearly": "<", "about": "~", "around": "~"}
            bound = near.get(found["article"].casefold()) or _bound(text, found.start())
            out.append(Value(*spot, unit[0], unit[1] * count, _noun(text, found.end()), bound))
        else:
            amount = {"both": 2, "twice": 2, "double": 2, "thrice": 3, "triple": 3}.get(found["single"].casefold(), 1)
            out.append(Value(*spot, "count", float(amount), _noun(text, found.end())))
    return out


def _ranks(text: str) -> list[Value]:
    found = ((f, ordinal(f[0])) for f in _RANK.finditer(text))
    return [Value(f.start(), f.end(), f[0], "rank", float(rank)) for f, rank in found if rank is not None]


def _moment_value(text: str, moment: Moment) -> Value:
    dimension = "time" if moment.minute is not None else "date"
    amount = float(moment.minute if moment.minute is not None else moment.year or 0)
    return Value(moment.start, moment.end, text[moment.start : moment.end], dimension, amount, moment=moment)


def _ranges(text: str, found: list[Value]) -> list[Value]:
    """'87 to 13 per cent', 'between 10 and 15 million': the first takes the measure of the second."""
    out = list(found)
    for i, (a, b) in enumerate(zip(found, found[1:], strict=False)):
        if a.dimension == "count" and b.dimension in {"money", "share", "duration", "length", "mass"}:
            factor = b.amount / raw if (raw := _raw(b)) else 1.0
            if _LINK.fullmatch(text[a.end : b.start]):
                out[i] = a._replace(dimension=b.dimension, unit=b.unit, amount=a.amount * factor)
    return out


def _raw(value: Value) -> float:
    found = _NUMBER.search(value.text)
    if not found:
        return 0.0
    return in_figures(found["figures"]) if found["figures"] else in_words(found["words"])


def values(sentence: str) -> list[Value]:
    """The values of a sentence in order; none overlaps another."""
    candidates = [_moment_value(sentence, m) for m in moments(sentence)] + _groups(sentence) + _shares(sentence)
    candidates += _ranks(sentence) + [v for f in _NUMBER.finditer(sentence) if (v := _number(sentence, f))]
    candidates += [
        Value(f.start(), f.end(), f[0], "quantifier", 0.0, f[0].casefold()) for f in _QUANTIFIER.finditer(sentence)
    ]
    kept: list[Value] = []
    for value in candidates:
        if all(value.end <= k.start or value.start >= k.end for k in kept):
            kept.append(value)
    return _ranges(sentence, sorted(kept, key=lambda v: v.start))


# "About" allows a tenth, "more than" a fifth above: what a copy desk calls the same; units converted by hand err by 6 %.
_ROUNDING = 0.1
_OVER = 0.2
_CONVERTED = 0.06


def _near(a: Value, b: Value) -> bool:
    top = max(abs(a.amount), abs(b.amount))
    gap = abs(a.amount - b.amount) / top if top else 0.0
    if gap < 1e-9:
        return (a.bound == "-") == (b.bound == "-")
    if "-" in (a.bound, b.bound):
        return False
    if a.dimension in {"length", "mass", "duration"} and gap <= _CONVERTED and a.text.casefold() != b.text.casefold():
        return _unit_word(a) != _unit_word(b)
    for x, y in ((a, b), (b, a)):
        if y.bound == "" or x.bound == y.bound:
            if x.bound == ">" and 0 < y.amount - x.amount <= _OVER * top:
                return True
            if x.bound == "<" and 0 < x.amount - y.amount <= _OVER * top:
                return True
    return ("~" in (a.bound, b.bound) or (a.bound != "" and b.bound != "")) and gap <= _ROUNDING


def _unit_word(value: Value) -> str:
    return "".join(c for c in value.text.casefold() if c.isalpha())[-3:]


_DURATION_LIKE = {"duration", "age"}


def same(a: Value, b: Value, today: date | None = None) -> bool | None:
    """Whether two values agree; None where they measure different things and cannot be compared."""
    if a.moment is not None and b.moment is not None:
        return agree(a.moment, b.moment, today)
    if a.dimension != b.dimension and not ({a.dimension, b.dimension} <= _DURATION_LIKE):
        if {a.dimension, b.dimension} <= {"count", "money"} and not (a.unit and b.unit):
            return _near(a, b)
        return None
    if a.dimension == "quantifier":
        return a.unit == b.unit
    if a.dimension == "money" and a.unit != b.unit:
        return False
    return _near(a, b)
