"""Locality-sensitive bands of signatures."""

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.shingle import _mix

# 42 bands of 3: on real news every pair of Jaccard >= .5 was found (32 x 4: 98 %). The additional candidates cost
# little, since each is verified exactly.
BANDS = 42
ROWS = 3


@njit(cache=True)
def _band_keys(signatures: npt.NDArray[np.uint32], bands: int, rows: int) -> npt.NDArray[np.uint64]:
    out = np.empty((signatures.shape[0], bands), np.uint64)
    for i in range(signatures.shape[0]):
        for band in range(bands):
            h = np.uint64(band + 1)
            for k in range(rows):
                h = (h ^ np.uint64(signatures[i, band * rows + k])) * np.uint64(0x9E3779B97F4A7C15)
                h ^= h >> np.uint64(29)
            out[i, band] = _mix(h)
    return out


def band_keys(signatures: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint64]:
    """One row of 42 keys per signature; the band's number is part of its key."""
    return np.asarray(_band_keys(signatures, BANDS, ROWS), dtype=np.uint64)


def short_keys(signatures: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """The same in 32 bits, as they are kept: the band's number and 26 bits of its key.

    That a few strangers meet by chance (.3 pairs per text among a million) costs a verification.
    """
    band = np.arange(BANDS, dtype=np.uint32) << np.uint32(26)
    return np.asarray(band | (band_keys(signatures) >> np.uint64(38)).astype(np.uint32), dtype=np.uint32)
