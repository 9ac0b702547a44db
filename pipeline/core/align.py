"""Which sentences of a copy come from which sentences of its parent: kept, moved, split, merged, reworded."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from math import log
from typing import NamedTuple

from pipeline.core.stem import content_of, is_content, stem
from pipeline.core.text import sentence_words

ACCEPT = 0.26  # weighted overlap below which two sentences of one story are two statements, on labelled copies
_BETWEEN = 0.08  # enough where both neighbours answer to each other
_ATTACH = 0.4  # a sentence merged into its neighbour's partner leaves so much of its content there
_LIMIT = 200  # sentences a side that are compared all with all; beyond it only neighbours are, so time stays linear
_REACH = 12  # how far a reworded sentence of a longer text may have wandered


class Pairing(NamedTuple):
    """Indices of contiguous sentences of parent and copy; one side empty where nothing answers to it."""

    parent: tuple[int, ...]
    copy: tuple[int, ...]
    similarity: float
    moved: bool


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> str:
    return stem(word) if is_content(word) else "·" + word


# Siblings share their parent's sentences, and a copy most of them: the same sentence is read once.
@lru_cache(maxsize=1 << 14)
def _bag(folded: tuple[str, ...]) -> Counter[str]:
    """Stems; a particle counts a little, so that sentences of particles alone can meet."""
    return Counter(map(_term, folded))


@lru_cache(maxsize=1 << 14)
def _stems(folded: tuple[str, ...]) -> frozenset[str]:
    return frozenset(content_of(folded))


def _weights(bags: Sequence[Counter[str]], asked: Iterable[Counter[str]]) -> dict[str, float]:
    """Rare stems tell sentences apart: inverse document frequency over the sentences of both texts."""
    seen = Counter(chain.from_iterable(bags))
    rarity = {n: log(1 + len(bags) / n) for n in set(seen.values())}
    return {s: (0.15 if s[0] == "·" else 1.0) * rarity[seen[s]] for s in {s for bag in asked for s in bag}}


class _Weighed(NamedTuple):
    bag: Counter[str]
    mass: float


def _weighed(bag: Counter[str], weight: dict[str, float]) -> _Weighed:
    return _Weighed(bag, sum([weight[s] * n for s, n in bag.items()]))


def _overlap(a: _Weighed, b: _Weighed, weight: dict[str, float]) -> float:
    """Weighted Dice, and for a part of a longer sentence the containment at a discount."""
    shared = sum([weight[s] * min(n, b.bag[s]) for s, n in a.bag.items() if s in b.bag])
    if not shared:
        return 0.0
    return max(2 * shared / (a.mass + b.mass), 0.6 * shared / min(a.mass, b.mass))


def _increasing(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The longest run of pairs that keeps both orders (patience sorting); the rest has moved."""
    tails: list[int] = []
    at: list[int] = []
    back: list[int] = []
    for i, (_, c) in enumerate(pairs):
        k = bisect_left(tails, c)
        tails[k : k + 1] = [c]
        at[k : k + 1] = [i]
        back.append(at[k - 1] if k else -1)
    kept: set[tuple[int, int]] = set()
    i = at[-1] if at else -1
    while i >= 0:
        kept.add(pairs[i])
        i = back[i]
    return kept


