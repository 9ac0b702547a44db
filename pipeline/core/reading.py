"""What a copy reads differently from its origin: the shared innovations by which copies of copies are known.

After textual criticism: that two copies keep what the origin has says nothing of their kinship, since all do; that they
share a reading which the origin lacks says that one took it from the other (Lachmann's common errors).
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from pipeline.core.term import function_words, number_words
from pipeline.core.text import words

# Nats of evidence for kinship in one shared reading. A number that the origin lacks hardly comes about twice; a word of
# a paraphrase may; a particle says nothing.
_NUMBER = 3.0
_WORD = 1.0
# The context of a shared reading: a whole new phrase weighs by its length.
_PHRASE = 0.3
# Two heavily reworded copies meet in a word by chance: evidence expected per pair of innovations (measured on siblings).
_CHANCE = 1e-4


class Reading(NamedTuple):
    """All words, pairs and triples of words of an article's own sentences, and its folded title."""

    grams: frozenset[str]
    title: str


def _numerals(sentence: str) -> list[str]:
    """Folded words with numbers in digits, so that a house's way of writing them is no innovation."""
    return [number_words().get(word, word) for word in words(sentence)]


def reading(title: str, sentences: Iterable[str]) -> Reading:
    grams: set[str] = set()
    for sentence in sentences:
        found = _numerals(sentence)
        grams.update(found)
        grams.update(map(" ".join, pairwise(found)))
        grams.update(map(" ".join, zip(found, found[1:], found[2:], strict=False)))
    return Reading(frozenset(grams), " ".join(words(title)))


def _weight(gram: str) -> float:
    if " " in gram:
        return 0.0 if function_words().issuperset(gram.split()) else _PHRASE
    if gram[0].isdigit():
        return _NUMBER
    return 0.0 if gram in function_words() else _WORD


def common_evidence(a: frozenset[str], b: frozenset[str]) -> float:
    """Evidence (nats) that of two copies one descends from the other, given what each reads differently from the origin."""
    return sum(map(_weight, sorted(a & b))) - _CHANCE * len(a) * len(b)
