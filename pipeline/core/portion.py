"""Shares, groups, ranks, rates and quantifiers: values told without a plain number."""

import re

from pipeline.core.numeral import DOZENS, FIGURES, FRACTIONS, ORDINAL, ORDINALS, SCALES, WORDS, clues, in_words, ordinal
from pipeline.core.quantity import Value, bound_before, noun_behind
from pipeline.core.unit import UNITS

_SHARE = re.compile(
    rf"\b(?P<top>an?|{WORDS}|{FIGURES})?[\s-]?"
    r"\b(?P<part>half|halves|(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?)\b"
    r"(?=\s+(?:of|a|an|the|as)\b|\s+(?:full|empty|price|owner|stake|share)|(?<=thirds)|(?<=quarters)|(?<=fifths)|(?<=tenths)"
    r"|(?<=by a third)|(?<=by a quarter)|(?<=by half)|(?<=by a fifth)|(?<=by one third)|(?<=in half)"
    r"|(?:(?<=\ba third)|(?<=\bone third)|(?<=\ba quarter)(?<!and a quarter)|(?<=\bone quarter)|(?<=\ba fifth)"
    r"|(?<=\bone fifth))(?=[.,;]|$))",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    rf"\b(?P<top>an?|{WORDS})[\s-]+(?P<part>half|third|quarter|fifth|tenth)s?\s+of\s+an?\s+"
    r"(?P<unit>century|decade|year|hour|mile|million|billion|dozen|kilometre|tonne)\b",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"\b(?<!number )(?P<top>{WORDS}|\d+)"
    r"(?:\s+[a-z]+(?=\s+(?:in|out of)\s+(?:every\s+)?(?:two|three|four|five|ten|10)\b(?!\s+[a-z]+s\b)))?"
    rf"\s+(?:in|out of)(?:\s+every)?\s+(?P<whole>an?\s+hundred|{WORDS}|\d+)\b(?!\s?%)",
    re.IGNORECASE,
)
# "Nine out of ten voters" is a share, "three out of eight challenges" are three of them.
_ROUND = frozenset({2.0, 3.0, 4.0, 5.0, *range(10, 110, 10), 1000.0})
_COUNTED = re.compile(r"\bout of\s+\S+\s+(?:[a-z]+\s+)?[a-z]{2,}s\b")
_NOUN = 40
# Few sentences have what is sought for behind the number.
_IN_WHOLE = re.compile(rf"\s(?:in|out of)(?:\s+every)?\s+(?:an?\s+hundred|{WORDS}|\d+)\b", re.IGNORECASE)
_RANK = re.compile(
    rf"\b(?:{ORDINAL})\b(?!\s+(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))", re.IGNORECASE
)
_GROUP = re.compile(
    r"\b(?P<half>half\s+an?|an?\s+half)\s+(?P<halved>hour|year|day|century|decade|dozen|mile)\b"
    r"|\b(?P<article>a|an|one|nearly|about|around|two|three|several|the|past)\s+"
    r"(?P<group>fortnight|dozen|couple|pair|trio|decade|century|quarter of an hour)s?\b"
    r"|\b(?P<single>single|sole|lone|both|twice|once|thrice|twelfth|double|triple)\b",
    re.IGNORECASE,
)
_QUANTIFIER = re.compile(
    r"\b(?:not\s+)?(?:all|every|most|many|some|several|few|none|half|majority|minority|dozens|hundreds|thousands|millions|any|each)"
    r"\b(?!\s+but\b)",
    re.IGNORECASE,
)
_PERIODS = {"hour": 60, "day": 1440, "night": 1440, "week": 10080, "month": 43830, "year": 525960}
_SPELL = re.compile(
    r"\b(?:for|in|within|inside|after|least|about|than|over|and|of|lasted|lasts|last|took|takes|only|just|nearly|almost|under"
    r"|every)\s+(?P<all>an?\s+(?P<unit>second|minute|hour|day|week|month|year|decade|century))\b"
    r"(?!\s+(?:ago|later|earlier|before|after))(?P<tail>\s+and\s+a\s+half\b)?",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:a|per|each|every)\s+(?P<unit>hour|day|night|week|month|year)\b(?!\s+(?:ago|later|after|before|earlier|of|in|long))"
    r"|\b(?P<adverb>hour|dai|week|month|year|annual)ly\b|\b(?P<annual>annual)\b",
    re.IGNORECASE,
)


def _proportions(text: str) -> list[Value]:
    """'Nine in ten'."""
    out = []
    for found in _IN.finditer(text):
        whole = in_words(found["whole"]) if not found["whole"].isdecimal() else float(found["whole"])
        top = in_words(found["top"]) if not found["top"].isdecimal() else float(found["top"])
        if 0 < top < whole and not (whole not in _ROUND and _COUNTED.search(found[0] + text[found.end() :][:_NOUN])):
            out.append(
                Value(
                    found.start(), found.end(), found[0], "share", top / whole, "",
                    bound_before(text, found.start()) or "~",
                )
            )  # fmt: skip
    return out