def _identical(parent: Sequence[tuple[str, ...]], copy: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Copy index -> parent index of the sentences whose words are the same, in order of appearance."""
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(parent) - 1, -1, -1):
        places.setdefault(parent[i], []).append(i)
    found = {}
    for j, sentence in enumerate(copy):
        rest = places.get(sentence)
        if rest:
            found[j] = rest.pop()
    return found


def _candidates(
    free_p: Sequence[int], free_c: Sequence[int], of_copy: dict[int, int], size: int
) -> list[tuple[int, int]]:
    if max(len(free_p), len(free_c)) <= _LIMIT:
        return [(i, j) for i in free_p for j in free_c]
    anchors = sorted(of_copy.items())
    near = []
    for j in free_c:
        k = bisect_left(anchors, (j, -1))
        here = anchors[min(k, len(anchors) - 1)][1] if anchors else j
        low = bisect_left(free_p, here - _REACH)
        near += [(i, j) for i in free_p[low : low + 2 * _REACH] if i < size]
    return near


def _expected(j: int, of_copy: dict[int, int]) -> tuple[int, int]:
    """The parent's sentences between the partners of the copy's neighbours."""
    before = [of_copy[k] for k in range(j - 1, max(-1, j - 4), -1) if k in of_copy]
    behind = [of_copy[k] for k in range(j + 1, j + 4) if k in of_copy]
    return (before[0] if before else -1, behind[0] if behind else 1 << 30)


def _reworded(
    parent: Sequence[tuple[str, ...]], copy: Sequence[tuple[str, ...]], of_copy: dict[int, int]
) -> dict[int, tuple[int, float]]:
    """Best pairs first; the expected place breaks near ties."""
    free_p = sorted(set(range(len(parent))) - set(of_copy.values()))
    free_c = [j for j in range(len(copy)) if j not in of_copy]
    if not free_p or not free_c:
        return {}
    p_bags, c_bags = [_bag(s) for s in parent], [_bag(s) for s in copy]
    weight = _weights(p_bags + c_bags, [p_bags[i] for i in free_p] + [c_bags[j] for j in free_c])
    ours, theirs = ({k: _weighed(bags[k], weight) for k in free} for bags, free in ((p_bags, free_p), (c_bags, free_c)))
    scored = []
    for i, j in _candidates(free_p, free_c, of_copy, len(p_bags)):
        overlap = _overlap(ours[i], theirs[j], weight)
        if overlap > _BETWEEN:
            low, high = _expected(j, of_copy)
            scored.append((-overlap - (0.08 if low < i < high else 0.0), i, j, overlap))
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for rank, i, j, overlap in sorted(scored):
        if j not in found and i not in taken and -rank >= ACCEPT:
            found[j] = (i, overlap)
            taken.add(i)
    known = of_copy | {j: i for j, (i, _) in found.items()}
    known |= {-1: -1, len(copy): len(parent)}
    for _, i, j, overlap in sorted(scored):
        if j not in known and i not in taken and known.get(j - 1) == i - 1 and known.get(j + 1) == i + 1:
            found[j] = (i, overlap)
            taken.add(i)
    return found


def _attached(
    lone: Sequence[int], ours: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]], partner: dict[int, int]
) -> dict[int, int]:
    """Lone sentence -> the neighbour whose partner holds what it says (a merge or a split)."""
    found = {}
    for i in lone:
        best, mine = (0.0, -1), _stems(ours[i])
        for near in (i - 1, i + 1):
            if near in partner and mine:
                target = _stems(theirs[partner[near]])
                gain = len(mine & target - _stems(ours[near])) / len(mine)
                best = max(best, (gain, near))
        if best[0] >= _ATTACH:
            found[i] = best[1]
    return found


def _gathered(near: dict[int, int]) -> dict[int, tuple[int, ...]]:
    """Each neighbour with the lone sentences that go with it."""
    out: dict[int, list[int]] = {}
    for lone, neighbour in near.items():
        out.setdefault(neighbour, [neighbour]).append(lone)
    return {neighbour: tuple(sorted(found)) for neighbour, found in out.items()}


def align(parent: Sequence[str], copy: Sequence[str]) -> list[Pairing]:
    """Every sentence of both in exactly one pairing; in the order of the copy, what the copy lacks at the end."""
    p_words, c_words = [sentence_words(s) for s in parent], [sentence_words(s) for s in copy]
    of_copy = _identical(p_words, c_words)
    found = {j: (i, 1.0) for j, i in of_copy.items()} | _reworded(p_words, c_words, of_copy)
    of_parent = {i: j for j, (i, _) in found.items()}
    merged = _attached([i for i in range(len(parent)) if i not in of_parent], p_words, c_words, of_parent)
    split = _attached(
        [j for j in range(len(copy)) if j not in found], c_words, p_words, {j: i for j, (i, _) in found.items()}
    )
    in_order = _increasing(sorted((i, j) for j, (i, _) in found.items()))
    joined, parts = _gathered(merged), _gathered(split)
    out = []
    for j in range(len(copy)):
        if j in found:
            i, similarity = found[j]
            left, right = joined.get(i, (i,)), parts.get(j, (j,))
            out.append(Pairing(left, right, similarity, (i, j) not in in_order))
        elif j not in split:
            out.append(Pairing((), (j,), 0.0, False))
    out += [Pairing((i,), (), 0.0, False) for i in range(len(parent)) if i not in of_parent and i not in merged]
    return out


def alignment(parent: Sequence[str], copy: Sequence[str]) -> float:
    """The share of the shorter text's sentences that answer to one of the other, each weighted by its similarity."""
    if not parent or not copy:
        return 0.0
    p_words, c_words = [sentence_words(s) for s in parent], [sentence_words(s) for s in copy]
    of_copy = _identical(p_words, c_words)
    found = _reworded(p_words, c_words, of_copy)
    return (len(of_copy) + sum(s for _, s in found.values())) / min(len(parent), len(copy))


def partners(pairings: Sequence[Pairing], parent: bool) -> dict[int, tuple[int, ...]]:
    """Sentence of the parent, or of the copy -> the sentences of the other that answer to it."""
    sides = [(p.parent, p.copy) if parent else (p.copy, p.parent) for p in pairings if p.parent and p.copy]
    return {i: theirs for mine, theirs in sides for i in mine}


def around(i: int, partner: dict[int, tuple[int, ...]], size: int) -> range:
    """The other side's sentences between the partners of a lone sentence's neighbours, and one either way.

    `size`: of the other side.
    """
    before = next((min(partner[k]) for k in range(i - 1, -1, -1) if k in partner), 0)
    behind = next((max(partner[k]) for k in range(i + 1, max(partner, default=0) + 1) if k in partner), size - 1)
    return range(max(0, min(before, behind) - 1), min(size, max(before, behind) + 2))
