"""MinHash signatures: datasketch's, bit for bit, from shingles that were hashed natively."""

from functools import cache

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.shingle import WORDS, Shingles

PERMUTATIONS = 128
SEED = 1
# Signatures of another scheme must never meet these in one index: kept with every stored signature.
SCHEME = f"datasketch-2 affine32 seed{SEED} x{PERMUTATIONS} {WORDS}-word fold1"


@cache
def _permutations() -> npt.NDArray[np.uint32]:
    """Rows a and b of x -> a x + b (mod 2^32), drawn by datasketch itself."""
    from datasketch import MinHash  # half a second, for numbers that only who signs needs

    drawn = MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme="affine32").permutations
    return np.asarray(drawn, dtype=np.uint32)


def hash32(shingle_hash: int) -> int:
    """What datasketch is given as `hashfunc` for a shingle that is a 64-bit hash already."""
    return shingle_hash & 0xFFFFFFFF


@njit(cache=True)
def _premix(value: np.uint64) -> np.uint32:
    """datasketch's 32-bit finaliser, applied before the permutations."""
    h = np.uint32(value)
    h ^= h >> np.uint32(16)
    h = np.uint32(h * np.uint32(0x85EBCA6B))
    h ^= h >> np.uint32(13)
    h = np.uint32(h * np.uint32(0xC2B2AE35))
    return np.uint32(h ^ (h >> np.uint32(16)))


@njit(cache=True)
def _minima(
    hashes: npt.NDArray[np.uint64],
    starts: npt.NDArray[np.int64],
    a: npt.NDArray[np.uint32],
    b: npt.NDArray[np.uint32],
) -> npt.NDArray[np.uint32]:
    out = np.full((starts.size - 1, a.size), 0xFFFFFFFF, np.uint32)
    for i in range(starts.size - 1):
        mixed = np.empty(starts[i + 1] - starts[i], np.uint32)
        for j in range(mixed.size):
            mixed[j] = _premix(hashes[starts[i] + j])
        for k in range(a.size):
            least = np.uint32(0xFFFFFFFF)
            for j in range(mixed.size):
                least = min(least, np.uint32(mixed[j] * a[k] + b[k]))
            out[i, k] = least
    return out


def signatures(shingled: Shingles) -> npt.NDArray[np.uint32]:
    """One row of 128 minima per text; a text without shingles has all bits set, like an empty MinHash."""
    a, b = _permutations()
    return np.asarray(_minima(shingled.hashes, shingled.starts, a, b), dtype=np.uint32)
