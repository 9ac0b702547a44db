"""Scores texts by a linear model on hashed tokens: what scikit-learn's pipeline says, at a fifth of its cost.

The pipeline makes a string of each token, hashes it and checks its arrays in every step. Here the sequences of words
and of letters are hashed where they stand in the text.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from math import log, sqrt
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy.special import expit

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Tokens = Callable[[str], list[str]]

_MASK = 0xFFFFFFFF
_BLANK = 32


class Windows(NamedTuple):
    """Where a kind of tokens stands: sequences of `shortest` to `longest` words of the line, or, with `letters`, of
    letters inside each of its words and the blanks around it. Single blanks divide the words."""

    line: Callable[[str], str]
    shortest: int
    longest: int
    letters: bool = False


class Block(NamedTuple):
    """Counts that are damped, weighed by `idf` and scaled to length one; `weights` of the model. Both by place."""

    windows: Windows
    idf: Floats
    weights: Floats


class Names(NamedTuple):
    """Tokens that are there or not, a few of few."""

    tokens: Tokens
    weights: Floats


class Scorer(NamedTuple):
    """What it says of a text does not depend on the others of its batch."""

    blocks: Sequence[Block]
    names: Sequence[Names]
    intercept: float

    def probabilities(self, texts: Sequence[str]) -> Floats:
        logit = np.full(len(texts), self.intercept)
        for block in self.blocks:
            logit += _sums(block, texts)
        for named in self.names:
            logit += [_sum(named, text) for text in texts]
        return np.asarray(expit(logit), dtype=np.float64)


def scorer(estimator: object, windows: Mapping[Tokens, Windows]) -> Scorer:
    """Of a fitted pipeline: a union `tokens` of hashed blocks, with tf-idf those of `windows`, and a `model`."""
    from sklearn.pipeline import Pipeline  # a second; only who scores needs it

    assert isinstance(estimator, Pipeline)
    union, model = estimator["tokens"], estimator["model"]
    steps = [(name, *(its if isinstance(its, Pipeline) else (its, None))) for name, its in union.transformer_list]
    ends = accumulate((counter.n_features for _, counter, _ in steps), initial=0)
    blocks, names = [], []
    for (name, counter, tfidf), (start, end) in zip(steps, pairwise(ends), strict=True):
        weights = model.coef_[0, start:end] * (union.transformer_weights or {}).get(name, 1.0)
        if tfidf is None:
            names.append(Names(counter.analyzer, weights))
        else:
            blocks.append(Block(windows[counter.analyzer], tfidf.idf_, weights))
    return Scorer(blocks, names, float(model.intercept_[0]))


def _sum(named: Names, text: str) -> float:
    raw = (np.frombuffer(token.encode(), np.uint8) for token in named.tokens(text))
    return float(sum(named.weights[place] for place in sorted({_place(one, len(named.weights)) for one in raw})))


def _sums(block: Block, texts: Sequence[str]) -> Floats:
    lines = [block.windows.line(text).encode("utf-8", "surrogatepass") for text in texts]
    starts = np.fromiter(chain((0,), accumulate(map(len, lines))), np.int64, len(lines) + 1)
    data, out = np.frombuffer(b"".join(lines), np.uint8), np.zeros(len(texts))
    _, shortest, longest, letters = block.windows
    _add(data, starts, shortest, longest, letters, block.idf, block.weights, out)
    return out


@njit(cache=True, nogil=True)
def _turned(k: int) -> int:
    k = k * 0xCC9E2D51 & _MASK
    return ((k << 15 | k >> 17) & _MASK) * 0x1B873593 & _MASK


@njit(cache=True, nogil=True)
def _place(token: Bytes, size: int) -> int:
    """MurmurHash3 (x86, 32 bits, seed 0) of a token, as scikit-learn's vectorizers take it for a place."""
    h, whole = 0, len(token) & ~3
    for i in range(0, whole, 4):
        h ^= _turned(int(token[i]) | int(token[i + 1]) << 8 | int(token[i + 2]) << 16 | int(token[i + 3]) << 24)
        h = (h << 13 | h >> 19) & _MASK
        h = h * 5 + 0xE6546B64 & _MASK
    rest = 0
    for i in range(len(token) - 1, whole - 1, -1):
        rest = rest << 8 | int(token[i])
    h ^= _turned(rest) ^ len(token)
    h = (h ^ h >> 16) * 0x85EBCA6B & _MASK
    h = (h ^ h >> 13) * 0xC2B2AE35 & _MASK
    h ^= h >> 16
    return min(h, 0x100000000 - h) % size  # of the signed number without its sign


@njit(cache=True, nogil=True)
def _word_places(line: Bytes, shortest: int, longest: int, size: int, out: Places) -> int:
    """The places of the sequences of words; how many."""
    ends = np.append(np.flatnonzero(line == _BLANK), len(line))
    count = 0
    for n in range(shortest, longest + 1):
        for i in range(len(ends) - n + 1):
            start = ends[i - 1] + 1 if i else 0
            out[count] = _place(line[start : ends[i + n - 1]], size)
            count += 1
    return count


@njit(cache=True, nogil=True)
def _letter_places(line: Bytes, shortest: int, longest: int, size: int, out: Places) -> int:
    """The places of the sequences of letters in each word between its blanks, with which a line begins and ends; of a
    word that is shorter than a sequence, all of it."""
    letter = np.flatnonzero((line & 0xC0) != 0x80)  # where a code point begins
    blanks = np.flatnonzero(line[letter] == _BLANK)
    letter = np.append(letter, len(line))
    count = 0
    for left, right in zip(blanks[:-1], blanks[1:]):  # noqa: B905 - numba knows no `strict`
        if right == left + 1:
            continue
        for n in range(shortest, longest + 1):
            for i in range(left, max(left + 1, right - n + 2)):
                out[count] = _place(line[letter[i] : letter[min(i + n, right + 1)]], size)
                count += 1
    return count


@njit(cache=True, nogil=True)
def _add(
    data: Bytes, starts: Places, shortest: int, longest: int, letters: bool, idf: Floats, weights: Floats, out: Floats
) -> None:
    """Adds to each text's logit, in the order of the places: the same in any batch."""
    places = np.empty((longest - shortest + 1) * (1 + len(data)), np.int64)
    for text in range(len(out)):
        line = data[starts[text] : starts[text + 1]]
        if letters:
            count = _letter_places(line, shortest, longest, len(weights), places)
        else:
            count = _word_places(line, shortest, longest, len(weights), places)
        found = np.sort(places[:count])
        total = squares = 0.0
        i = 0
        while i < len(found):
            start, place = i, found[i]
            while i < len(found) and found[i] == place:
                i += 1
            value = (1 + log(i - start)) * idf[place]
            total += value * weights[place]
            squares += value * value
        if squares:
            out[text] += total / sqrt(squares)
