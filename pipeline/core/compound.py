"""Amounts told in parts: 'an hour and a quarter', 'a decade and a half', 'half a million', 'a couple of weeks', 'three
hundredths'."""

import re

from pipeline.core.numeral import FIGURES, FRACTIONS, SCALES, WORDS, amount_of, clues
from pipeline.core.quantity import Value, bound_before, measured
from pipeline.core.unit import UNITS

PLACE = "place"  # the unit of a rank that is told as a number: "No. 1"
_READ = 1000  # characters of a sentence; longer ones are tables
_PERIOD = r"minute|hour|day|week|month|year|decade"
_LONG = rf"{_PERIOD}|century|centurie"
_PARTS = {"half": 1 / 2, "quarter": 1 / 4, "third": 1 / 3, "three quarters": 3 / 4, "two thirds": 2 / 3}
_AND_PART = re.compile(
    rf"\b(?P<top>an?|{WORDS}|{FIGURES})[\s-](?P<unit>{_LONG})s?\s+and\s+"
    r"(?:an?\s+(?P<part>half\b|quarter\b(?!\s+of)|third\b(?!\s+(?:of|[a-z])))|(?P<parts>three[\s-]quarters|two[\s-]thirds)\b)"
    r"(?![\s-](?:the|an?|finals?|time)\b)",
    re.IGNORECASE,
)
# "An hour and 40 minutes"; what begins with a number `quantity` reads.
_AND_LESS = re.compile(
    rf"\ban?[\s-](?P<unit>minute|hour|day|week|month|year)\s+and\s+(?P<top>{WORDS}|{FIGURES})\s+"
    r"(?P<less>seconds?|minutes?|hours?|days?|weeks?|months?)\b(?!\s+(?:more|longer|later|earlier|before|after|ago|less)\b)",
    re.IGNORECASE,
)
_WHOLE = rf"{_LONG}|hundred|thousand|million|billion"
# "Nine and a half thousand" is another number.
_HALF = re.compile(
    rf"(?<!and a )(?P<symbol>[$£€])?\b(?P<part>half|quarter)\s+an?\s+(?P<of>{_WHOLE})\b"
    rf"|(?<!and a )(?<!and )(?P<sign>[$£€])?\b(?P<half>half|quarter)[\s-](?P<whole>{_WHOLE})\b",
    re.IGNORECASE,
)
# "A million and a half dollars", "half of one per cent".
_HALF_MORE = re.compile(
    rf"(?<![\w.,])(?P<symbol>[$£€])?(?P<top>an?|{WORDS}|{FIGURES})[\s-](?P<of>hundred|thousand|million|billion)\s+and\s+a\s+"
    r"half\b(?![\s-](?:share|stake|interest|hour|day|week|month|year))",
    re.IGNORECASE,
)
_OF_ONE = re.compile(
    r"\b(?P<part>half|(?:an?\s+|one\s+)?(?:quarter|third|tenth)|two\s+thirds|three\s+quarters)\s+(?:of\s+(?:one|1|an?)|an?)\s+(?:per\s?cent|percent(?:age\s+point)?)\b",
    re.IGNORECASE,
)
_FEW = {"couple": 2.0, "pair": 2.0, "half a dozen": 6.0, "half dozen": 6.0, "dozen": 12.0}
_COUPLE = re.compile(
    rf"\b(?:(?P<times>{WORDS}|{FIGURES}|several|many)\s+|an?\s+)?(?P<few>couple|pair|half[\s-]a[\s-]dozen|half[\s-]dozen|dozen)"
    rf"\s+(?:of\s+)?(?P<unit>{_PERIOD})s\b",
    re.IGNORECASE,
)
_FINE = {"hundredth": 1 / 100, "thousandth": 1 / 1000, **{p: a for p, a in FRACTIONS.items() if p != "half"}}
_HUNDREDTHS = re.compile(
    rf"\b(?P<top>an?|{WORDS})[\s-](?P<part>hundredth|thousandth)s?\b(?=\s+of\b)"
    r"|\ba (?P<tenth>tenth|eighth)\b(?=[.,;]|$)",
    re.IGNORECASE,
)
# "No. 1", "number one"; not "no one", "no 10 people".
_COUNTED = r"(?![\s-](?:hundred|thousand|million|billion|of|more|[a-z]+s)\b|[.,]\d)"
_PLACE = re.compile(
    rf"(?<![\w.])(?:No\.\s?|No\s|#)(?P<figures>\d{{1,3}})\b{_COUNTED}"
    rf"|\bnumber[\s-](?P<words>one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,3}})\b{_COUNTED}",
    re.IGNORECASE,
)
_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_WORDS = frozenset({"half", "quarter", "quarters", "third", "thirds", "couple", "pair", "dozen", "tenth", "eighth"}) | {
    part + s for part in ("hundredth", "thousandth") for s in ("", "s")
}


