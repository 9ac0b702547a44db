"""The words around a value or a cue of a sentence, up to the next comma or stop."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from pipeline.core.cue import Cue, entries
from pipeline.core.edit import Token
from pipeline.core.name import Name, name_words
from pipeline.core.stem import is_content, stem
from pipeline.core.text import fold
from pipeline.core.value import Value

REACH = 6  # tokens either side that belong to a value or a cue: a short clause
_CLOSES = frozenset(",;:.—()")
# "Calloway, 29", "Farrow (61)", "Calloway, who turned 30", 'Sandoval ("Ninth Orbit") is 81'.
_AGED = re.compile(r"(?:\s\([^)]*\))?(?:,\s|\s\(|(?:,\swho)?\s(?:is|turned|turns)\s(?:now\s)?)(?:aged\s)?")


class Fact(NamedTuple):
    """A value with the terms of its clause, the ones just before and just behind it, and the name it follows."""

    value: Value
    folded: str
    near: frozenset[str]
    before: frozenset[str]
    behind: frozenset[str]
    bearer: frozenset[str]


@cache
def _synonyms() -> dict[str, str]:
    return {stem(word): stem(line.split()[0]) for line in entries("synonym") for word in line.split()}


@lru_cache(maxsize=1 << 16)
def term(word: str) -> str:
    """The stem of a folded word, one for all its synonyms; '' for a particle."""
    if not is_content(word):
        return ""
    found = stem(word)
    return _synonyms().get(found, found)


def clause(text: str, its: Sequence[Token], first: int, last: int, reach: int = REACH) -> tuple[int, int]:
    """The tokens around first to last that no comma or stop parts from them."""
    low, high = first, last
    while low > max(0, first - reach) and not _CLOSES & set(text[its[low - 1].end : its[low].start]):
        low -= 1
    while high < min(len(its), last + reach) and not _CLOSES & set(text[its[high - 1].end : its[high].start]):
        high += 1
    return low, high


def place(its: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The range of the tokens that overlap the span."""
    first = bisect_right(its, start, key=attrgetter("end"))
    last = bisect_left(its, end, key=attrgetter("start"))
    return (first, last) if first < last else (0, 1)


def terms_of(its: Iterable[Token]) -> frozenset[str]:
    return frozenset(found for t in its if (found := term(t.word)) and not found[0].isdigit())


def fact_of(text: str, its: Sequence[Token], value: Value, known: Sequence[Name]) -> Fact:
    first, last = place(its, value.start, value.end)
    low, high = clause(text, its, first, last)
    nearest = [n for n in known if n.end <= value.start][-1:]
    if value.dimension == "age":
        nearest = [n for n in nearest if _AGED.fullmatch(text, n.end, value.start)]
    else:
        nearest = nearest or [n for n in known if n.start >= value.end][:1]
    bearer = frozenset(w for n in nearest for w in name_words(n.text))
    before, behind = terms_of(its[low:first]), terms_of(its[last:high])
    return Fact(
        value,
        fold(value.text),
        before | behind,
        terms_of(its[max(low, first - 3) : first]),
        terms_of(its[last : last + 3]),
        bearer,
    )


def reached(text: str, its: Sequence[Token], found: Sequence[Cue], reach: int = REACH) -> frozenset[str]:
    """The terms behind the cues, up to the end of the clause."""
    out: set[str] = set()
    for cue in found:
        first, last = place(its, cue.start, cue.end)
        out |= terms_of(its[last : clause(text, its, first, last, reach)[1]])
    return frozenset(out)
