"""How much texts of a line or two speak of the same event: each is read with the words of those most like it.

Two headlines of one event often share one name or nothing, while both share words with others of it (pseudo-relevance
feedback; Rocchio 1971). All constants were chosen on headlines of business and technology, with as many unrelated ones.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix, csr_matrix, diags, vstack

from pipeline.core.rarity import SMOOTHING
from pipeline.core.term import STEM

# All of 2,073 headlines have no more different words, and 76 in 100 with a sentence of up to twelve words; of 555 news
# bodies of 25 to 31 words with their headlines 2 in 100 have as few.
MOST_TERMS = 14
# Its headline, one sentence, and the headline again.
MOST_BAGS = 3
# What is written without blanks between words has no words here, only clauses.
_UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
# A single word is no likeness: of a firm, a town or a number there is other news the same day. Two suffice to learn
# from a text, since one learns from others as well; a third keeps those apart that have but a field in common.
LEAST_COMMON = 2
LEAST_COMMON_OF_CLOSE = 3
# A text is told by its own words and, up to twice as loud, by those of so many others; all the louder the more like it
# they are, since what is like none of the others may be of no event that they tell.
NEAREST = 100
LEAST_LIKE = 0.15
LOUDER = 2.0
FULL_VOICE = 16.0
# In a window of fewer there are too few others to learn from; more are too many for comparing all with all. The
# ordinary comparison decides there.
LEAST_TEXTS = 300
MOST_TEXTS = 6000
# So many others of those most like it are proposed for a text; its story's other texts meet it through them.
PARTNERS = 30
_ROWS = 512
_PAIRS = 1 << 14

Vectors: TypeAlias = csr_matrix
Numbers: TypeAlias = npt.NDArray[np.int64]


def _length(rows: Vectors) -> npt.NDArray[np.float64]:
    return np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1), np.float64).ravel())


def _unit(rows: Vectors) -> Vectors:
    length = _length(rows)
    return diags(1.0 / np.where(length > 0, length, 1.0)) @ rows


def _own(texts: Sequence[frozenset[str]]) -> Vectors:
    """Unit vectors of all their words; rarity counts once in a product of two, not squared."""
    frequency = Counter(term for text in texts for term in text)
    column = {term: i for i, term in enumerate(sorted(frequency))}
    places = [(row, column[term]) for row, text in enumerate(texts) for term in sorted(text)]
    weight = np.array([np.sqrt(np.log((len(texts) + SMOOTHING) / (frequency[term] + 1.0))) for term in column])
    rows, columns = np.array(places, np.int64).reshape(-1, 2).T
    return _unit(coo_matrix((weight[columns], (rows, columns)), (len(texts), len(column))).tocsr())


class _Asked(NamedTuple):
    """How like, with how many words in common, and how many at most."""

    least: float
    common: int
    most: int


_LEARNED = _Asked(LEAST_LIKE, LEAST_COMMON, NEAREST)


def _best(own: Vectors, told: Vectors, rows: Numbers, asked: _Asked) -> Vectors:
    """For each of the rows the likeness of those most like it; of equals the earlier."""
    has = (own > 0).astype(np.float64)
    found = [csr_matrix((0, own.shape[0]))]
    for start in range(0, rows.size, _ROWS):
        here = rows[start : start + _ROWS]
        likeness = np.minimum((told[here] @ told.T).toarray(), 1.0)
        likeness[(has[here] @ has.T).toarray() < asked.common] = 0.0
        likeness[np.arange(here.size), here] = 0.0
        likeness[likeness < asked.least] = 0.0
        best = np.argsort(-likeness.round(9), axis=1, kind="stable")[:, : asked.most]
        places = (np.repeat(np.arange(here.size), best.shape[1]), best.ravel())
        some = coo_matrix((likeness[places], places), likeness.shape).tocsr()
        some.eliminate_zeros()
        found.append(some)
    return vstack(found, format="csr")


def _told(own: Vectors) -> Vectors:
    """One unit row for each text; their products are likenesses from 0 to 1."""
    others = _best(own, own, np.arange(own.shape[0]), _LEARNED) @ own
    voice = LOUDER * np.minimum(1.0, _length(others) / FULL_VOICE)
    return _unit(own + diags(voice) @ _unit(others))


class Brief(NamedTuple):
    """The brief ones among numbered texts: their numbers, ascending, and in step the row that tells each.

    Texts of equal words have one row, of own words and of all that it is told by.
    """

    members: Numbers
    row: Numbers
    own: Vectors
    told: Vectors

    def likeness(self, pairs: Numbers) -> npt.NDArray[np.float64]:
        """Of the two texts of each pair; NaN where one of them is not brief."""
        found = np.full(len(pairs), np.nan)
        if not self.members.size:
            return found
        places = np.minimum(np.searchsorted(self.members, pairs), self.members.size - 1)
        both = np.flatnonzero((self.members[places] == pairs).all(axis=1))
        a, b = self.row[places[both]].T
        met, back = np.unique(a * self.told.shape[0] + b, return_inverse=True)
        found[both] = np.concatenate([np.zeros(0), *self._products(met)])[back]
        return found

    def _products(self, met: Numbers) -> Iterator[npt.NDArray[np.float64]]:
        for start in range(0, met.size, _PAIRS):
            a, b = np.divmod(met[start : start + _PAIRS], self.told.shape[0])
            products = np.asarray(self.told[a].multiply(self.told[b]).sum(axis=1), np.float64).ravel()
            yield np.minimum(products, 1.0)

    def close(self, fresh: Sequence[int], least: float) -> Numbers:
        """Pairs (lower, higher text) with one of the fresh that are as like as that and share words.

        Each of the fresh with at most PARTNERS other texts, of those of equal words with the one before and the one
        after it, and with the one before it of its own words.
        """
        mine = np.flatnonzero(np.isin(self.members, np.asarray(fresh, np.int64)))
        if not mine.size:
            return np.zeros((0, 2), np.int64)
        asked = _Asked(least, LEAST_COMMON_OF_CLOSE, PARTNERS)
        rows, place = np.unique(self.row[mine], return_inverse=True)
        who, partner = _best(self.own, self.told, rows, asked)[place].nonzero()
        before = self._beside(np.r_[mine[who], mine], np.r_[partner, self.row[mine]], -1)
        after = self._beside(mine[who], partner.astype(np.int64), 0)
        met = np.sort(self.members[np.concatenate([before, after])], axis=1)
        return np.unique(met, axis=0)

    def _beside(self, places: Numbers, rows: Numbers, side: int) -> Numbers:
        """Each place with the last before it (`side` -1) or the first after it (0) of the row given for it."""
        size = self.members.size
        ordered = np.sort(self.row * size + np.arange(size))
        at = np.searchsorted(ordered, rows * size + places) + side
        inside = (at >= 0) & (at < size)
        beside = ordered[np.where(inside, at, 0)]
        met = inside & (beside // size == rows)
        return np.column_stack([places[met], beside[met] % size])


def words(told: Sequence[tuple[Collection[str], Collection[str]]]) -> frozenset[str] | None:
    """The words of a brief text, by the words and facts of its sentences. Whether a capital makes them names does not
    count: in a headline it does not tell."""
    if len(told) > MOST_BAGS or sum(len(part) for bag in told for part in bag) > MOST_BAGS * MOST_TERMS:
        return None
    terms = {term for bag in told for part in bag for term in part}
    found = frozenset(t if t[0] == "#" else t.lstrip("@")[:STEM] for t in terms if not t.endswith("^"))
    if not LEAST_COMMON <= len(found) <= MOST_TERMS or any(map(_UNSPACED.search, found)):
        return None
    return found


def brief(texts: Sequence[frozenset[str] | None], members: Sequence[int]) -> Brief:
    """Of the members of a window, ascending; none where they are too few or too many."""
    few = {m: text for m in members if (text := texts[m]) is not None}
    row = {text: i for i, text in enumerate(dict.fromkeys(few.values()))}
    if not LEAST_TEXTS <= len(row) <= MOST_TEXTS:
        return Brief(np.zeros(0, np.int64), np.zeros(0, np.int64), csr_matrix((0, 0)), csr_matrix((0, 0)))
    own = _own(list(row))
    return Brief(np.asarray(list(few), np.int64), np.asarray([row[t] for t in few.values()], np.int64), own, _told(own))
