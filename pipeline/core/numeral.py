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

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_SCALE = "|".join(SCALES)
# "One nine and the other twelve" are two numbers.
_TERM = rf"(?:(?:{'|'.join(TENS)})(?:[-\s](?:{_ONES}))?|{'|'.join(sorted(UNITS, key=lambda w: -len(w)))})"
# "Two hundred and ten" is one number, "sixteen and twenty" are two.
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\s+and\s+"
_DIGIT = "zero|nought|one|two|three|four|five|six|seven|eight|nine"
# "By one point two years ago", "one point six minutes from the end": a score, and a time.
_TIMED = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|seasons?|years?|decades?|games?|rounds?)\s+"
    r"(?:ago|later|earlier|before|after|from|into|since|back|running|in\s+a\s+row|apart)\b"
)
_POINT = (  # "six point three million"
    rf"[\s-]+point[\s-]+(?!(?:{_DIGIT})\s+{_TIMED})(?:{_DIGIT})(?=\s)(?:\s+(?:{_DIGIT})\b)*(?!\s+{_TIMED})"
)
WORDS = (
    rf"(?:(?:{_TERM}|{_SCALE})\b(?:{_POINT})?(?:(?:-|{_AND}|\s+)(?:{_SCALE})\b(?:(?:-|{_AND}|\s+)(?:{_TERM})\b)?)*"
    rf"|an?\s+(?:hundred|thousand|million|billion)\b(?:{_AND}(?:{_TERM})\b)?(?:(?:-|\s+)(?:{_SCALE})\b)?)"
)
_SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
_PART = r" (?:1/[23458]|2/[35]|3/[458]|4/5|[57]/8)(?![\d/])"  # behind a whole number: "6 1/2 feet"
# 1,20,000 as well as 120,000.
# 4,1 million, where a comma parts decimals.
_COMMA = r"\d{1,3},\d{1,2}(?=\s?(?:million|billion|trillion|%|per\s?cent))"
# 3 500: with a blank that does not break, or where a sign or word of measure tells that a number begins.
_BEGUN = r"(?<=[$£€R])|(?<=some )|(?<=about )|(?<=than )|(?<=over )|(?<=least )|(?<=most )|(?<=almost )"
_BLANKED = rf"(?:\d{{1,3}}(?:[\u00a0\u202f]\d{{3}})+|(?:{_BEGUN})\d{{1,3}}(?: \d{{3}})+)(?!\d)"
_WHOLE = rf"(?:{_COMMA}|{_BLANKED}|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}|\d+(?:,\d{{3}})*)"
FIGURES = rf"{_WHOLE}(?:\.\d+| ?[{''.join(_SIGNS)}]|{_PART})?"
_BLANK = re.compile(r"[ \u00a0\u202f](?=\d{3}(?!\d))")
_WORD = re.compile(r"[a-z]+")
_FIGURES = re.compile(FIGURES)
_DECIMAL = re.compile(r"\d{1,3},\d{1,2}")


def in_words(text: str) -> float:
    """'three hundred and ten' -> 310; 'a million' -> 1,000,000; 'six point three million' -> 6,300,000."""
    total = group = 0.0
    digit = 0.0  # what the next word after "point" counts
    for word in _WORD.findall(text.casefold()):
        if word == "point":
            digit = 0.1
        elif word == "hundred":
            group, digit = max(group, 1) * 100, 0.0
        elif word in SCALES:
            total += max(group, 1) * SCALES[word] if not digit else round(group * SCALES[word], 6)
            group = digit = 0.0
        elif digit:
            group += UNITS.get(word, 0) * digit
            digit /= 10
        else:
            group += UNITS.get(word, 0) + TENS.get(word, 0)
    return round(total + group, 6)


def in_figures(text: str) -> float:
    """Of the number in figures that the text begins with ('4.17.30' is 4.17, '6 1/2' is 6.5); nought where it begins
    with none."""
    if _DECIMAL.fullmatch(text):
        return float(text.replace(",", "."))
    found = _FIGURES.match(_BLANK.sub("", text))
    if not found:
        return 0.0
    whole, _, part = found.group().replace(",", "").partition(" ")
    sign = part or whole[-1]
    if sign in _SIGNS:
        return float(whole.rstrip(sign)) + _SIGNS[sign]
    over, _, under = part.partition("/")
    return float(whole) + (int(over) / int(under) if under else 0.0)


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
