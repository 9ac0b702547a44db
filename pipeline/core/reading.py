"""What a copy reads differently from its origin: the shared innovations by which copies of copies are known.

After textual criticism: that two copies keep what the origin has says nothing of their kinship, since all do; that they
share a reading which the origin lacks says that one took it from the other (Lachmann's common errors).
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, pairwise
from typing import NamedTuple

from pipeline.core.term import function_words, number_words
from pipeline.core.text import words

# Nats of evidence for kinship in one shared reading: a word that the origin lacks, and each new pair or triple of words
# with it. A number counts by its context ("11 minutes"), since small numbers come by chance; a particle says nothing.
_WORD = 1.0
_NUMBER = 0.5
_PHRASE = 0.3
_NUMBER_PHRASE = 1.2
# Two heavily reworded copies meet in a word by chance: evidence set off per pair of innovations (judged on siblings).
_CHANCE = 1e-4


class Reading(NamedTuple):
    """All words, pairs and triples of words of an article's own sentences, and its folded title."""

    grams: frozenset[str]
    title: str


_FIGURE = re.compile(r"(\d+)(m|mn|bn|k)")
_SCALE = {"m": "million", "mn": "million", "bn": "billion", "k": "thousand"}


@cache
def _months() -> Mapping[str, str]:
    """Short and long forms to the long one."""
    lines = files("pipeline.core").joinpath("words/month.txt").read_text(encoding="utf-8").splitlines()
    return {form: line.split()[0] for line in lines for form in line.split()}


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> tuple[str, ...]:
    figure = _FIGURE.fullmatch(word)
    if figure is not None:
        return figure[1], _SCALE[figure[2]]
    return (number_words().get(word) or _months().get(word, word),)


def _numerals(sentence: str) -> list[str]:
    """Folded words with numbers in digits and days before months: a house's way of writing them is no innovation."""
    found = list(chain.from_iterable(map(_plain, words(sentence))))
    if not _months().keys().isdisjoint(found):
        for i in range(len(found) - 1):
            if found[i] in _months() and found[i + 1].isdigit() and len(found[i + 1]) <= 2:
                found[i], found[i + 1] = found[i + 1], found[i]
    return found


# The members of a family follow each other and share most of their sentences.
@lru_cache(maxsize=1 << 11)
def _told(sentence: str) -> tuple[str, tuple[str, ...]]:
    """Its words in a row, and its words, pairs and triples."""
    found = _numerals(sentence)
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


def _weight(gram: str) -> float:
    parts = gram.split()
    if function_words().issuperset(parts):
        return 0.0
    numeric = any(part[0].isdigit() for part in parts)
    if len(parts) == 1:
        return _NUMBER if numeric else _WORD
    return _NUMBER_PHRASE if numeric else _PHRASE


def kept_evidence(origin: frozenset[str], child: frozenset[str], parent: frozenset[str]) -> float:
    """Evidence (nats) against descent: what the child reads with the origin and the supposed parent does not."""
    return sum(map(_weight, sorted((origin & child) - parent)))


def common_evidence(a: frozenset[str], b: frozenset[str]) -> float:
    """Evidence (nats) that one of two copies descends from the other, by what each reads otherwise than the origin."""
    return sum(map(_weight, sorted(a & b))) - _CHANCE * len(a) * len(b)
