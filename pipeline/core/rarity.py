"""How rare a term is within a window of articles, and the pairs of articles that share rare ones."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.alignment import numbered
from pipeline.core.candidate import distinct
from pipeline.core.coding import is_name
from pipeline.core.posting import shared_pairs

# A weight below that of a term in every article of a small window must still be positive, and a window of ten articles
# must not call everything common.
SMOOTHING = 20
# So many of an article's weightiest shared terms stand for it; copies had 13 and more in common.
RAREST = 32


class Vocabulary(NamedTuple):
    """The articles as term numbers; distinct terms of article a are terms[starts[a]:starts[a + 1]], ascending.

    names[t] tells a term that is a name, codes[t] its code; the codes ascend.
    """

    terms: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]
    names: npt.NDArray[np.bool_]
    codes: npt.NDArray[np.uint64]


def vocabulary(articles: Iterable[npt.NDArray[np.uint64]]) -> Vocabulary:
    """Of the distinct codes of each article, ascending."""
    told = list(articles)
    starts = np.cumsum([0, *(codes.size for codes in told)])
    said = np.concatenate([np.zeros(0, np.uint64), *told])
    codes = distinct(said)
    return Vocabulary(numbered(said, codes), starts, is_name(codes), codes)


def _members_terms(
    known: Vocabulary, members: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]:
    """(holder, term) of every distinct term of the members."""
    counts = known.starts[members + 1] - known.starts[members]
    holders = np.repeat(members, counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return holders, known.terms[np.repeat(known.starts[members], counts) + within]


def rarity(known: Vocabulary, members: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """The weight of every term within the window."""
    _, terms = _members_terms(known, members)
    frequency = np.bincount(terms, minlength=known.names.size)
    return np.asarray(np.log((members.size + SMOOTHING) / (frequency + 1.0)), dtype=np.float64)


@njit(cache=True)
def _rarest(
    place: npt.NDArray[np.int64],
    terms: npt.NDArray[np.int32],
    starts: npt.NDArray[np.int64],
    members: npt.NDArray[np.int64],
    most: int,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """(place, number of the member) of each member's terms of the lowest places, so many at most; of those below 0
    none."""
    places, holders, n = np.empty(most * members.size, np.int64), np.empty(most * members.size, np.int64), 0
    for number, member in enumerate(members):
        mine = place[terms[starts[member] : starts[member + 1]]]
        mine = np.sort(mine[mine >= 0])[:most]
        places[n : n + mine.size], holders[n : n + mine.size] = mine, number
        n += mine.size
    return places[:n].copy(), holders[:n].copy()


def rare_pairs(
    known: Vocabulary, members: npt.NDArray[np.int64], weight: npt.NDArray[np.float64], least: int
) -> npt.NDArray[np.int64]:
    """Pairs of members that share at least so many of the terms that weigh most with either."""
    _, terms = _members_terms(known, members)
    weightiest = np.flatnonzero(np.bincount(terms, minlength=known.names.size) > 1)
    weightiest = weightiest[np.argsort(-weight[weightiest], kind="stable")]
    place = np.full(weight.size, -1, np.int64)
    place[weightiest] = np.arange(weightiest.size)
    ordered = np.sort(members)
    places, holders = _rarest(place, known.terms, known.starts, ordered, RAREST)
    return np.asarray(ordered[shared_pairs(places.astype(np.uint64), holders, least)], np.int64)
