"""Pairs of texts that may share most of their wording: they meet in a band of the signature or in rare anchors."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.posting import CROWD, NEIGHBOURS
from pipeline.core.shingle import Shingles

# One shingle in eight, the same in every text, so that an excerpt meets the text that it stands in: of 60 shingles, of
# which .6 stand in the other, 4.5 are anchors.
ANCHOR = 8
# A single one is a stock phrase.
LEAST_ANCHORS = 2
_HOLDER_BITS = 26
_AT_ONCE = 1 << 18  # holders whose meetings are in memory
MOST_HOLDERS = 1 << _HOLDER_BITS
_HOLDER = np.uint64(MOST_HOLDERS - 1)
_KEY = ~_HOLDER


@njit(cache=True, nogil=True)
def _anchors(
    hashes: npt.NDArray[np.uint64],
    starts: npt.NDArray[np.int64],
    numbers: npt.NDArray[np.int64],
    shortest: int,
) -> npt.NDArray[np.uint64]:
    out = np.empty(hashes.size, np.uint64)
    n = 0
    for i in range(starts.size - 1):
        if starts[i + 1] - starts[i] >= shortest:
            for k in range(starts[i], starts[i + 1]):
                if hashes[k] % np.uint64(ANCHOR) == np.uint64(0):
                    out[n] = ((hashes[k] >> np.uint64(3)) << np.uint64(_HOLDER_BITS)) | np.uint64(numbers[i])
                    n += 1
    return out[:n].copy()


def anchors(shingled: Shingles, numbers: npt.NDArray[np.int64], shortest: int) -> npt.NDArray[np.uint64]:
    """Keys and holders in one number; `numbers[i]` is the holder of text i."""
    return np.asarray(_anchors(shingled.hashes, shingled.starts, numbers, shortest), dtype=np.uint64)


def packed(keys: npt.NDArray[np.uint64], holders: npt.NDArray[np.int64]) -> npt.NDArray[np.uint64]:
    """38 bits of each key and its holder; that few keys collide costs a verification now and then."""
    return (keys << np.uint64(_HOLDER_BITS)) | holders.astype(np.uint64)


@njit(cache=True, nogil=True)
def _met(
    ordered: npt.NDArray[np.uint64], low: int, high: int, crowd: int, neighbours: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]:
    """Whom the holders low…high-1 meet later in order: partners of holder h are partner[starts[h - low] : …]."""
    starts = np.zeros(high - low + 1, np.int64)
    partner = np.empty(0, np.uint32)
    for fill in range(2):
        start = 0
        while start < ordered.size:
            end = start + 1
            while end < ordered.size and (ordered[end] ^ ordered[start]) & _KEY == np.uint64(0):
                end += 1
            reach = end - start if end - start <= crowd else neighbours
            for j in range(start, end - 1):
                h = np.int64(ordered[j] & _HOLDER)
                if low <= h < high:
                    last = min(end, j + reach + 1)
                    if fill:
                        at = starts[h - low]
                        for i in range(j + 1, last):
                            partner[at] = np.uint32(ordered[i] & _HOLDER)
                            at += 1
                        starts[h - low] = at
                    else:
                        starts[h - low + 1] += last - j - 1
            start = end
        if not fill:
            starts = np.cumsum(starts)
            partner = np.empty(starts[-1], np.uint32)
    starts[1:] = starts[:-1].copy()
    starts[0] = 0
    return starts, partner


@njit(cache=True, nogil=True)
def _often(
    starts: npt.NDArray[np.int64], partner: npt.NDArray[np.uint32], low: int, size: int, least: int
) -> npt.NDArray[np.uint64]:
    count = np.zeros(size, np.int32)
    out = np.empty(partner.size // least, np.uint64)
    n = 0
    for h in range(starts.size - 1):
        first = n
        for k in range(starts[h], starts[h + 1]):
            count[partner[k]] += 1
            if count[partner[k]] == least:
                out[n] = np.uint64(low + h) << np.uint64(32) | np.uint64(partner[k])
                n += 1
        for k in range(starts[h], starts[h + 1]):
            count[partner[k]] = 0
        out[first:n].sort()
    return out[:n].copy()


def meeting(keyed: npt.NDArray[np.uint64], size: int, least: int = 1) -> npt.NDArray[np.uint64]:
    """Distinct pairs of the holders 0…size-1 that share at least `least` keys, as lower << 32 | higher, ascending.

    In a crowd each meets its neighbours in order only. Sorts `keyed` in place.
    """
    keyed.sort()
    found = [np.empty(0, np.uint64)]
    for low in range(0, size, _AT_ONCE):
        high = min(size, low + _AT_ONCE)
        found.append(_often(*_met(keyed, low, high, CROWD, NEIGHBOURS), low, size, least))
    return np.concatenate(found)


class Keys(NamedTuple):
    """One row per band (0…41) or anchor (-1) of a text: what the band join reads."""

    kind: npt.NDArray[np.int8]
    key: npt.NDArray[np.int64]
    holder: npt.NDArray[np.int64]


def keys_of(bands: npt.NDArray[np.uint64], holders: npt.NDArray[np.int64], anchored: npt.NDArray[np.uint64]) -> Keys:
    """`bands[i]` are those of text `holders[i]`."""
    found = [*(packed(bands[:, band], holders) for band in range(bands.shape[1])), anchored]
    kinds = [*range(bands.shape[1]), -1]
    kind = np.repeat(np.asarray(kinds, np.int8), [f.size for f in found])
    flat = np.concatenate(found)
    return Keys(kind, (flat >> np.uint64(_HOLDER_BITS)).astype(np.int64), (flat & _HOLDER).astype(np.int64))


def distinct(pairs: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Ascending. (numpy's own `unique` is a hash table and five times slower.)"""
    pairs = np.sort(pairs)
    return pairs[np.flatnonzero(np.r_[True, pairs[1:] != pairs[:-1]])] if pairs.size else pairs


def unpacked(pairs: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """Rows (lower, higher holder)."""
    return np.stack([pairs >> np.uint64(32), pairs & np.uint64(0xFFFFFFFF)], axis=1).astype(np.int64)
