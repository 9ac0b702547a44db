"""Values that only one of two texts tells beside those that only the other tells: which of them measure the same."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from math import log
from typing import NamedTuple

from pipeline.core.derivation import adds_up, told_by
from pipeline.core.quantity import bare_number
from pipeline.core.statement import Statement
from pipeline.core.unit import PHYSICAL
from pipeline.core.value import Value, elliptic, same

Weights = Mapping[str, float]

# A value, the number of its sentence, and the stems by which that is compared.
Told = tuple[Value, int, frozenset[str]]

# How surely two values measure the same and whether neither text has another such to itself, by where they begin.
Exchanged = dict[tuple[int, int], tuple[float, bool]]

_READ = 200  # values a text that are looked up in the other
_MOST = 60  # values a text; pairs grow by the square, and what tells more is a table
# A slip of the pen is seldom by a larger factor than that of a digit (logarithm of 12); else two things are meant.
_APART = 2.5
_AMOUNTS = frozenset({"count", "money", "duration"}) | PHYSICAL
_TOTALLED = frozenset({"money"}) | PHYSICAL  # sums of counts, and shares of a whole, come out right by chance
_VAGUE = frozenset({"rank", "quantifier", "rate"})
_UNIT, _DIMENSION = 0.2, 0.1  # what a common unit, or what is measured, adds to common words


class Lone(NamedTuple):
    """A value that the other text does not tell, as `Told`; `astray`: one that it tells of something else."""

    value: Value
    sentence: int
    near: frozenset[str]
    astray: bool = False


class Exchange(NamedTuple):
    """`held`: weighted share of one sentence's stems that the other holds; `sole`: neither text has another value of
    this dimension to itself. One is astray at most."""

    gone: Lone
    come: Lone
    held: float
    sole: bool


def held_share(mine: frozenset[str], other: frozenset[str], weight: Weights) -> float:
    """How much of one's content the other holds, by rarity."""
    total = sum(weight.get(s, 1.0) for s in sorted(mine))
    return sum(weight.get(s, 1.0) for s in sorted(mine & other)) / total if total else 0.0


def lone(told: Iterable[Told], other: Iterable[Value], today: date | None) -> list[Lone]:
    """Of the values `told`, with their sentences and the stems of these, those that are not among the other's."""
    known = defaultdict(list)
    bare = defaultdict(list)
    for value in other:
        known[value.dimension].append(value)
        bare[bare_number(value)].append(value)
    return [
        Lone(*one)
        for one in told
        if not _is_vague(one[0])
        and not told_by(one[0], known[one[0].dimension], today)
        and not any(elliptic(one[0], value) for value in bare[bare_number(one[0])])
    ]


def astray(
    told: Iterable[Told], missing: Sequence[Lone], other: Iterable[Told], weight: Weights, today: date | None
) -> list[Lone]:
    """Of the values `told` those that stand in the place of a missing one, and that the `other` text tells elsewhere:
    "11,200 of 12,500 tickets" and "12,500 tickets have been sold". `other`: of all its sentences."""
    beside = list(other)[:_MOST]
    out = []
    for one in list(told)[:_MOST]:
        rivals = [x.near for x in missing if _measures(x.value, one[0]) and same(x.value, one[0], today) is False]
        if rivals and not _is_vague(one[0]):
            own = [near for value, _, near in beside if same(value, one[0], today)]
            if own and _nearest(one[2], rivals, weight) > _nearest(one[2], own, weight):
                out.append(Lone(*one, astray=True))
    return out


def _measures(x: Value, y: Value) -> bool:
    # What is counted has many names, or none.
    return x.dimension == y.dimension and (x.unit == y.unit or x.dimension == "count")


def _nearest(near: frozenset[str], others: Iterable[frozenset[str]], weight: Weights) -> float:
    return max(round(_share(near, other, weight), 6) for other in others)


def _share(x: frozenset[str], y: frozenset[str], weight: Weights) -> float:
    return max(held_share(x, y, weight), held_share(y, x, weight))


def _is_vague(value: Value) -> bool:
    return value.dimension in _VAGUE or (value.dimension == "count" and value.amount <= 1)


def exchanges(gone: Sequence[Lone], come: Sequence[Lone], weight: Weights, today: date | None) -> Iterator[Exchange]:
    """Each value at most once, put together by what it measures and by the words of its sentence, the surest first;
    those astray fill the places that stay free."""
    gone, come = gone[:_MOST], come[:_MOST]
    both: dict[tuple[frozenset[str], frozenset[str]], float] = {}  # many values stand in one sentence
    scored = []
    for i, x in enumerate(gone):
        for j, y in enumerate(come):
            if x.astray and y.astray:
                continue
            if (x.value.moment is None) == (y.value.moment is None) and same(x.value, y.value, today) is False:
                pair = x.near, y.near
                share = both.get(pair, -1.0)
                if share < 0:
                    share = both[pair] = _share(*pair, weight)
                alike = _UNIT * (x.value.unit == y.value.unit) + _DIMENSION * (x.value.dimension == y.value.dimension)
                scored.append((x.astray or y.astray, -round(share + alike, 6), i, j, share))
    used: tuple[set[int], set[int]] = (set(), set())
    count = [Counter(one.value.dimension for one in side if not one.astray) for side in (gone, come)]
    for _, _, i, j, share in sorted(scored):
        sole = count[0][gone[i].value.dimension] == count[1][come[j].value.dimension] == 1
        if i not in used[0] and j not in used[1] and (share > 0 or sole):
            used[0].add(i)
            used[1].add(j)
            yield Exchange(gone[i], come[j], share, sole)


def exchanged(
    ours: Sequence[Statement], theirs: Sequence[Statement], weight: Weights, today: date | None
) -> dict[tuple[int, int], Exchanged]:
    """Of two texts: pairs of sentences, wherever they stand, with the values of which one stands for the other."""
    common = {s.text for s in ours} & {s.text for s in theirs}
    told = list(_told(ours, common)), list(_told(theirs, common))
    own = [[value for value, _, _ in side] for side in told]
    # Where the other's own sentences tell all, nobody need read the common ones.
    if not lone(told[0], own[1], today) or not lone(told[1], own[0], today):
        return {}
    before, after = ([v for s in side for v in s.values] for side in (ours, theirs))
    gone, come = lone(told[0], after, today), lone(told[1], before, today)
    out: dict[tuple[int, int], Exchanged] = {}
    for x, y, share, sole in exchanges(gone, come, weight, today):
        if x.value.dimension != y.value.dimension or _of_two(x.value, y.value):
            continue
        if x.value.dimension not in _TOTALLED or not (adds_up(x.value, after) or adds_up(y.value, before)):
            out.setdefault((x.sentence, y.sentence), {})[x.value.start, y.value.start] = (share, sole)
    return out


def _of_two(x: Value, y: Value) -> bool:
    low, high = sorted((abs(x.amount), abs(y.amount)))
    return x.dimension in _AMOUNTS and (low <= 0 or log(high / low) > _APART)


def _told(side: Sequence[Statement], common: Container[str]) -> Iterator[Told]:
    every = ((v, number, s.bag) for number, s in enumerate(side) if s.text not in common for v in s.values)
    return islice(every, _READ)
