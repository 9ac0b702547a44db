"""Numbers of one series: phrases agree while names and numbers differ (charts, nominees, birthdays)."""

import re
from datetime import timedelta

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.alignment import Encoded, common, sums, weight_of
from pipeline.core.text import fold

# Two sentences are cast in one mould when most of their words, facts apart, agree.
MOULD = 0.5
# ... and are another filling of it when fewer of their facts do.
OTHER_FILLING = 0.5
# Above this share of such sentences two texts are numbers of one series (weekly charts .25 and more, copies 0, reports
# of one event .13 and less); a series mostly stays with one outlet, so there less will do.
SERIES = 0.2
SERIES_OF_ONE_OUTLET = 0.1
# An outlet that has used the pattern of a headline so often, and so much later again, prints the next number of a
# series, however much of the chart has stayed.
NUMBERS = 3
NEXT_NUMBER = timedelta(days=5)

_FILLING = re.compile(r"\d+|['‘][^'’‘]{2,40}['’]|[\"“][^\"“”]{2,40}[\"”]")


@njit(cache=True)
def _dice(x: npt.NDArray[np.int32], y: npt.NDArray[np.int32], weight: npt.NDArray[np.float64], both: float) -> float:
    """`both`: the weight of all terms of the two."""
    return 0.0 if both == 0.0 else 2.0 * common(x, y, weight) / both


@njit(cache=True)
def _moulded(
    terms: npt.NDArray[np.int32],
    starts: npt.NDArray[np.int64],
    facts: npt.NDArray[np.int64],
    first: npt.NDArray[np.int64],
    weight: npt.NDArray[np.float64],
    pairs: npt.NDArray[np.int64],
) -> npt.NDArray[np.float64]:
    out = np.zeros(pairs.shape[0])
    for p in range(pairs.shape[0]):
        same = other = 0
        low, high = first[pairs[p, 1]], first[pairs[p, 1] + 1]
        in_words = sums(terms, starts[low:high], facts[low:high], weight)
        in_facts = sums(terms, facts[low:high], starts[low + 1 : high + 1], weight)
        for i in range(first[pairs[p, 0]], first[pairs[p, 0] + 1]):
            x_words, x_facts = terms[starts[i] : facts[i]], terms[facts[i] : starts[i + 1]]
            x_in_words, x_in_facts = weight_of(x_words, weight), weight_of(x_facts, weight)
            best = filling = 0.0
            for j in range(low, high):
                y_words, y_facts = terms[starts[j] : facts[j]], terms[facts[j] : starts[j + 1]]
                if min(x_facts.size, y_facts.size) and min(x_words.size, y_words.size) > 1:
                    mould = _dice(x_words, y_words, weight, x_in_words + in_words[j - low])
                    if mould > best:
                        best = mould
                        filling = _dice(x_facts, y_facts, weight, x_in_facts + in_facts[j - low])
            if best >= MOULD:
                same += filling >= OTHER_FILLING
                other += filling < OTHER_FILLING
        sentences = min(first[pairs[p, 0] + 1] - first[pairs[p, 0]], first[pairs[p, 1] + 1] - first[pairs[p, 1]])
        out[p] = max(0, other - same) / max(sentences, 1)
    return out


def moulded(encoded: Encoded, weight: npt.NDArray[np.float64], pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Per pair of articles: share of sentences cast in one mould with other facts, less those with the same facts."""
    found = _moulded(encoded.terms, encoded.starts, encoded.facts, encoded.first, weight, pairs)
    return np.asarray(found, dtype=np.float64)


def series_title(title: str) -> str:
    """A headline without its numbers and what stands in quotes: the pattern that all numbers of a series carry."""
    return _FILLING.sub("#", fold(title)).strip()