def _top(word: str) -> float:
    return 1.0 if word.casefold() in {"a", "an"} else amount_of(word)


def _value(found: re.Match[str], dimension: str, amount: float) -> Value:
    bound = bound_before(found.string, found.start())
    return Value(found.start(), found.end(), found[0], dimension, round(amount, 9), "", bound)


def _place(found: re.Match[str]) -> Value:
    return _value(found, "rank", amount_of(found["figures"] or found["words"]))._replace(unit=PLACE)


def _period(word: str) -> tuple[str, float]:
    return UNITS["century" if word.casefold() == "centurie" else word.casefold()]


def _with_less(text: str) -> list[Value]:
    out = []
    for found in _AND_LESS.finditer(text):
        (dimension, each), (_, less) = (UNITS[found[name].casefold()] for name in ("unit", "less"))
        if less < each:
            out.append(_value(found, dimension, each + amount_of(found["top"]) * less))
    return out


def compounds(text: str) -> list[Value]:
    """The surest readings of all: what they cover is no value of its own."""
    if len(text) > _READ:
        return []
    told = clues(text).words
    less = _with_less(text) if "and" in told and not told.isdisjoint(_UNITS) else []
    if "number" in told or "no" in told or "#" in text:
        less += [_place(found) for found in _PLACE.finditer(text)]
    return less + ([] if told.isdisjoint(_WORDS) else _in_parts(text))


def _in_parts(text: str) -> list[Value]:
    out = []
    for found in _AND_PART.finditer(text):
        part = _PARTS[re.sub(r"[\s-]+", " ", (found["part"] or found["parts"]).casefold())]
        dimension, each = _period(found["unit"])
        out.append(_value(found, dimension, (_top(found["top"]) + part) * each))
    for found in _HALF.finditer(text):
        share, word = _PARTS[(found["part"] or found["half"]).casefold()], (found["of"] or found["whole"]).casefold()
        scale = SCALES.get(word)
        if scale:
            symbol = found["symbol"] or found["sign"]
            out.append(measured(text, found.start(), found.end(), share * scale, symbol))
        else:
            dimension, each = _period(word)
            out.append(_value(found, dimension, share * each))
    for found in _HALF_MORE.finditer(text):
        amount = (_top(found["top"]) + 0.5) * SCALES[found["of"].casefold()]
        out.append(measured(text, found.start(), found.end(), amount, found["symbol"]))
    for found in _OF_ONE.finditer(text):
        top = " ".join(found["part"].casefold().split()).removeprefix("one ").removeprefix("an ").removeprefix("a ")
        out.append(_value(found, "share", {**FRACTIONS, **_PARTS}[top] / 100))
    for found in _COUPLE.finditer(text):
        few, period = found["few"].casefold().replace("-", " "), _period(found["unit"])
        times = found["times"].casefold() if found["times"] else "a"
        if times not in {"several", "many"}:
            its = _value(found, period[0], _top(times) * _FEW[few] * period[1])
            out.append(its._replace(bound=its.bound or ("~" if few == "couple" else "")))
    for found in _HUNDREDTHS.finditer(text):
        fine = _FINE[(found["part"] or found["tenth"]).casefold()]
        out.append(_value(found, "share", fine * _top(found["top"] or "a")))
    return out
