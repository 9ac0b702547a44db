"""The terms by which texts are compared: content words cut to their stem, and facts (names and numbers)."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from pipeline.core.text import fold

# Cutting words after six letters joins most inflections, in other languages than English as well.
STEM = 6
_TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*")


class Bag(NamedTuple):
    """The distinct terms of a sentence. Facts carry a mark (`@name`, `#number`), so that the two never meet."""

    words: frozenset[str]
    facts: frozenset[str]


@lru_cache(maxsize=1 << 17)
def _folded(token: str) -> str:
    """Kept, since a corpus has far fewer different words than words."""
    return fold(token).removesuffix("'s")


class _Token(NamedTuple):
    folded: str
    capital: bool
    first: bool


@cache
def function_words() -> frozenset[str]:
    return frozenset(files("pipeline.core").joinpath("words/function_word.txt").read_text(encoding="utf-8").split())


@cache
def number_words() -> Mapping[str, str]:
    lines = files("pipeline.core").joinpath("words/small_number.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines)


def _tokens(sentence: str) -> list[_Token]:
    found = _TOKEN.findall(sentence)
    return [_Token(_folded(token), token[0].isupper(), i == 0) for i, token in enumerate(found)]


def _names(sentences: Sequence[Sequence[_Token]]) -> frozenset[str]:
    """Words that stand capitalised where no sentence begins, or begin one before another capital."""
    names = set()
    for tokens in sentences:
        for token, following in pairwise([*tokens, _Token("", False, False)]):
            if token.capital and token.folded not in function_words() and (not token.first or following.capital):
                names.add(token.folded)
    return frozenset(names)


def _bag(tokens: Sequence[_Token], names: frozenset[str]) -> Bag:
    words, facts = set(), set()
    functional, numbers = function_words(), number_words()
    for folded, capital, _ in tokens:
        if folded[0].isdigit():
            facts.add("#" + folded.replace(",", "").rstrip("."))
        elif folded in numbers:
            facts.add("#" + numbers[folded])
        elif capital and folded in names:
            facts.add("@" + folded)
        elif len(folded) > 1 and folded not in functional:
            words.add(folded[:STEM])
    return Bag(frozenset(words), frozenset(facts))


def bags(sentences: Sequence[str]) -> list[Bag]:
    """One bag per sentence of an article; what is a name is decided over the whole article."""
    tokens = [_tokens(sentence) for sentence in sentences]
    names = _names(tokens)
    return [_bag(t, names) for t in tokens]
