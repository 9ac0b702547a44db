"""How surely the words that only one of two sentences has tell another stage, certainty, polarity, source or rank.

A linear model (multinomial logistic regression) over sequences of one to three words that a sentence has and the other
article has not, and over its cues. Names and numbers are folded, so that what is learned is how things are told, not
of whom. It sees what no list of words holds; what it says is a measure beside others, and a reason to look.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pipeline.core.cue import cues
from pipeline.core.sentence import sentences
from pipeline.core.stem import is_content

Floats = NDArray[np.float64] | NDArray[np.float32]
Places = NDArray[np.int64]

KINDS = ("attribution", "certainty", "negation", "status", "superlative")
NONE = "none"
PLACES = 1 << 17
_LONGEST = 3  # words of a sequence
_WIDE = 10  # words that are shown at most
_READ = 1000  # characters of a sentence; longer ones are tables
_SENTENCES = 200  # of an article
_GONE, COME, _EITHER = 0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35  # odd numbers that give each side places of its own
_NEXT = 0x27D4EB2F  # odd: a sequence's number from that of its beginning and of its last word
_MASK = 0xFFFFFFFF
_TOKEN = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*|[\"“”]")


class Word(NamedTuple):
    """As it is read: a name is N, a number #."""

    start: int
    end: int
    text: str


class Odds(NamedTuple):
    """Natural logarithms of the odds of each of KINDS against no change, and of any of them."""

    each: tuple[float, ...]
    any: float


class Focus(NamedTuple):
    """Where in two sentences the words stand that tell a change, None for a side that has none of its own; what those
    that are gone and those that have come add to the odds."""

    before: tuple[int, int] | None
    after: tuple[int, int] | None
    gone: float
    come: float


class Heading(NamedTuple):
    """Of headlines (`core/heading.py`): one weight a place."""

    weights: Floats
    intercept: float

    def odds(self, places: Places) -> float:
        """Natural logarithm of the odds of a headline that promises more."""
        return self.intercept + float(self.weights[places].sum(dtype=np.float64))


class Lexical(NamedTuple):
    """`weights`: one row a place and one column each for NONE and KINDS; `intercept` in step with the columns."""

    weights: Floats
    intercept: Floats
    heading: Heading

    def odds(self, before: str, after: str, parent: str, copy: str) -> Odds:
        """Of two sentences that answer to each other, and the articles in which they stand."""
        logit = self.intercept + self.weights[places(before, after, parent, copy)].sum(axis=0, dtype=np.float64)
        each = logit[1:] - logit[0]
        return Odds(tuple(float(x) for x in each), float(np.logaddexp.reduce(each)))

    def focus(self, kind: str, before: str, after: str, parent: str, copy: str) -> Focus:
        """Of two sentences of which `odds` told a change of the kind."""
        column = self.weights[:, 1 + KINDS.index(kind)] - self.weights[:, 0]
        ours = _weighed(read(before), _told(copy), _GONE, column)
        theirs = _weighed(read(after), _told(parent), COME, column)
        return Focus(_heaviest(ours), _heaviest(theirs), sum(w for _, w in ours), sum(w for _, w in theirs))


def _weighed(told: Sequence[Word], other: Places, side: int, column: Floats) -> list[tuple[Word, float]]:
    """Its words with what the sequences add in which they stand and which the other article has not; 0 for the rest."""
    out = np.zeros(len(told))
    for n, grams in enumerate(sequences([w.text for w in told]), start=1):
        lone = np.isin(grams, other, invert=True)
        weight = np.where(lone, column[folded(grams * side)] + column[folded(grams * _EITHER)], 0.0) / n
        for k in range(n):
            out[k : k + len(weight)] += weight
    return list(zip(told, out.tolist(), strict=True))


def _heaviest(weighed: Sequence[tuple[Word, float]]) -> tuple[int, int] | None:
    """Of its words the few that follow each other and together tell most, from the first that tells to the last."""
    sums = [sum(w for _, w in weighed[i : i + _WIDE]) for i in range(max(1, len(weighed) - _WIDE + 1))]
    start = max(range(len(sums)), key=lambda i: sums[i])
    telling = [word for word, weight in weighed[start : start + _WIDE] if weight > 0]
    return (telling[0].start, telling[-1].end) if telling else None


def _folded_word(word: str, initial: bool) -> str:
    if word[0].isdigit():
        return "#"
    if word in '"“”':
        return '"'
    return "N" if word[0].isupper() and not initial else word.lower().replace("’", "'")


def read(text: str) -> list[Word]:
    """Its words; a capital at the head of a sentence proves no name, and a long name is read as one."""
    out: list[Word] = []
    for found in _TOKEN.finditer(text[:_READ]):
        told = _folded_word(found[0], not out)
        if told == "N" and (out[-1].text == "N" or (len(out) == 1 and is_content(out[0].text))):
            out[-1] = Word(out[-1].start, found.end(), "N")  # "Ada Lunt", but not "The Lunts"
        else:
            out.append(Word(found.start(), found.end(), told))
    return out


@lru_cache(maxsize=1 << 15)
def number_of(word: str) -> int:
    return crc32(word.encode())


def sequences(told: Sequence[str]) -> list[Places]:
    """A number for each sequence of one word, of two, of three, in their order."""
    out = [np.array([number_of(word) for word in told], np.int64)]
    for n in range(2, _LONGEST + 1):
        out.append((out[-1][: max(len(told) - n + 1, 0)] * _NEXT + out[0][n - 1 :]) & _MASK)
    return out


@lru_cache(maxsize=1 << 13)
def _grams(sentence: str) -> Places:
    return np.concatenate(sequences([word.text for word in read(sentence)]))


@lru_cache(maxsize=128)
def _told(article: str) -> Places:
    """The sequences of all its sentences, in their order."""
    found = [_grams(span.text) for span in sentences(article)[:_SENTENCES]]
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)


def _without(mine: Places, other: Places) -> Places:
    if not len(other):
        return mine
    at = np.minimum(np.searchsorted(other, mine), len(other) - 1)
    return np.asarray(mine[other[at] != mine], np.int64)


@lru_cache(maxsize=1 << 13)
def _cued(sentence: str) -> frozenset[str]:
    return frozenset(f"{cue.kind}:{cue.label}" for cue in cues(sentence[:_READ]))


def _of_cues(before: str, after: str) -> Iterable[str]:
    """The cues of one side, which kinds of them it has more of, and each stage beside each of the other side's."""
    ours, theirs = _cued(before), _cued(after)
    yield from sorted(ours ^ theirs)
    kinds = [[label.partition(":")[0] for label in its] for its in (ours, theirs)]
    for kind in sorted({*kinds[0], *kinds[1]}):
        more = kinds[1].count(kind) - kinds[0].count(kind)
        if more:
            yield f"{kind} {'+' if more > 0 else '-'}"
    stages = [sorted(x for x in its if x.startswith("status:")) for its in (ours - theirs, theirs - ours)]
    yield from (" ".join(sorted((x, y))) for x in stages[0] for y in stages[1])


@lru_cache(maxsize=1 << 10)
def places(before: str, after: str, parent: str, copy: str) -> Places:
    """The places of what tells two sentences apart; each once."""
    gone, come = _without(_grams(before), _told(copy)), _without(_grams(after), _told(parent))
    cue = np.array([number_of(told) for told in _of_cues(before, after)], np.int64)
    every = np.concatenate([gone * _GONE, come * COME, gone * _EITHER, come * _EITHER, cue])
    return np.unique(folded(every))


def folded(grams: Places) -> Places:
    return (grams & _MASK) * PLACES >> 32
