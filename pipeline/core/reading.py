"""What a copy reads differently from its origin: the shared innovations by which copies of copies are known.

After textual criticism: that two copies keep what the origin has says nothing of their kinship, since all do; that they
share a reading which the origin lacks says that one took it from the other (Lachmann's common errors).
"""

import math
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, pairwise
from typing import NamedTuple

from pipeline.core.term import function_words, number_words
from pipeline.core.text import fold, words, words_of

# Nats of evidence for kinship in one shared reading: a word that the origin lacks, and each new pair or triple of words
# with it. A number counts by its context ("11 minutes"), since small numbers come by chance; a particle says nothing,
# and a number that was told before says less in its new phrase ("an 11-year-old", "aged 11").
_WORD = 1.0
_NUMBER = 0.5
_PHRASE = 0.3
_NUMBER_PHRASE = 1.2
_NUMBER_REPHRASED = 0.6
# Two heavily reworded copies meet in a word by chance: evidence set off per pair of innovations (judged on siblings).
_CHANCE = 1e-4
# One word exchanged takes six grams of the origin with it. What one copy lost, a sibling that knows nothing of it loses
# with the share that it loses of the origin, and more often where both work on the same places, as editors do.
_GRAMS_LOST = 6
_SAME_PLACE = 0.3


class Reading(NamedTuple):
    """All words, pairs and triples of words of an article's own sentences, and its folded title."""

    grams: frozenset[str]
    title: str


_FIGURE = re.compile(r"(\d+(?:p\d+)?)(m|mn|bn|k)")
# Thousands are told apart by commas, or, in India, lakhs: 1,20,000.
_GROUPED = re.compile(r"(?<=\d),(?=\d{2,3}(?!\d))")
_DIGIT = re.compile(r"\d")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_PERCENT = re.compile(r"%|\bper cent\b")
_SCALE = {
    "hundred": 10**2, "k": 10**3, "thousand": 10**3, "lakh": 10**5, "m": 10**6, "mn": 10**6, "million": 10**6,
    "crore": 10**7, "bn": 10**9, "billion": 10**9,
}  # fmt: skip


@cache
def _months() -> Mapping[str, str]:
    """Short and long forms to the long one."""
    lines = files("pipeline.core").joinpath("words/month.txt").read_text(encoding="utf-8").splitlines()
    return {form: line.split()[0] for line in lines for form in line.split()}


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> tuple[str, ...]:
    figure = _FIGURE.fullmatch(word)
    if figure is not None:
        return figure[1], figure[2]
    return (number_words().get(word) or _months().get(word, word),)


def _times(figure: str, scale: str) -> str:
    """'1p1', 'million' -> '1100000'."""
    amount = Fraction(figure.replace("p", ".")) * _SCALE[scale]
    return str(amount.numerator) if amount.denominator == 1 else f"{figure}{scale}"


def _scaled(found: Sequence[str]) -> Iterator[str]:
    """Sums as one number."""
    held = None
    for word in found:
        if held is not None and word in _SCALE and _NUMERAL.fullmatch(held):
            held = _times(held, word)
            continue
        if held is not None:
            yield held
        held = word
    if held is not None:
        yield held


# What houses write around ages, shares and sums: "aged 11", "an 11-year-old".
_DRESS = frozenset({"age", "aged", "year", "years", "old", "percent"})
_NUMERAL = re.compile(r"\d{1,15}(?:p\d{1,6})?")


def numerals(sentence: str) -> list[str]:
    """Folded words with numbers in digits and days before months: a house's way of writing them is no innovation."""
    folded = fold(sentence)
    if _DIGIT.search(folded):
        folded = _POINT.sub("p", _GROUPED.sub("", _PERCENT.sub(" percent ", folded)))
    found = list(chain.from_iterable(map(_plain, words_of(folded))))
    if not _SCALE.keys().isdisjoint(found):
        found = list(_scaled(found))
    if not _months().keys().isdisjoint(found):
        for i in range(len(found) - 1):
            if found[i] in _months() and found[i + 1].isdigit() and len(found[i + 1]) <= 2:
                found[i], found[i + 1] = found[i + 1], found[i]
    return found


# The members of a family follow each other and share most of their sentences.
@lru_cache(maxsize=1 << 11)
def _told(sentence: str) -> tuple[str, tuple[str, ...]]:
    """Its words in a row, and its words, pairs and triples."""
    found = numerals(sentence)
    triples = zip(found, found[1:], found[2:], strict=False)
    return " ".join(found), (*found, *map(" ".join, pairwise(found)), *map(" ".join, triples))


def reading(title: str, sentences: Iterable[str]) -> Reading:
    """Where the body repeats the title, that is not counted twice."""
    grams: set[str] = set()
    heading = " ".join(words(title))
    for sentence in sentences:
        told, its = _told(sentence)
        if told != heading:
            grams.update(its)
    return Reading(frozenset(grams), heading)


@cache
def _silent() -> frozenset[str]:
    return function_words() | _DRESS


def _weight(gram: str, told: Container[str]) -> float:
    """`told`: the words of the texts that the gram is set against."""
    parts = gram.split()
    if _silent().issuperset(parts):
        return 0.0
    numbers = [part for part in parts if part[0].isdigit()]
    if len(parts) == 1:
        return _NUMBER if numbers else _WORD
    if not numbers:
        return _PHRASE
    return _NUMBER_PHRASE if any(number not in told for number in numbers) else _NUMBER_REPHRASED


def _evidence(grams: Iterable[str], told: Container[str]) -> float:
    return sum(_weight(gram, told) for gram in sorted(grams))


class Departure(NamedTuple):
    """What a copy reads otherwise than its origin: the grams that it brought in, and those that it lost."""

    new: frozenset[str]
    lost: frozenset[str]


def departure(copy: Reading, origin: Reading) -> Departure:
    return Departure(copy.grams - origin.grams, origin.grams - copy.grams)


def kept_evidence(child: Departure, parent: Departure, of: Reading) -> float:
    """Evidence (nats) against descent: what the child reads with the origin and the supposed parent does not; `of`:
    the supposed parent."""
    return _evidence(parent.lost - child.lost, of.grams)


def common_evidence(a: Departure, b: Departure, origin: Reading) -> float:
    """Evidence (nats) that one of two copies descends from the other, by what each reads otherwise than the origin."""
    return _evidence(a.new & b.new, origin.grams) - _CHANCE * len(a.new) * len(b.new)


def lost_evidence(a: Departure, b: Departure, origin: Reading) -> float:
    """Evidence (nats) that one of two copies descends from the other: what both have lost, beyond what two editors at
    work on the same places would lose by themselves."""
    fewer, more = sorted((len(a.lost), len(b.lost)))
    share = max(_SAME_PLACE, more / max(1, len(origin.grams)))
    beyond = len(a.lost & b.lost) - share * fewer
    return beyond / _GRAMS_LOST * math.log(1 / share) if beyond > 0 else 0.0
