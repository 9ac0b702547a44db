"""Exact overlap of shingle sets: what signatures only estimate."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.shingle import Shingles


class Overlap(NamedTuple):
    """Per pair: shared / all distinct shingles, and shared / those of the smaller set (0 where one is empty)."""

    jaccard: npt.NDArray[np.float64]
    containment: npt.NDArray[np.float64]


@njit(cache=True, nogil=True)
def _shared(x: npt.NDArray[np.uint64], y: npt.NDArray[np.uint64]) -> int:
    i = j = count = 0
    while i < x.size and j < y.size:  # without branches: which side moves cannot be predicted
        a, b = x[i], y[j]
        count += a == b
        i += a <= b
        j += b <= a
    return count


@njit(cache=True, nogil=True)
def _overlaps(
    hashes: npt.NDArray[np.uint64], starts: npt.NDArray[np.int64], pairs: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    out = np.zeros((2, pairs.shape[0]), np.float64)
    for p in range(pairs.shape[0]):
        x = hashes[starts[pairs[p, 0]] : starts[pairs[p, 0] + 1]]
        y = hashes[starts[pairs[p, 1]] : starts[pairs[p, 1] + 1]]
        if x.size and y.size:
            count = _shared(x, y)
            out[0, p] = count / (x.size + y.size - count)
            out[1, p] = count / min(x.size, y.size)
    return out


def overlap(shingled: Shingles, pairs: npt.NDArray[np.int64]) -> Overlap:
    """Exact Jaccard and containment of the texts whose indices stand in the rows of `pairs`."""
    return Overlap(*_overlaps(shingled.hashes, shingled.starts, pairs))
