"""How much two texts in other words speak of the same event: weighted cosine of their terms."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.alignment import common
from pipeline.core.coding import is_number, terms_of
from pipeline.core.cue import entries
from pipeline.core.rarity import SMOOTHING, Vocabulary, rarity

# Who and what tells an event better than the words around it; numbers differ between independent reports of one event.
NAME = 3.0
NUMBER = 0.5
# Reports of one event follow within three weeks; what takes a story up again later must resemble it all the more, and
# after seven weeks it is another story.
CLOSE = timedelta(days=21)
FAR = timedelta(days=49)
FAR_FACTOR = 0.5
_WINDOWS = 8  # at hand: neighbours in time are asked for together
# Headlines alone tell of whom, hardly of what: of one person there is another event within days.
BRIEF_CLOSE = timedelta(days=2)
BRIEF_FAR = timedelta(days=7)


class Span(NamedTuple):
    """First and last observation of a family; None without times."""

    first: datetime | None
    last: datetime | None


def nearness(a: Span, b: Span, brief: bool = False) -> float:
    """Factor for an affinity by the time between two families; times that are not known do not separate.

    `brief`: both have but a few words.
    """
    close, far = (BRIEF_CLOSE, BRIEF_FAR) if brief else (CLOSE, FAR)
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return 1.0
    gap = max(a.first, b.first) - min(a.last, b.last)
    if gap <= close:
        return 1.0
    return FAR_FACTOR if gap <= far else 0.0


@njit(cache=True)
def _shared(
    terms: npt.NDArray[np.int32],
    starts: npt.NDArray[np.int64],
    weight: npt.NDArray[np.float64],
    pairs: npt.NDArray[np.int64],
) -> npt.NDArray[np.float64]:
    """Of each row of texts the weight of the terms that both have, of those of the first, and of the second."""
    out = np.zeros((pairs.shape[0], 3))
    for p in range(pairs.shape[0]):
        x = terms[starts[pairs[p, 0]] : starts[pairs[p, 0] + 1]]
        y = terms[starts[pairs[p, 1]] : starts[pairs[p, 1] + 1]]
        both = common(x, y, weight)
        if both > 0.0:
            out[p] = both, weight[x].sum(), weight[y].sum()
    return out


class EventWeights:
    """What each term tells about an event, in the weeks up to it; by the number of the window.

    Kept for the terms that a window tells: all terms of all years in each would grow with the square of the time.
    """

    def __init__(self, known: Vocabulary, members: Iterable[npt.NDArray[np.int64]]) -> None:
        self._factor = np.where(known.names, NAME, np.where(is_number(known.codes), NUMBER, 1.0))
        self._told = [self._of_window(known, some) for some in members]
        self.of = lru_cache(maxsize=_WINDOWS)(self._of)

    def _of_window(
        self, known: Vocabulary, members: npt.NDArray[np.int64]
    ) -> tuple[float, npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        weight = rarity(known, members)
        unknown = float(np.log(members.size + SMOOTHING))
        terms = np.flatnonzero(weight != unknown)
        return unknown, terms, weight[terms]

    def _of(self, window: int) -> npt.NDArray[np.float64]:
        unknown, terms, weight = self._told[window]
        dense = np.full(self._factor.size, unknown)
        dense[terms] = weight
        return np.asarray(dense * self._factor, np.float64)


def cosines(
    known: Vocabulary, weight: npt.NDArray[np.float64], pairs: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Of the distinct terms of the articles in each row of `pairs`."""
    both, one, other = _shared(known.terms, known.starts, weight**2, pairs).T
    return np.asarray(np.divide(both, np.sqrt(one * other), out=np.zeros(len(pairs)), where=both > 0.0), np.float64)


def names_in_common(known: Vocabulary, pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """How many different names the articles in each row of `pairs` share, days and months aside."""
    counted = known.names.copy()
    dated = frozenset(f"@{word}" for word in entries("calendar"))
    # What stands in a title stands among the other terms, too.
    counted[known.names] = [not name.endswith("^") and name not in dated for name in terms_of(known.codes[known.names])]
    return _shared(known.terms, known.starts, counted.astype(np.float64), pairs)[:, 0].astype(np.int64)
