"""How much two texts in other words speak of the same event: weighted cosine of their terms."""

from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.rarity import Vocabulary

# Who and what tells an event better than the words around it; numbers differ between independent reports of one event.
NAME = 3.0
NUMBER = 0.5
# Reports of one event follow within three weeks; what takes a story up again later must resemble it all the more, and
# after seven weeks it is another story.
CLOSE = timedelta(days=21)
FAR = timedelta(days=49)
FAR_FACTOR = 0.5


class Span(NamedTuple):
    """First and last observation of a family; None without times."""

    first: datetime | None
    last: datetime | None


def nearness(a: Span, b: Span) -> float:
    """Factor for an affinity by the time between two families; times that are not known do not separate."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return 1.0
    gap = max(a.first, b.first) - min(a.last, b.last)
    if gap <= CLOSE:
        return 1.0
    return FAR_FACTOR if gap <= FAR else 0.0


@njit(cache=True)
def _cosines(
    terms: npt.NDArray[np.int64],
    starts: npt.NDArray[np.int64],
    weight: npt.NDArray[np.float64],
    pairs: npt.NDArray[np.int64],
) -> npt.NDArray[np.float64]:
    out = np.zeros(pairs.shape[0])
    for p in range(pairs.shape[0]):
        x = terms[starts[pairs[p, 0]] : starts[pairs[p, 0] + 1]]
        y = terms[starts[pairs[p, 1]] : starts[pairs[p, 1] + 1]]
        i = j = 0
        common = 0.0
        while i < x.size and j < y.size:
            if x[i] == y[j]:
                common += weight[x[i]] ** 2
                i += 1
                j += 1
            elif x[i] < y[j]:
                i += 1
            else:
                j += 1
        if common > 0.0:
            out[p] = common / np.sqrt((weight[x] ** 2).sum() * (weight[y] ** 2).sum())
    return out


def event_weight(known: Vocabulary, rarity: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """What each term tells about the event."""
    factor = np.where(known.names, NAME, np.where(known.encoded.numbers, NUMBER, 1.0))
    return np.asarray(rarity * factor, dtype=np.float64)


def cosines(
    known: Vocabulary, weight: npt.NDArray[np.float64], pairs: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Of the distinct terms of the articles in each row of `pairs`."""
    return np.asarray(_cosines(known.terms, known.starts, weight, pairs), dtype=np.float64)
