"""Pairs of things that share keys, from an inverted index, without a quadratic blow-up."""

import numpy as np
import numpy.typing as npt
from numba import njit

# A key that more share is no evidence for one pair: each holder then meets only its neighbours in order, which keeps
# the holders connected and the work linear.
CROWD = 48
NEIGHBOURS = 8
_SMALL = 1 << 32


@njit(cache=True)
def _pairs(
    order: npt.NDArray[np.int64], starts: npt.NDArray[np.int64], crowd: int, neighbours: int
) -> npt.NDArray[np.int64]:
    total = 0
    for g in range(starts.size - 1):
        size = starts[g + 1] - starts[g]
        reach = size if size <= crowd else neighbours
        for i in range(size):
            total += min(reach, i)
    out = np.empty((total, 2), np.int64)
    n = 0
    for g in range(starts.size - 1):
        size = starts[g + 1] - starts[g]
        reach = size if size <= crowd else neighbours
        for i in range(size):
            for j in range(max(0, i - reach), i):
                out[n, 0] = order[starts[g] + j]
                out[n, 1] = order[starts[g] + i]
                n += 1
    return out


def _by_key(
    keys: npt.NDArray[np.uint64], holders: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """Both by key and then by holder."""
    if keys.size and int(keys.max()) < _SMALL > int(holders.max()):
        # As one number each: a third of the time.
        packed = np.sort(keys << np.uint64(32) | holders.astype(np.uint64))
        return packed >> np.uint64(32), (packed & np.uint64(_SMALL - 1)).astype(np.int64)
    sorting = np.lexsort((holders, keys))
    return keys[sorting], holders[sorting]


def shared_pairs(keys: npt.NDArray[np.uint64], holders: npt.NDArray[np.int64], least: int) -> npt.NDArray[np.int64]:
    """Pairs (lower, higher holder) that share at least `least` keys, ascending.

    `keys[i]` is a key of holder `holders[i]`; no key twice for one holder.
    """
    ordered, held = _by_key(keys, holders)
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1], True]) if keys.size else np.zeros(1, np.int64)
    pairs = _pairs(held, starts.astype(np.int64), CROWD, NEIGHBOURS)
    if not pairs.size:
        return np.empty((0, 2), np.int64)
    # As one number each: numpy's `unique` of rows, and of numbers by a hash table, takes five times as long.
    met = np.sort((pairs[:, 0].astype(np.uint64) << np.uint64(32)) | pairs[:, 1].astype(np.uint64))
    bounds = np.flatnonzero(np.r_[True, met[1:] != met[:-1], True])
    often = met[bounds[:-1][np.diff(bounds) >= least]]
    return np.stack([often >> np.uint64(32), often & np.uint64(0xFFFFFFFF)], axis=1).astype(np.int64)
