"""The terms by which texts are compared: content words cut to their stem, and facts (names and numbers)."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from pipeline.core.text import fold

# Cutting words after six letters joins most inflections, in other languages than English as well.
STEM = 6
_TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*")


class Bag(NamedTuple):
    """The distinct terms of a sentence. Facts carry a mark (`@name`, `#number`), so that the two never meet."""

    words: frozenset[str]
    facts: frozenset[str]


@cache
def function_words() -> frozenset[str]:
    return frozenset(files("pipeline.core").joinpath("words/function_word.txt").read_text(encoding="utf-8").split())


@cache
def number_words() -> Mapping[str, str]:
    lines = files("pipeline.core").joinpath("words/small_number.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines)


class Token(NamedTuple):
    """What a token may count for in a bag, blank where it cannot; `name` only where its article bears it as one."""

    number: str
    name: str
    word: str
    capital: bool


def _read(token: str) -> Token:
    folded, capital = fold(token).removesuffix("'s"), token[0].isupper()
    if folded[0].isdigit():
        return Token("#" + folded.replace(",", "").rstrip("."), "", "", capital)
    if folded in number_words():
        return Token("#" + number_words()[folded], "", "", capital)
    if folded in function_words():
        return Token("", "", "", capital)
    return Token("", f"@{folded}" if capital else "", folded[:STEM] if len(folded) > 1 else "", capital)


# No token holds a blank. Kept, since a corpus has far fewer different words than words.
@lru_cache(maxsize=1 << 17)
def between_blanks(piece: str) -> tuple[Token, ...]:
    """The tokens of what stands between two blanks."""
    return tuple(map(_read, _TOKEN.findall(piece)))


_NO_TOKEN = Token("", "", "", False)
_NOTHING = frozenset({""})


def _names(sentences: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Words that stand capitalised where no sentence begins, or begin one before another capital."""
    names = {token.name for tokens in sentences for token in tokens[1:]}
    for first, following, *_ in ((*tokens[:2], _NO_TOKEN, _NO_TOKEN) for tokens in sentences):
        if following.capital:
            names.add(first.name)
    return frozenset(names - _NOTHING)


def _bag(tokens: Sequence[Token], names: frozenset[str]) -> Bag:
    words = frozenset([word for _, name, word, _ in tokens if name not in names])
    facts = names.intersection([t.name for t in tokens]).union([t.number for t in tokens])
    return Bag(words - _NOTHING, facts - _NOTHING)


def bags(sentences: Sequence[str]) -> list[Bag]:
    """One bag per sentence of an article; what is a name is decided over the whole article."""
    tokens = [list(chain.from_iterable(map(between_blanks, sentence.split()))) for sentence in sentences]
    names = _names(tokens)
    return [_bag(t, names) for t in tokens]