def _shares(text: str) -> list[Value]:
    out = []
    for found in _SHARE.finditer(text):
        word = (found["top"] or "").casefold()
        top = 1.0 if word in {"", "a", "an"} else float(word) if word.isdecimal() else in_words(word)
        part = found["part"].casefold()
        amount = top * FRACTIONS["half" if part == "halves" else part.rstrip("s") if part != "half" else part]
        if 0 < amount < 1:
            start = found.start("top") if found["top"] else found.start("part")
            spot = (start, found.end(), text[start : found.end()])
            out.append(Value(*spot, "share", amount, "", bound_before(text, start)))
    return out


def _parts_of(text: str) -> list[Value]:
    """'A quarter of a century', 'three quarters of a million'."""
    out = []
    for found in _PART_OF.finditer(text):
        word, part, top = (found[name].casefold() for name in ("unit", "part", "top"))
        dimension, each = UNITS.get(word) or ("count", float(SCALES.get(word) or DOZENS[word]))
        amount = FRACTIONS[part] * each * (1 if top in {"a", "an"} else in_words(top))
        bound = bound_before(text, found.start())
        out.append(
            Value(found.start(), found.end(), found[0], dimension, amount, noun_behind(text, found.end()), bound)
        )
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
            bound = near.get(found["article"].casefold()) or bound_before(text, found.start())
            out.append(Value(*spot, unit[0], unit[1] * count, noun_behind(text, found.end()), bound))
        else:
            word = found["single"].casefold()
            amount = {"both": 2, "twice": 2, "double": 2, "thrice": 3, "triple": 3}.get(word, 1)
            noun = noun_behind(text, found.end()) or ("time" if word in {"twice", "thrice"} else "")
            out.append(Value(*spot, "count", float(amount), noun))
    return out


def _rates(text: str) -> list[Value]:
    """'A week', 'monthly': how often, in minutes."""
    out = []
    for found in _RATE.finditer(text):
        word = (found["unit"] or found["adverb"] or found["annual"]).casefold()
        minutes = _PERIODS[{"dai": "day", "annual": "year"}.get(word, word)]
        out.append(Value(found.start(), found.end(), found[0], "rate", float(minutes)))
    return out


def _spells(text: str) -> list[Value]:
    """'For a week', 'inside a month and a half'."""
    out = []
    for found in _SPELL.finditer(text):
        dimension, minutes = UNITS[found["unit"].casefold()]
        amount = minutes * (1.5 if found["tail"] else 1)
        start = found.start("all")
        out.append(
            Value(start, found.end(), text[start : found.end()], dimension, amount, "", bound_before(text, start))
        )
    return out


def _ranks(text: str) -> list[Value]:
    found = ((f, ordinal(f[0])) for f in _RANK.finditer(text))
    return [Value(f.start(), f.end(), f[0], "rank", float(rank)) for f, rank in found if rank is not None]


_QUANTIFIER_WORDS = frozenset(
    {"all", "every", "most", "many", "some", "several", "few", "none", "half", "majority", "minority", "dozens",
    "hundreds",
     "thousands", "millions", "any", "each"}
)  # fmt: skip
_GROUP_WORDS = frozenset(
    {"half", "fortnight", "dozen", "couple", "pair", "trio", "decade", "century", "quarter", "single", "sole", "lone",
    "both",
     "twice", "once", "thrice", "twelfth", "double", "triple", "fortnights", "dozens", "couples", "pairs", "trios",
     "decades",
     "centurys", "quarters"}
)  # fmt: skip
_PART_WORDS = frozenset(word + s for word in FRACTIONS for s in ("", "s")) | {"halves"}
_SPELL_WORDS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_RATE_WORDS = frozenset(
    {
        "hour",
        "day",
        "night",
        "week",
        "month",
        "year",
        "hourly",
        "daily",
        "weekly",
        "monthly",
        "yearly",
        "annually",
        "annual",
    }
)


# Quantifiers that say the same, by the first of them.
_AS_MUCH = {
    "every": "all", "each": "all", "majority": "most", "several": "some", "not many": "few", "not any": "none",
}  # fmt: skip


def _quantity(words: str) -> str:
    told = " ".join(words.casefold().split())
    return _AS_MUCH.get(told, told)


def quantifiers(text: str) -> list[Value]:
    if clues(text).words.isdisjoint(_QUANTIFIER_WORDS):
        return []
    return [Value(f.start(), f.end(), f[0], "quantifier", 0.0, _quantity(f[0])) for f in _QUANTIFIER.finditer(text)]


def portions(text: str) -> list[Value]:
    """The surer readings first; they may overlap."""
    its = clues(text)
    out = _parts_of(text) if its.words & _PART_WORDS and "of" in its.words else []
    out += _groups(text) if its.words & _GROUP_WORDS else []
    if its.numbered and its.words & {"in", "out"} and _IN_WHOLE.search(text):
        out += _proportions(text)
    if its.words & _PART_WORDS:
        out += _shares(text)
    if its.words & _SPELL_WORDS and its.words & {"a", "an"}:
        out += _spells(text)
    if its.words & _RATE_WORDS:
        out += _rates(text)
    return out + (_ranks(text) if its.figures or not its.words.isdisjoint(ORDINALS) else [])
