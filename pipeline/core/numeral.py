"""Numbers in figures and in words."""

import re
from functools import lru_cache
from typing import NamedTuple

UNITS = {
    word: amount
    for amount, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * i
    for i, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
SCALES = {
    "hundred": 100, "thousand": 1000, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
    "trillion": 10**12,
}  # fmt: skip
SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
DOZENS = {"dozen": 12, "score": 20, "couple": 2, "pair": 2, "trio": 3, "quartet": 4}
FRACTIONS = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "seventh": 1 / 7,
    "eighth": 1 / 8, "ninth": 1 / 9, "tenth": 1 / 10,
}  # fmt: skip
ORDINALS = {
    word: i
    for i, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}

_SMALL = "|".join(sorted([*UNITS, *TENS, *SCALES], key=lambda w: -len(w)))
# "Two hundred and ten" is one number, "sixteen and twenty" are two.
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\s+and\s+"
WORDS = rf"(?:(?:{_SMALL})(?:(?:-|{_AND}|\s+)(?:{_SMALL}))*\b|an?\s+(?:hundred|thousand|million|billion)\b)"
FIGURES = r"(?:\d{1,2}(?:,\d{2})+,\d{3}|\d+(?:,\d{3})*)(?:\.\d+)?"  # 1,20,000 as well as 120,000
_WORD = re.compile(r"[a-z]+")
_FIGURES = re.compile(FIGURES)


def in_words(text: str) -> float:
    """'three hundred and ten' -> 310; 'a million' -> 1,000,000."""
    total = group = 0
    for word in _WORD.findall(text.casefold()):
        if word == "hundred":
            group = max(group, 1) * 100
        elif word in SCALES:
            total += max(group, 1) * SCALES[word]
            group = 0
        else:
            group += UNITS.get(word, 0) + TENS.get(word, 0)
    return float(total + group)


def in_figures(text: str) -> float:
    """Of the number in figures that the text begins with ('4.17.30' is 4.17); nought where it begins with none."""
    found = _FIGURES.match(text)
    return float(found.group().replace(",", "")) if found else 0.0


def amount_of(text: str) -> float:
    """Of a number in figures or in words; nought where it is neither ('½', 'none')."""
    return in_figures(text) if text[:1].isdecimal() else in_words(text)


def ordinal(text: str) -> int | None:
    """'2nd', 'second', 'twenty-first' -> their rank."""
    word = text.casefold()
    if word[:1].isdecimal():
        return int("".join(c for c in word if c.isdecimal()))
    ten, _, unit = word.rpartition("-")
    rank = ORDINALS.get(unit)
    return None if rank is None or (ten and ten not in TENS) else rank + TENS.get(ten, 0)


ORDINAL = rf"\d+(?:st|nd|rd|th)|(?:(?:{'|'.join(TENS)})-)?(?:{'|'.join(sorted(ORDINALS, key=lambda w: -len(w)))})"


class Clues(NamedTuple):
    """What tells at a glance which patterns a sentence can hold; `numbered`: a figure or a number in words."""

    words: frozenset[str]
    figures: bool
    numbered: bool


NUMERALS = frozenset([*UNITS, *TENS, *SCALES])
_FIGURE = re.compile(r"\d")


# Each reader of values asks in turn.
@lru_cache(maxsize=64)
def clues(text: str) -> Clues:
    found = frozenset(_WORD.findall(text.casefold()))
    figures = _FIGURE.search(text) is not None
    return Clues(found, figures, figures or not found.isdisjoint(NUMERALS))
