"""Copies by their wording alone, over as many texts as fit in memory: text to verified pairs and families."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.band import BANDS, band_keys
from pipeline.core.candidate import LEAST_ANCHORS, anchors, distinct, meeting, packed, unpacked
from pipeline.core.overlap import Overlap, overlap
from pipeline.core.shingle import Shingles
from pipeline.core.signature import signatures

# The bands find all pairs from here on (measured on real news).
LEAST_JACCARD = 0.5
# A copy cut short: most of the shorter text stands in the longer one.
LEAST_CONTAINMENT = 0.6
# Fewer distinct shingles cannot tell a copy from a common phrase.
SHORTEST = 20
# Two longer texts with Jaccard >= .5 share 12 anchors and more; by chance less than two in one of 10,000 pairs.
ANCHORED_FROM = 300


class Copies(NamedTuple):
    """Rows (earlier, later) of texts numbered in order of time, and the lowest number of each text's family."""

    pairs: npt.NDArray[np.int64]
    overlap: Overlap
    lowest: npt.NDArray[np.int64]


@njit(cache=True, nogil=True)
def _lowest(pairs: npt.NDArray[np.int64], size: int) -> npt.NDArray[np.int64]:
    root = np.arange(size)
    for p in range(pairs.shape[0]):
        a, b = pairs[p, 0], pairs[p, 1]
        while root[a] != a:
            root[a] = root[root[a]]
            a = root[a]
        while root[b] != b:
            root[b] = root[root[b]]
            b = root[b]
        root[max(a, b)] = min(a, b)
    for i in range(size):
        root[i] = root[root[i]]
    return root


def lowest(pairs: npt.NDArray[np.int64], size: int) -> npt.NDArray[np.int64]:
    """For each of 0…size-1 the lowest of its component, whatever the order of the pairs."""
    return np.asarray(_lowest(pairs, size), dtype=np.int64)


def candidates(
    bands: npt.NDArray[np.uint64], holders: npt.NDArray[np.int64], anchored: npt.NDArray[np.uint64], size: int
) -> npt.NDArray[np.int64]:
    """Rows (lower, higher), ascending, of the texts 0…size-1 that share a band or enough anchors.

    `bands[i]` are those of text `holders[i]`.
    """
    met = [meeting(packed(bands[:, band], holders), size) for band in range(BANDS)]
    return unpacked(distinct(np.concatenate([*met, meeting(anchored, size, LEAST_ANCHORS)])))


def banded(found: Shingles) -> npt.NDArray[np.int64]:
    """The texts that are too short for anchors to find every copy of them."""
    sizes = np.diff(found.starts)
    return np.flatnonzero((sizes >= SHORTEST) & (sizes < ANCHORED_FROM))


def accepted(exact: Overlap) -> npt.NDArray[np.bool_]:
    return (exact.jaccard >= LEAST_JACCARD) | (exact.containment >= LEAST_CONTAINMENT)


def verified(found: Shingles, pairs: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], Overlap]:
    """Those of the pairs of which one text is a copy of the other."""
    exact = overlap(found, pairs)
    close = accepted(exact)
    return pairs[close], Overlap(exact.jaccard[close], exact.containment[close])


def copies(found: Shingles) -> Copies:
    """Of texts numbered in order of time."""
    size, short = found.starts.size - 1, banded(found)
    anchored = anchors(found, np.arange(size), SHORTEST)
    pairs, exact = verified(found, candidates(band_keys(signatures(found))[short], short, anchored, size))
    return Copies(pairs, exact, lowest(pairs, size))
