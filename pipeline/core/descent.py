"""Who copied whom by wording and time alone, natively: the lineage of a backfill of millions.

The same evidence as `kinship`, on shingles instead of words: shared innovations speak for descent, what a copy reads
with the origin against its supposed parent speaks against it.
"""

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.overlap import _shared
from pipeline.core.shingle import Shingles

# Nats; a changed word makes three shingles. As in `kinship`: an intermediate parent needs evidence.
SHARED = 0.7
KEPT = 0.1
INTERMEDIATE = 2.0
# Beyond so many copies a parent is sought among the nearest in time only.
NEAREST = 32


@njit(cache=True, nogil=True)
def _without(x: npt.NDArray[np.uint64], y: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Of x what is not in y; both ascending."""
    out = np.empty(x.size, np.uint64)
    n = j = 0
    for value in x:
        while j < y.size and y[j] < value:
            j += 1
        if j == y.size or y[j] != value:
            out[n] = value
            n += 1
    return out[:n]


@njit(cache=True, nogil=True)
def _parents(
    hashes: npt.NDArray[np.uint64],
    starts: npt.NDArray[np.int64],
    members: npt.NDArray[np.int64],
    ends: npt.NDArray[np.int64],
) -> npt.NDArray[np.int64]:
    out = np.full(members.size, -1, np.int64)
    for f in range(ends.size - 1):
        low = ends[f]
        origin = hashes[starts[members[low]] : starts[members[low] + 1]]
        news = [_without(hashes[starts[members[k]] : starts[members[k] + 1]], origin) for k in range(low, ends[f + 1])]
        for k in range(low + 1, ends[f + 1]):
            child = hashes[starts[members[k]] : starts[members[k] + 1]]
            with_origin = child.size - news[k - low].size
            best, parent = 0.0, members[low]
            for q in range(max(low + 1, k - NEAREST), k):
                shared = _shared(news[k - low], news[q - low])
                if shared * SHARED <= INTERMEDIATE + best:
                    continue
                both = _shared(child, hashes[starts[members[q]] : starts[members[q] + 1]])
                score = SHARED * shared - KEPT * (with_origin - (both - shared)) - INTERMEDIATE
                if score > best:
                    best, parent = score, members[q]
            out[k] = parent
    return out


def parents(found: Shingles, lowest: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """For each text the one it was most plausibly copied from, or -1: an earlier one of its family.

    Texts are numbered in order of time; `lowest` is the first of each text's family, which counts as its origin.
    """
    members = np.argsort(lowest, kind="stable")
    ends = np.flatnonzero(np.r_[True, np.diff(lowest[members]) != 0, True])
    found_of = np.full(lowest.size, -1, np.int64)
    found_of[members] = _parents(found.hashes, found.starts, members, ends)
    return found_of
