"""How rare a term is within a window of articles, and the pairs of articles that share rare ones."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

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


def rare_pairs(
    known: Vocabulary, members: npt.NDArray[np.int64], weight: npt.NDArray[np.float64], least: int
) -> npt.NDArray[np.int64]:
    """Pairs of members that share at least so many of the terms that weigh most with either."""
    holders, terms = _members_terms(known, members)
    shared = np.bincount(terms, minlength=known.names.size) > 1
    told = shared[terms]
    holders, terms = holders[told], terms[told]
    # Each holder's terms from the weightiest on, in one number: sorted ten times as fast as by three keys.
    weightiest = np.flatnonzero(shared)
    weightiest = weightiest[np.argsort(-weight[weightiest], kind="stable")]
    place = np.empty(weight.size, np.int64)
    place[weightiest] = np.arange(weightiest.size)
    ordered = np.sort(holders * max(weightiest.size, 1) + place[terms])
    holders, terms = ordered // max(weightiest.size, 1), weightiest[ordered % max(weightiest.size, 1)]
    opens = np.r_[True, holders[1:] != holders[:-1]] if holders.size else np.zeros(0, np.bool_)
    rank = np.arange(holders.size) - np.maximum.accumulate(np.where(opens, np.arange(holders.size), 0))
    kept = rank < RAREST
    return shared_pairs(terms[kept].astype(np.uint64), holders[kept], least)
