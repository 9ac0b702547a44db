"""Numbers with what they measure: sums of money, spans of time, lengths, ages, counts."""

import re
from functools import cache
from typing import NamedTuple

from pipeline.core.calendar import Moment
from pipeline.core.cue import entries
from pipeline.core.numeral import (
    FIGURES,
    NUMERALS,
    ORDINALS,
    SCALES,
    SUFFIXES,
    TENS,
    WORDS,
    amount_of,
    clues,
    in_figures,
    in_words,
)
from pipeline.core.unit import CODES, CURRENCIES, SYMBOLS, UNITS


class Value(NamedTuple):
    """One value of a sentence.

    `dimension`: count, money, duration (minutes), age (years), length (m), mass (kg), share (0-1), rank, date, time,
    quantifier, difference (so many more or fewer) or rate (once in so many minutes). `unit`: the currency or the noun
    counted. `bound`: '' exact, '~' about, '<' at most, '>' at least, '-' all but. `moment` is set for date and time,
    `reach`, lowest and highest, for the ends of a range.
    """

    start: int
    end: int
    text: str
    dimension: str
    amount: float
    unit: str = ""
    bound: str = ""
    moment: Moment | None = None
    reach: tuple[float, float] | None = None


_SUFFIX = (
    r"(?:[\s-]?(?P<scale>million|thousand|billion|trillion|dozen|lakh|crore|mln|mn|bn|tn)\b|(?P<short>[kKmMbB])\b)"
)
_LARGE = r"\d[\d.,]*[\s-]?(?:million|billion|trillion|bn|m)\b"
# A lone letter stands for a currency only before a large sum: "N50 million" is money, "N50" may be a road.
_SYMBOL = (
    rf"(?:\$(?:A|NZ|C|US|HK|S)(?=\d)|(?:US|A|C|NZ|HK|NT|S|R|CA|AU)?[$£€¥₹₦₩₪฿]|(?:GH)?₵|Rs\.?\s?|(?:{'|'.join(CODES)})\s?"
    rf"|(?:Rp|Tk|K?Sh)\.\s?|[NRK](?={_LARGE}|\d{{1,3}}(?:[, ]\d{{3}})+))"
)
_IN_FIGURES = rf"(?<![\w.,])(?P<symbol>{_SYMBOL})?\s?(?P<figures>{FIGURES}){_SUFFIX}?"
_FIGURE = re.compile(_IN_FIGURES, re.IGNORECASE)
_NUMBER = re.compile(
    rf"{_IN_FIGURES}"
    rf"|\b(?P<words>{WORDS})(?:\s+(?P<dozen>dozens?|score)\b)?(?P<tail>\s+and\s+(?:a\s+(?:half|quarter)|three[\s-]quarters?)\b)?"
    rf"(?(tail)(?:\s+(?P<half_of>{'|'.join(SCALES)})\b)?)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?P<gap>[\s-]?)(?:(?:working|business|consecutive|straight|full|calendar)\s(?=day|week|month|year|hour)"
    r"|(?P<power>square|sq\.?|cubic)[\s-](?=mile|met|feet|foot|f?t\b|m\b|k|yard|inch)"
    r"|(?:US|American|Canadian|Australian|Swedish|Norwegian|Danish|Swiss|Indian|Mexican|British|New Zealand"
    r"|Hong Kong|Aussie|Kiwi)\s"
    r"(?=dollar|kron|franc|rupee|crown|peso|pound))?"
    r"(?P<unit>per\s?cent|%|[^\W\d_]+\.?)(?:-(?P<old>old)\b|\s(?P<aged>old|of age)\b)?"
)
_AGE_BEFORE = re.compile(r"(?:\baged?\s+|[^\W\d_],\s|[^\W\d_]\s\()$")
_AGE_BEHIND = re.compile(r"\s?(?:[,);]|and\b|is\b|was\b)|\.?$")
_TURN = re.compile(r"\b(?:is|was|turned|turns|am|be|aged|age|at)\s+$", re.IGNORECASE)
_COMING = re.compile(r"\b(?:turns?|turning|(?:will|would) be)\s+$", re.IGNORECASE)  # who turns 30 in May is 29
_BOUNDS = (
    ("-", re.compile(r"\ball but\s+$", re.IGNORECASE)),
    (
        "<",
        re.compile(
            r"\b(?:(?<!no )(?<!not )(?:fewer|less) than|not more than|under|below|up to"
            r"|as much as|as many as|as long as|at most|no more than|nearly|almost|just under|not quite|maximum of"
            r"|close to|inside|within)\s+$",
            re.IGNORECASE,
        ),
    ),
    (
        ">",
        re.compile(
            r"\b(?:more than|over|above|at least|just over|upwards of|(?:no|not) (?:fewer|less) than"
            r"|in excess of|exceeding|well over|minimum of)\s+$",
            re.IGNORECASE,
        ),
    ),
    (
        "~",
        re.compile(
            r"\b(?:about|around|roughly|some|approximately|estimated|circa|or so|reportedly)\s+(?:an?\s+)?$",
            re.IGNORECASE,
        ),
    ),
)
_SMALLER = re.compile(
    rf"\s*(?:and\s+|,\s*)?(?P<n>{FIGURES}|{WORDS})\s*(?P<u>minutes|minute|mins|min|m|seconds|months|weeks|days)?\b"
    r"(?!(?:\s+[a-z]+)?\s+(?:more|longer|less|shorter|later|earlier|after|before|ahead|behind|over|short)\b)",
    re.IGNORECASE,
)
_AND_PART = re.compile(r"\s+and\s+(?:an?\s+)?(?P<part>half|quarter|three[- ]quarters)\b", re.IGNORECASE)
_ORDINAL_TAIL = re.compile(r"-(?P<unit>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE)
# "There were 800,000 more", "10 fewer": by how much; "ten more than" says so too, "two more films" counts films.
_MORE = re.compile(r"\s(?:more|fewer|less)\b(?:\s+than\b|\s*[.,;:]|$)")
_NAME_BEFORE = re.compile(
    r"(?<![.!?:;,]\s)\b(?!(?:On|In|At|By|For|From|The|All|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)? )[A-Z][a-z]+ $"
)
_SAYS = re.compile(r"(?:['’]s\b)?\s+(?:said|says|told|announced|confirmed|denied|declined|has|had|will|would|is|was)\b")
_NUMERAL = re.compile(rf"\s(?:\d|(?:{'|'.join(NUMERALS)})\b)", re.IGNORECASE)
_NOUN_GAP = re.compile(r"[\s-](?P<noun>[^\W\d_]{2,})")


@cache
def _no_noun() -> frozenset[str]:
    return frozenset(entries("no_noun"))


def bound_before(text: str, start: int) -> str:
    window = text[max(0, start - 16) : start]
    return next((mark for mark, pattern in _BOUNDS if pattern.search(window)), "")


def noun_behind(text: str, end: int) -> str:
    found = _NOUN_GAP.match(text, end)
    noun = found["noun"].casefold() if found else ""
    if noun == "of" or (noun == "out" and text.startswith(" of ", found.end() if found else end)):
        return "of"
    return "" if noun in _no_noun() else noun.rstrip("s")


def _aged(text: str, start: int, end: int, amount: float) -> bool:
    """'Calloway, 29, wrote', 'Farrow (61) said', 'she is 41'."""
    if not (1 <= amount <= 110 and amount == int(amount)):
        return False
    before, behind = text[max(0, start - 12) : start], text[end : end + 6]
    comma = _AGE_BEFORE.search(before) and _AGE_BEHIND.match(behind)
    return bool(comma) or bool(_TURN.search(before) and re.match(r"\s?(?:[,.;)]|and\b|in\b|when\b)|$", behind))


def _longer(text: str, end: int, minutes_each: float, amount: float) -> tuple[float, int]:
    """'1 h 34', 'an hour and a half', '2 hours 15 minutes': minutes with what follows, and the new end."""
    part = _AND_PART.match(text, end)
    if part:
        share = {"half": 0.5, "quarter": 0.25}.get(part["part"].casefold(), 0.75)
        return amount + share * minutes_each, part.end()
    more = _SMALLER.match(text, end) if minutes_each >= 1 else None
    if more and (more["u"] or minutes_each == 60):
        each = UNITS[more["u"].casefold()][1] if more["u"] and more["u"].casefold() != "m" else 1
        count = amount_of(more["n"])
        if each < minutes_each and (more["u"] or not text[end:].lstrip().startswith("and")):
            return amount + count * each, more.end()
    return amount, end


def measured(text: str, start: int, end: int, amount: float, symbol: str | None) -> Value:
    """The number with the unit that follows it."""
    bound = bound_before(text, start)
    if symbol:
        told = symbol.strip(" .")
        currency = CODES.get(told.casefold()) or SYMBOLS["$" if told[0] == "$" else told[-1].upper()]
        return Value(start, end, text[start:end], "money", amount, currency, bound)
    found = _UNIT.match(text, end)
    word = found["unit"].casefold().rstrip(".").replace(" ", "") if found else ""
    unit = UNITS.get(word)
    if found and word in CURRENCIES:
        return Value(
            start, found.end("unit"), text[start : found.end("unit")], "money", amount, CURRENCIES[word], bound
        )
    if found and unit and not (unit[0] == "mass" and word == "g" and found["gap"]):
        dimension, factor = _powered(*unit, found["power"])
        stop = found.end("unit") - (text[found.end("unit") - 1] == ".")
        total = amount * factor
        if dimension == "duration" and (found["old"] or found["aged"]):
            return Value(start, found.end(), text[start : found.end()], "age", amount, "", bound)
        if dimension == "duration":
            total, stop = _longer(text, stop, factor, total)
        return Value(start, stop, text[start:stop], dimension, total, "", bound)
    if _aged(text, start, end, amount):
        coming = (amount - 1, amount) if _COMING.search(text[max(0, start - 12) : start]) else None
        return Value(start, end, text[start:end], "age", amount, "", bound, reach=coming)
    if _MORE.match(text, end):
        return Value(start, end, text[start:end], "difference", amount, "", bound)
    more = ">" if text[end : end + 5] == "-plus" or text[end : end + 1] == "+" else bound
    return Value(start, end, text[start:end], "count", amount, noun_behind(text, end), more)


def _powered(dimension: str, factor: float, power: str | None) -> tuple[str, float]:
    """'300 square feet', '20 cubic metres': square metres, litres."""
    if dimension != "length" or not power:
        return dimension, factor
    return ("volume", 1000 * factor**3) if power.casefold() == "cubic" else ("area", factor**2)


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
        amount += _part(found["tail"].casefold()) if found["tail"] else 0
        amount *= SCALES[found["half_of"].casefold()] if found["half_of"] else 1
        if _is_named(text, start, end) or (found["words"].casefold() == "one" and not _counts_one(text, end)):
            return None
        rank = _ORDINAL_TAIL.match(text, end) if found["words"].casefold() in TENS else None
        if rank:  # as 41st
            end, amount = rank.end(), amount + ORDINALS[rank["unit"].casefold()]
            return Value(start, end, text[start:end], "count", amount, "", bound_before(text, start))
    # "A nine-figure sum" counts digits.
    return None if text.startswith("-figure", end) else measured(text, start, end, amount, found["symbol"])


def _part(tail: str) -> float:
    """Of 'and a half', 'and a quarter', 'and three quarters'."""
    return 1 / 2 if "half" in tail else 3 / 4 if "three" in tail else 1 / 4


def _counts_one(text: str, end: int) -> bool:
    """'One' is a pronoun as often as a number."""
    return not _NUMERAL.match(text, end) and bool(
        re.match(
            r"[\s-](?!of\b|is\b|was\b|in\b|another\b|day\b|who\b|that\b|and\b|or\b|by\b|more\b)[a-z]",
            text[end : end + 9],
        )
    )


def _is_named(text: str, start: int, end: int) -> bool:
    """'The broadcaster Beacon Five said': a number as the last word of the name of who speaks or acts."""
    return bool(
        text[start : start + 1].isupper()
        and _NAME_BEFORE.search(text[max(0, start - 24) : start])
        and _SAYS.match(text, end)
    )


def bare_number(value: Value) -> float:
    found = _NUMBER.search(value.text)
    if not found:
        return 0.0
    return in_figures(found["figures"]) if found["figures"] else in_words(found["words"])


def quantities(text: str) -> list[Value]:
    its = clues(text)
    if not its.numbered:
        return []
    sought = _FIGURE if its.words.isdisjoint(NUMERALS) else _NUMBER
    return [value for found in sought.finditer(text) if (value := _number(text, found))]
