"""Word shingles of texts as 64-bit hashes, cut natively: no Python string per word, shingle or text."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from pipeline.core.folding import APOSTROPHE, BLANK, folding, reduced
from pipeline.core.text import fold

WORDS = 3
_NO_WORD = np.uint64(0xCBF29CE484222325)  # FNV-1a offset basis
_FNV = np.uint64(0x100000001B3)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
# Buckets of a sort by value; texts of more shingles than buckets are rare.
_BUCKET_BITS = 12


class Texts(NamedTuple):
    """UTF-8; text i is data[starts[i]:starts[i + 1]]."""

    data: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.int64]


class Shingles(NamedTuple):
    """Distinct shingle hashes, ascending within each text; those of text i are hashes[starts[i]:starts[i + 1]]."""

    hashes: npt.NDArray[np.uint64]
    starts: npt.NDArray[np.int64]


@njit(cache=True, nogil=True)
def _mix(h: np.uint64) -> np.uint64:
    """The finaliser of MurmurHash3: every bit of the input moves every bit of the output."""
    h ^= h >> np.uint64(33)
    h *= np.uint64(0xFF51AFD7ED558CCD)
    h ^= h >> np.uint64(33)
    h *= np.uint64(0xC4CEB9FE1A85EC53)
    return np.uint64(h ^ (h >> np.uint64(33)))


@njit(cache=True, nogil=True)
def _word_hash(letters: npt.NDArray[np.uint8]) -> np.uint64:
    word = _NO_WORD
    for letter in letters:
        word = (word ^ np.uint64(letter)) * _FNV
    return word


@njit(cache=True, nogil=True)
def _wide(text: npt.NDArray[np.uint8], i: int) -> tuple[int, int]:
    """The character of two or three bytes at i and its width; of four, (-1, 4)."""
    c = text[i]
    if c < 0xE0:
        return (int(c) & 0x1F) << 6 | (int(text[i + 1]) & 0x3F), 2
    if c < 0xF0:
        return (int(c) & 0x0F) << 12 | (int(text[i + 1]) & 0x3F) << 6 | (int(text[i + 2]) & 0x3F), 3
    return -1, 4


@njit(cache=True, nogil=True)
def _folded(
    text: npt.NDArray[np.uint8],
    data: npt.NDArray[np.uint8],
    starts: npt.NDArray[np.int64],
    alone: npt.NDArray[np.bool_],
    out: npt.NDArray[np.uint8],
) -> int:
    """The text's letters and blanks; -1 where a character cannot be folded by itself, or `out` is too short."""
    n = i = 0
    while i < text.size:
        c = text[i]
        if c < 0x80:  # one byte becomes one
            out[n] = data[c]
            n += 1
            i += 1
            continue
        point, width = _wide(text, i)
        if point < 0 or not alone[point] or n + starts[point + 1] - starts[point] > out.size - (text.size - i):
            return -1
        for k in range(starts[point], starts[point + 1]):
            out[n] = data[k]
            n += 1
        i += width
    return n


@njit(cache=True, nogil=True)
def _word_hashes(letters: npt.NDArray[np.uint8], out: npt.NDArray[np.uint64]) -> int:
    count, word = 0, _NO_WORD
    for letter in letters:
        if letter > APOSTROPHE:
            word = (word ^ np.uint64(letter)) * _FNV
        elif letter == BLANK and word != _NO_WORD:
            out[count] = word
            count += 1
            word = _NO_WORD
    if word != _NO_WORD:
        out[count] = word
        count += 1
    return count


@njit(cache=True, nogil=True)
def _shingle_hashes(words: npt.NDArray[np.uint64], size: int, out: npt.NDArray[np.uint64]) -> int:
    """One hash per window of `size` words, with repetitions; a shorter text has none."""
    count = max(words.size - size + 1, 0)
    for i in range(count):
        h = np.uint64(0)
        for k in range(size):
            h = (h ^ words[i + k]) * _GOLDEN
            h ^= h >> np.uint64(29)
        out[i] = _mix(h)
    return count


