"""Two amounts of one measure told of one rare thing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from pipeline.core.assertion import Clash, Line, bearers, scope_of
from pipeline.core.numeral import NUMERALS, WORDS
from pipeline.core.stem import content_of, stem
from pipeline.core.value import Value, same, values

_NUMBER = re.compile(rf"\b(?:{WORDS})\b")
_FIGURE = re.compile(r"\d")
_MEASURES = frozenset({"count", "money", "length", "mass"})
_RARE = 3  # lines of an article that may tell of the thing: of its subject they all do
_CLOSE = 3.7  # two readings of one amount seldom differ by a larger factor
# Of one thing several such amounts are told: parts, changes, comparisons.
_OTHER = frozenset(
    {"more", "another", "further", "each", "per", "additional", "extra", "only", "first", "second", "third", "half",
    "some",
     "of", "rose", "fell", "from", "than", "against", "including", "worth", "also", "plus", "compared", "up", "down"}
)  # fmt: skip
_LEAST = 3  # smaller counts are of parts


class _Told(NamedTuple):
    value: Value
    things: frozenset[str]


def _unit(value: Value) -> str:
    return stem(value.unit) if value.dimension == "count" else value.unit


def _numbered(its: Line) -> bool:
    # "One's" is one word.
    spelt = not its.words.isdisjoint(NUMERALS) or "'" in its.low
    return _FIGURE.search(its.low) is not None or (spelt and _NUMBER.search(its.low) is not None)


@lru_cache(maxsize=1 << 13)
def _things(its: Line) -> frozenset[str]:
    return frozenset(t for t in content_of(its.words) if not t[0].isdigit())


def _told(its: Line, things: frozenset[str]) -> Iterator[_Told]:
    found = [v for v in values(its.text) if v.dimension in _MEASURES and v.amount >= _LEAST and not v.bound]
    for value in found:
        alone = sum(v.dimension == value.dimension for v in found) == 1
        if alone and (value.dimension != "count" or value.unit):
            yield _Told(value, things - {stem(value.unit)})


def _apart(x: Value, y: Value) -> bool:
    alike = x.dimension == y.dimension and _unit(x) == _unit(y)
    ratio = max(x.amount, y.amount) / min(x.amount, y.amount)
    return alike and ratio <= _CLOSE and same(x, y) is False


def _one_thing(one: Line, other: Line) -> bool:
    mine, their = (bearers(its.text) for its in (one, other))
    met = any(x <= y or y <= x for x in mine for y in their)
    return (met or not mine or not their) and scope_of(one) == scope_of(other)


def amounts(lines: Sequence[Line]) -> Iterator[Clash]:
    numbered = [i for i, its in enumerate(lines) if its.words.isdisjoint(_PARTED) and _numbered(its)]
    if len(numbered) < 2:
        return
    things = [_things(its) for its in lines]
    seen = Counter(t for bag in things for t in bag)
    for i, j in combinations(numbered, 2):
        rare = frozenset(t for t in things[i] & things[j] if seen[t] <= _RARE)
        if rare and _one_thing(lines[i], lines[j]):
            for x in _told(lines[i], rare):
                for y in _told(lines[j], rare):
                    if x.things & y.things and _apart(x.value, y.value):
                        yield Clash(i, j, "number")


_PARTED = _OTHER - {"of", "only", "first", "up", "worth", "some"}
