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
def _by_holder(held: npt.NDArray[np.int64], size: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Where each holder stands: holder h at places[starts[h]:starts[h + 1]]."""
    starts = np.zeros(size + 1, np.int64)
    for h in held:
        starts[h + 1] += 1
    starts = np.cumsum(starts)
    free, places = starts.copy(), np.empty(held.size, np.int64)
    for i in range(held.size):
        places[free[held[i]]] = i
        free[held[i]] += 1
    return starts, places


@njit(cache=True)
def _reach(starts: npt.NDArray[np.int64], crowd: int, neighbours: int) -> npt.NDArray[np.int64]:
    """Up to where each holder of a key meets those behind it."""
    out = np.empty(starts[-1], np.int64)
    for g in range(starts.size - 1):
        size = starts[g + 1] - starts[g]
        for i in range(starts[g], starts[g + 1]):
            out[i] = starts[g + 1] if size <= crowd else min(starts[g + 1], i + neighbours + 1)
    return out


@njit(cache=True)
def _pairs(held: npt.NDArray[np.int64], reach: npt.NDArray[np.int64], size: int, least: int) -> npt.NDArray[np.int64]:
    """Counted holder by holder: to sort all meetings takes several times as long, and their room."""
    starts, places = _by_holder(held, size)
    count = np.zeros(size, np.int64)
    out, n = np.empty((1024, 2), np.int64), 0
    for h in range(size):
        first = n
        for at in places[starts[h] : starts[h + 1]]:
            for i in range(at + 1, reach[at]):
                count[held[i]] += 1
                if count[held[i]] == least:
                    if n == len(out):
                        out = np.concatenate((out, np.empty_like(out)))
                    out[n, 0], out[n, 1] = h, held[i]
                    n += 1
        for at in places[starts[h] : starts[h + 1]]:
            count[held[at + 1 : reach[at]]] = 0
        out[first:n, 1].sort()
    return out[:n].copy()


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

    `keys[i]` is a key of holder `holders[i]`; no key twice for one holder. The holders are numbers from 0 on: time and
    room grow with the largest. `least` is 1 or more.
    """
    if not keys.size:
        return np.empty((0, 2), np.int64)
    ordered, held = _by_key(keys, holders)
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1], True]).astype(np.int64)
    return np.asarray(_pairs(held, _reach(starts, CROWD, NEIGHBOURS), int(held.max()) + 1, least), np.int64)
