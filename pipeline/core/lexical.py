"""How surely the words that only one of two sentences has tell another stage, certainty, polarity, source or rank.

A linear model (multinomial logistic regression) over sequences of one to three words that a sentence has and the other
article has not, and over its cues. Names and numbers are folded, so that what is learned is how things are told, not
of whom. It knows what no list of words holds; what it tells is a measure beside others of a change that a rule found.
"""

import re
from collections.abc import Iterable
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
_READ = 1000  # characters of a sentence; longer ones are tables
_SENTENCES = 200  # of an article
_GONE, COME, _EITHER = 0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35  # odd numbers that give each side places of its own
_NEXT = 0x27D4EB2F  # odd: a sequence's number from that of its beginning and of its last word
_MASK = 0xFFFFFFFF
_TOKEN = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*|[\"“”]")


class Odds(NamedTuple):
    """Natural logarithms of the odds of each of KINDS against no change, and of any of them."""

    each: tuple[float, ...]
    any: float


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


def _folded_word(word: str, initial: bool) -> str:
    if word[0].isdigit():
        return "#"
    if word in '"“”':
        return '"'
    return "N" if word[0].isupper() and not initial else word.lower().replace("’", "'")


def read(text: str) -> list[str]:
    """Its words, a name as N and a number as #; a capital at the head of a sentence proves no name, and a long name is
    one."""
    out: list[str] = []
    for found in _TOKEN.findall(text[:_READ]):
        told = _folded_word(found, not out)
        if told == "N" and out[-1:] == ["N"]:
            continue
        if told == "N" and len(out) == 1 and is_content(out[0]):
            out.clear()  # "Ada Lunt", but not "The Lunts"
        out.append(told)
    return out


@lru_cache(maxsize=1 << 15)
def number_of(word: str) -> int:
    return crc32(word.encode())


_NAME = number_of("N")


@lru_cache(maxsize=1 << 15)
def _coded(word: str) -> int:
    return number_of(_folded_word(word, False))


def numbers(text: str) -> Places:
    """Of the words that `read` tells; several times as fast."""
    found = _TOKEN.findall(text[:_READ])
    codes = list(map(_coded, found))
    if found:
        head = _folded_word(found[0], True)
        codes[0] = _NAME if codes[1:2] == [_NAME] and is_content(head) else number_of(head)
    if codes.count(_NAME) > 1:
        codes = [code for before, code in zip([0, *codes], codes, strict=False) if code != _NAME or before != _NAME]
    return np.array(codes, np.int64)


def sequences(told: Places) -> list[Places]:
    """A number for each sequence of one word, of two, of three, in their order, from those of the words."""
    out = [told]
    for n in range(2, _LONGEST + 1):
        out.append((out[-1][: max(len(told) - n + 1, 0)] * _NEXT + told[n - 1 :]) & _MASK)
    return out


@lru_cache(maxsize=1 << 13)
def _numbered(sentence: str) -> Places:
    return numbers(sentence)


def _grams(sentence: str) -> Places:
    return np.concatenate(sequences(_numbered(sentence)))


@lru_cache(maxsize=128)
def _told(article: str) -> Places:
    """The sequences of all its sentences, in their order; none reaches over the end of one."""
    found = [_numbered(span.text) for span in sentences(article)[:_SENTENCES]]
    every = sequences(np.concatenate(found)) if found else []
    last = np.cumsum([len(told) for told in found])
    out = []
    for n, its in enumerate(every):
        inside = np.ones(len(its), bool)
        for back in range(1, n + 1):
            at = last[:-1] - back
            inside[at[(at >= 0) & (at < len(its))]] = False
        out.append(its[inside])
    return np.unique(np.concatenate(out)) if out else np.empty(0, np.int64)


def _without(mine: Places, other: Places) -> Places:
    if not len(other):
        return mine
    at = np.minimum(np.searchsorted(other, mine), len(other) - 1)
    return np.asarray(mine[other[at] != mine], np.int64)


@lru_cache(maxsize=1 << 13)
def _cued(sentence: str) -> frozenset[str]:
    return frozenset(f"{cue.kind}:{cue.label}" for cue in cues(sentence[:_READ]))


def _of_cues(before: str, after: str) -> Iterable[str]:
    """The cues of one side, which kinds of them it has more of, and each beside each of its kind that only the other
    side has: "probably" for "likely"."""
    ours, theirs = _cued(before), _cued(after)
    gone, come = sorted(ours - theirs), sorted(theirs - ours)
    yield from (*gone, *come)
    kinds = [[_kind(cue) for cue in its] for its in (ours, theirs)]
    for kind in sorted({*kinds[0], *kinds[1]}):
        more = kinds[1].count(kind) - kinds[0].count(kind)
        if more:
            yield f"{kind} {'+' if more > 0 else '-'}"
    for x in gone:
        for y in (y for y in come if _kind(y) == _kind(x)):
            yield " ".join(sorted((x, y)))
            yield f"{_kind(x)} exchanged"


def _kind(cue: str) -> str:
    return cue.partition(":")[0]


@lru_cache(maxsize=1 << 10)
def places(before: str, after: str, parent: str, copy: str) -> Places:
    """The places of what tells two sentences apart; each once."""
    gone, come = _without(_grams(before), _told(copy)), _without(_grams(after), _told(parent))
    cue = np.array([number_of(told) for told in _of_cues(before, after)], np.int64)
    every = np.concatenate([gone * _GONE, come * COME, gone * _EITHER, come * _EITHER, cue])
    return np.unique(folded(every))


def folded(grams: Places) -> Places:
    return (grams & _MASK) * PLACES >> 32
