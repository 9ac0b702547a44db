"""Ordered sentence alignment of two articles by content words and facts.

A copy that was reworded sentence by sentence keeps the order, the names and the numbers and changes the phrases. The
next number of a weekly series keeps the phrases and changes names and numbers. So two sentences agree as far as their
content words do, and only in so far as their facts do.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.coding import Coded, is_number

# Fewer names or numbers cannot tell whether two articles speak of the same.
FEWEST_FACTS = 3
# Below this two sentences of one topic agree by chance.
LEAST_AGREEMENT = 0.2


class Encoded(NamedTuple):
    """Sentences of all articles as term numbers: words ascending, then facts ascending.

    The terms of sentence s are terms[starts[s]:starts[s + 1]], its facts begin at facts[s]; the sentences of article a
    are those from first[a] up to first[a + 1].
    """

    terms: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]
    facts: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.bool_]


class Alignment(NamedTuple):
    """Per pair: share of the weight of the smaller article that is aligned; shares of the poorer article's names and of
    its numbers that both tell (1 where it has too few to judge)."""

    aligned: npt.NDArray[np.float64]
    names: npt.NDArray[np.float64]
    numbers: npt.NDArray[np.float64]


def encode(told: Sequence[Coded], codes: npt.NDArray[np.uint64]) -> Encoded:
    """The articles in term numbers. `codes`: those of all their terms, and perhaps of more, ascending; a term's number
    is its place there."""
    size = np.cumsum([0, *(text.codes.size for text in told)])
    cuts = [text.cuts[:-1] + start for text, start in zip(told, size, strict=False)]
    flat = np.concatenate([*cuts, size[-1:]])
    first = np.cumsum([0, *(text.cuts.size // 2 for text in told)])
    said = np.concatenate([np.zeros(0, np.uint64), *(text.codes for text in told)])
    return Encoded(numbered(said, codes), flat[::2].copy(), flat[1::2].copy(), first, is_number(codes))


def numbered(said: npt.NDArray[np.uint64], codes: npt.NDArray[np.uint64]) -> npt.NDArray[np.int32]:
    """The places of the terms among all codes, which are ascending."""
    return np.searchsorted(codes, said).astype(np.int32)


@njit(cache=True)
def common(x: npt.NDArray[np.int32], y: npt.NDArray[np.int32], weight: npt.NDArray[np.float64]) -> float:
    """The weight of the terms that two ascending rows share."""
    i = j = 0
    total = 0.0
    while i < x.size and j < y.size:
        if x[i] == y[j]:
            total += weight[x[i]]
            i += 1
            j += 1
        elif x[i] < y[j]:
            i += 1
        else:
            j += 1
    return total


@njit(cache=True)
def weight_of(terms: npt.NDArray[np.int32], weight: npt.NDArray[np.float64]) -> float:
    total = 0.0
    for term in terms:
        total += weight[term]
    return total


@njit(cache=True)
def sums(
    terms: npt.NDArray[np.int32],
    begins: npt.NDArray[np.int64],
    ends: npt.NDArray[np.int64],
    weight: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """The weight of the terms from each begin to its end."""
    out = np.zeros(begins.size)
    for s in range(begins.size):
        out[s] = weight_of(terms[begins[s] : ends[s]], weight)
    return out


@njit(cache=True)
def _agreement(
    x: npt.NDArray[np.int32],
    xf: int,
    y: npt.NDArray[np.int32],
    yf: int,
    weight: npt.NDArray[np.float64],
    both: float,
    poorer: float,
) -> float:
    """Dice of all terms, times the share of the poorer sentence's facts that the other has; `both` is the weight of all
    terms, `poorer` that of the poorer sentence's facts."""
    facts: float = common(x[xf:], y[yf:], weight)
    if both == 0.0 or (poorer > 0.0 and facts == 0.0):
        return 0.0
    dice: float = 2.0 * (facts + common(x[:xf], y[:yf], weight)) / both
    return dice if poorer == 0.0 else dice * facts / poorer


@njit(cache=True)
def _best_alignment(gain: npt.NDArray[np.float64]) -> float:
    """The largest sum of gains along pairs in order on both sides (Needleman-Wunsch without gap costs)."""
    best = np.zeros((gain.shape[0] + 1, gain.shape[1] + 1))
    for i in range(gain.shape[0]):
        for j in range(gain.shape[1]):
            best[i + 1, j + 1] = max(best[i, j] + gain[i, j], best[i, j + 1], best[i + 1, j])
    return float(best[-1, -1])


@njit(cache=True)
def _share(x: npt.NDArray[np.int32], y: npt.NDArray[np.int32], weight: npt.NDArray[np.float64]) -> float:
    """Of the poorer side's weight what both have; 1 where it is too poor to judge."""
    if min(x.size, y.size) < FEWEST_FACTS:
        return 1.0
    share: float = common(x, y, weight) / min(weight[x].sum(), weight[y].sum())
    return share


@njit(cache=True)
def _article_facts(
    terms: npt.NDArray[np.int32], starts: npt.NDArray[np.int64], facts: npt.NDArray[np.int64], a: int, b: int
) -> npt.NDArray[np.int32]:
    size = 0
    for s in range(a, b):
        size += starts[s + 1] - facts[s]
    out = np.empty(size, np.int32)
    size = 0
    for s in range(a, b):
        for k in range(facts[s], starts[s + 1]):
            out[size] = terms[k]
            size += 1
    return np.unique(out)


@njit(cache=True)
def _alignments(
    terms: npt.NDArray[np.int32],
    starts: npt.NDArray[np.int64],
    facts: npt.NDArray[np.int64],
    first: npt.NDArray[np.int64],
    numbers: npt.NDArray[np.bool_],
    weight: npt.NDArray[np.float64],
    pairs: npt.NDArray[np.int64],
    least: float,
) -> npt.NDArray[np.float64]:
    out = np.zeros((3, pairs.shape[0]))
    whole, told = sums(terms, starts[:-1], starts[1:], weight), sums(terms, facts, starts[1:], weight)
    for p in range(pairs.shape[0]):
        a, a_end, b, b_end = first[pairs[p, 0]], first[pairs[p, 0] + 1], first[pairs[p, 1]], first[pairs[p, 1] + 1]
        gain = np.zeros((a_end - a, b_end - b))
        left = right = 0.0
        for i in range(a, a_end):
            left += whole[i]
        for j in range(b, b_end):
            right += whole[j]
        for i in range(a, a_end):
            x = terms[starts[i] : starts[i + 1]]
            for j in range(b, b_end):
                y = terms[starts[j] : starts[j + 1]]
                both, poorer = whole[i] + whole[j], min(told[i], told[j])
                agreed = _agreement(x, facts[i] - starts[i], y, facts[j] - starts[j], weight, both, poorer)
                if agreed >= least:
                    gain[i - a, j - b] = agreed * min(whole[i], whole[j])
        if min(left, right) > 0.0:
            out[0, p] = _best_alignment(gain) / min(left, right)
        x = _article_facts(terms, starts, facts, a, a_end)
        y = _article_facts(terms, starts, facts, b, b_end)
        out[1, p] = _share(x[~numbers[x]], y[~numbers[y]], weight)
        out[2, p] = _share(x[numbers[x]], y[numbers[y]], weight)
    return out


def alignments(encoded: Encoded, weight: npt.NDArray[np.float64], pairs: npt.NDArray[np.int64]) -> Alignment:
    """`weight` of each term number; rows of `pairs` are article numbers."""
    return Alignment(*_alignments(*encoded, weight, pairs, LEAST_AGREEMENT))
