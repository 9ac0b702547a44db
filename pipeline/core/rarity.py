"""How rare a term is within a window of articles, and the pairs of articles that share rare ones."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.core.alignment import Encoded, encode
from pipeline.core.posting import shared_pairs
from pipeline.core.term import Bag

# A weight below that of a term in every article of a small window must still be positive, and a window of ten articles
# must not call everything common.
SMOOTHING = 20
# So many of an article's rarest shared terms stand for it; two copies share most of them, strangers one or two.
RAREST = 32
LEAST_SHARED = 5


class Vocabulary(NamedTuple):
    """The articles as term numbers; distinct terms of article a are terms[starts[a]:starts[a + 1]], ascending."""

    encoded: Encoded
    terms: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    size: int


def vocabulary(articles: Sequence[Sequence[Bag]]) -> Vocabulary:
    distinct = [set().union(*(bag.words | bag.facts for bag in bags)) for bags in articles]
    number_of = {term: i for i, term in enumerate(sorted(set().union(*distinct)))}
    terms = [sorted(number_of[t] for t in d) for d in distinct]
    starts = np.zeros(len(terms) + 1, np.int64)
    np.cumsum([len(t) for t in terms], out=starts[1:])
    flat = np.asarray([t for article in terms for t in article], np.int64)
    return Vocabulary(encode(articles, number_of), flat, starts, len(number_of))


def _members_terms(
    known: Vocabulary, members: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """(holder, term) of every distinct term of the members."""
    counts = known.starts[members + 1] - known.starts[members]
    holders = np.repeat(members, counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return holders, known.terms[np.repeat(known.starts[members], counts) + within]


def rare_pairs(
    known: Vocabulary, members: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """The weight of every term within the window, and the pairs of members that share enough of their rarest terms."""
    holders, terms = _members_terms(known, members)
    frequency = np.bincount(terms, minlength=known.size)
    weight = np.log((members.size + SMOOTHING) / (frequency + 1.0))
    shared = frequency[terms] > 1
    holders, terms = holders[shared], terms[shared]
    order = np.lexsort((terms, frequency[terms], holders))
    holders, terms = holders[order], terms[order]
    opens = np.r_[True, holders[1:] != holders[:-1]] if holders.size else np.zeros(0, np.bool_)
    rank = np.arange(holders.size) - np.maximum.accumulate(np.where(opens, np.arange(holders.size), 0))
    kept = rank < RAREST
    return weight, shared_pairs(terms[kept].astype(np.uint64), holders[kept], LEAST_SHARED)
