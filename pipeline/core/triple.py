"""Triples of words: how much of its wording one text has from another."""

from functools import lru_cache
from typing import NamedTuple

from pipeline.core.sentence import text_words


class Shared(NamedTuple):
    """How many different triples both texts have, and how many the one with fewer."""

    both: int
    fewer: int


@lru_cache(maxsize=256)
def _triples(text: str) -> frozenset[tuple[str, ...]]:
    found = text_words(text)
    return frozenset(zip(found, found[1:], found[2:], strict=False))


@lru_cache(maxsize=256)
def triples_shared(parent: str, copy: str) -> Shared:
    ours, theirs = _triples(parent), _triples(copy)
    return Shared(len(ours & theirs), min(len(ours), len(theirs)))
