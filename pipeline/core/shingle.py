"""Word shingles of texts as 64-bit hashes, cut natively: no Python string per word or shingle."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.text import fold

WORDS = 3
_NO_WORD = np.uint64(0xCBF29CE484222325)  # FNV-1a offset basis
_FNV = np.uint64(0x100000001B3)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_APOSTROPHE = 0x27
# Lead bytes of folded text that begin no letter: U+0080-00BF, U+2000-2FFF (punctuation, currency, arrows), U+3000-303F.
_LATIN_SIGN, _SIGN, _CJK, _CJK_SIGN = 0xC2, 0xE2, 0xE3, 0x80


class Shingles(NamedTuple):
    """Distinct shingle hashes, ascending within each text; those of text i are hashes[starts[i]:starts[i + 1]]."""

    hashes: npt.NDArray[np.uint64]
    starts: npt.NDArray[np.int64]


@njit(cache=True)
def _mix(h: np.uint64) -> np.uint64:
    """The finaliser of MurmurHash3: every bit of the input moves every bit of the output."""
    h ^= h >> np.uint64(33)
    h *= np.uint64(0xFF51AFD7ED558CCD)
    h ^= h >> np.uint64(33)
    h *= np.uint64(0xC4CEB9FE1A85EC53)
    return np.uint64(h ^ (h >> np.uint64(33)))


@njit(cache=True)
def _sign_width(text: npt.NDArray[np.uint8], i: int) -> int:
    """How many bytes of a character that is part of no word begin at i; 0 for a letter or digit."""
    c = text[i]
    if c < 0x80:
        return 0 if (97 <= c <= 122) or (48 <= c <= 57) else 1
    if c == _LATIN_SIGN:
        return 2
    if c == _SIGN or (c == _CJK and i + 1 < text.size and text[i + 1] == _CJK_SIGN):
        return 3
    return 0


@njit(cache=True)
def _word_hashes(text: npt.NDArray[np.uint8], out: npt.NDArray[np.uint64]) -> int:
    count, word, i = 0, _NO_WORD, 0
    while i < text.size:
        width = _sign_width(text, i)
        if width == 0:
            word = (word ^ np.uint64(text[i])) * _FNV
        elif text[i] != _APOSTROPHE and word != _NO_WORD:
            out[count] = word
            count += 1
            word = _NO_WORD
        i += max(width, 1)
    if word != _NO_WORD:
        out[count] = word
        count += 1
    return count


@njit(cache=True)
def _shingle_hashes(words: npt.NDArray[np.uint64], size: int) -> npt.NDArray[np.uint64]:
    """One hash per window of `size` words; a shorter text has none."""
    out = np.empty(max(words.size - size + 1, 0), np.uint64)
    for i in range(out.size):
        h = np.uint64(0)
        for k in range(size):
            h = (h ^ words[i + k]) * _GOLDEN
            h ^= h >> np.uint64(29)
        out[i] = _mix(h)
    return np.unique(out)


@njit(cache=True)
def _all_shingles(
    text: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64], size: int
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    longest = 0
    for i in range(starts.size - 1):
        longest = max(longest, starts[i + 1] - starts[i])
    words = np.empty(longest // 2 + 1, np.uint64)
    hashes = np.empty(text.size // 2 + starts.size, np.uint64)
    ends = np.zeros(starts.size, np.int64)
    for i in range(starts.size - 1):
        count = _word_hashes(text[starts[i] : starts[i + 1]], words)
        found = _shingle_hashes(words[:count], size)
        hashes[ends[i] : ends[i] + found.size] = found
        ends[i + 1] = ends[i] + found.size
    return hashes[: ends[-1]].copy(), ends


def shingles(texts: Sequence[str], size: int = WORDS) -> Shingles:
    """The distinct word shingles of each text after folding; a text of fewer than `size` words has none."""
    encoded = [fold(text).encode() for text in texts]
    starts = np.zeros(len(encoded) + 1, np.int64)
    np.cumsum([len(e) for e in encoded], out=starts[1:])
    return Shingles(*_all_shingles(np.frombuffer(b"".join(encoded), np.uint8), starts, size))