@njit(cache=True, nogil=True)
def _distinct(found: npt.NDArray[np.uint64], bounds: npt.NDArray[np.int64], out: npt.NDArray[np.uint64]) -> int:
    """Sorts evenly spread numbers into `out` by their highest bits, then by insertion; returns how many differ."""
    bits = 1
    while (1 << bits) < found.size and bits < _BUCKET_BITS:
        bits += 1
    shift = np.uint64(64 - bits)
    bounds[: (1 << bits) + 1] = 0
    for value in found:
        bounds[np.int64(value >> shift) + 1] += 1
    for b in range(1 << bits):
        bounds[b + 1] += bounds[b]
    for value in found:
        bucket = np.int64(value >> shift)
        out[bounds[bucket]] = value
        bounds[bucket] += 1
    count = 0
    for i in range(found.size):
        value = out[i]
        j = count
        while j > 0 and out[j - 1] > value:
            j -= 1
        if j > 0 and out[j - 1] == value:
            continue
        for k in range(count, j, -1):
            out[k] = out[k - 1]
        out[j] = value
        count += 1
    return count


@njit(cache=True, nogil=True)
def _all_shingles(
    text: npt.NDArray[np.uint8],
    at: npt.NDArray[np.int64],
    data: npt.NDArray[np.uint8],
    starts: npt.NDArray[np.int64],
    alone: npt.NDArray[np.bool_],
    size: int,
    hashes: npt.NDArray[np.uint64],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Writes the shingles into `hashes`; returns where those of each text end, and the texts that were left out."""
    longest = 0
    for i in range(at.size - 1):
        longest = max(longest, at[i + 1] - at[i])
    # Few characters fold to more bytes than they have; a text of many such is left out.
    folded = np.empty(2 * longest, np.uint8)
    words, found = np.empty(longest + 1, np.uint64), np.empty(longest + 1, np.uint64)
    ends, left = np.zeros(at.size, np.int64), np.empty(at.size, np.int64)
    bounds = np.zeros((1 << _BUCKET_BITS) + 1, np.int64)
    missed = 0
    for i in range(at.size - 1):
        length = _folded(text[at[i] : at[i + 1]], data, starts, alone, folded)
        count = _word_hashes(folded[: max(length, 0)], words)
        if length < 0 or count > (at[i + 1] - at[i]) // 2 + 1:
            left[missed] = i
            missed += 1
            count = 0
        count = _shingle_hashes(words[:count], size, found)
        ends[i + 1] = ends[i] + _distinct(found[:count], bounds, hashes[ends[i] :])
    return ends, left[:missed].copy()


def texts(strings: Sequence[str]) -> Texts:
    encoded = [string.encode() for string in strings]
    starts = np.zeros(len(encoded) + 1, np.int64)
    np.cumsum([len(e) for e in encoded], out=starts[1:])
    return Texts(np.frombuffer(b"".join(encoded), np.uint8), starts)


def shingles_of(given: Texts, size: int = WORDS) -> Shingles:
    """The distinct word shingles of each text after folding; a text of fewer than `size` words has none."""
    # numpy asks for huge pages, native code does not; and what is not written takes no memory.
    most = (given.starts[-1] - given.starts[0]) // 2 + given.starts.size
    hashes = np.empty(most, np.uint64)
    ends, left = _all_shingles(given.data, given.starts, *folding(), size, hashes)
    if not left.size:
        return Shingles(hashes[: ends[-1]], ends)
    strings = (bytes(given.data[given.starts[i] : given.starts[i + 1]]).decode() for i in left)
    by_hand = {int(i): _shingles_of_folded(reduced(fold(s)), size) for i, s in zip(left, strings, strict=True)}
    pieces = [by_hand.get(i, hashes[ends[i] : ends[i + 1]]) for i in range(ends.size - 1)]
    np.cumsum([p.size for p in pieces], out=ends[1:])
    return Shingles(np.concatenate(pieces), ends)


def _shingles_of_folded(text: bytes, size: int) -> npt.NDArray[np.uint64]:
    words = [_word_hash(np.frombuffer(word.replace(b"'", b""), np.uint8)) for word in text.split(b" ")]
    kept = np.asarray([w for w in words if w != _NO_WORD], np.uint64)
    found = np.empty(kept.size + 1, np.uint64)
    return np.unique(found[: _shingle_hashes(kept, size, found)])


def shingles(strings: Sequence[str], size: int = WORDS) -> Shingles:
    """The same of Python strings."""
    return shingles_of(texts(strings), size)
