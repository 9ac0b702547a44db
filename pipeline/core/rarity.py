"""How rare a term is within a window of articles, and the pairs of articles that share rare ones."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.core.alignment import Encoded, encode
from pipeline.core.coding import Coded, is_name
from pipeline.core.posting import shared_pairs

# A weight below that of a term in every article of a small window must still be positive, and a window of ten articles
# must not call everything common.
SMOOTHING = 20
# So many of an article's weightiest shared terms stand for it; copies had 13 and more in common.
RAREST = 32


class Vocabulary(NamedTuple):
    """The articles as term numbers; distinct terms of article a are terms[starts[a]:starts[a + 1]], ascending.

    names[t] tells a term that is a name.
    """

    encoded: Encoded
    terms: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    names: npt.NDArray[np.bool_]


def vocabulary(articles: Iterable[Coded]) -> Vocabulary:
    encoded, ordered = encode(articles)
    sizes = np.diff(encoded.starts[encoded.first])
    holder = np.repeat(np.arange(sizes.size), sizes)
    told = np.sort(
        holder * max(len(ordered), 1) + encoded.terms
    )  # numpy's `unique` of numbers takes five times as long
    distinct = told[np.flatnonzero(np.r_[True, told[1:] != told[:-1]])] if told.size else told
    starts = np.searchsorted(distinct, np.arange(sizes.size + 1) * max(len(ordered), 1))
    return Vocabulary(encoded, distinct % max(len(ordered), 1), starts.astype(np.int64), is_name(ordered))


def _members_terms(
    known: Vocabulary, members: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
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
    shared = np.bincount(terms, minlength=known.names.size)[terms] > 1
    holders, terms = holders[shared], terms[shared]
    # Each holder's terms from the weightiest on, in one number: sorted ten times as fast as by three keys.
    weightiest = np.argsort(-weight, kind="stable")
    place = np.empty(weightiest.size, np.int64)
    place[weightiest] = np.arange(weightiest.size)
    ordered = np.sort(holders * max(weight.size, 1) + place[terms])
    holders, terms = ordered // max(weight.size, 1), weightiest[ordered % max(weight.size, 1)]
    opens = np.r_[True, holders[1:] != holders[:-1]] if holders.size else np.zeros(0, np.bool_)
    rank = np.arange(holders.size) - np.maximum.accumulate(np.where(opens, np.arange(holders.size), 0))
    kept = rank < RAREST
    return shared_pairs(terms[kept].astype(np.uint64), holders[kept], least)
