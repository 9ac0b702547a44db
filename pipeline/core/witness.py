"""Readings that a copy shares with another text than its supposed parent.

Two editors seldom come to one error by themselves: what an earlier copy reads alike was taken over and not brought in,
whichever of the two was copied.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from pipeline.core.cue import cues, entries
from pipeline.core.reading import numerals
from pipeline.core.sentence import sentences
from pipeline.core.stem import is_content, stem

# So much of the marks of two sentences in common: they tell of the same.
_ALIKE = 0.5
# Where words only went, another text in other words does not tell whether it lacks the claim as well.
_CLOSE = 0.65
# Of what came and of what went, the other text has so much and lacks so much: a rewording may hide a word of either.
_MOST = 0.75
# A figure of three digits says by itself whence it is, where the sentences have some words in common.
_TOLD = 0.25
_DIGITS = 3
# However it is worded: a denial, a doubt, a source.
_NOT, _DOUBT, _SOURCE = "not", "~", "«"
_MANNER = {"negation": _NOT, "denial": _NOT, "hedge": _DOUBT, "reporting": _SOURCE}

Spans = tuple[tuple[int, int] | None, tuple[int, int] | None]
"""Before and after, in the texts of parent and copy."""


@cache
def _denials() -> frozenset[str]:
    return frozenset(word for word in entries("negation") if " " not in word)


@cache
def _hedges() -> frozenset[str]:
    return frozenset(word for word in entries("hedge") if " " not in word)


def _mark(word: str) -> str | None:
    if word in _denials() or word.endswith("n't"):
        return _NOT
    if word in _hedges():
        return _DOUBT
    return stem(word) if is_content(word) else None


@lru_cache(maxsize=1 << 12)
def _marks(text: str) -> frozenset[str]:
    """What a text tells by: its content words as stems, numbers as values, and whether it denies, doubts, or has a
    source."""
    manner = {_MANNER[cue.kind] for cue in cues(text) if cue.kind in _MANNER}
    return frozenset(mark for word in numerals(text) if (mark := _mark(word))) | manner


@lru_cache(maxsize=1 << 8)
def _sentences(text: str) -> tuple[frozenset[str], ...]:
    """The marks of each."""
    return tuple(_marks(sentence.text) for sentence in sentences(text))


def _around(text: str, span: tuple[int, int]) -> str:
    """The sentences that a span lies in."""
    return " ".join(s.text for s in sentences(text) if s.start < span[1] and span[0] < s.end)


def _closest(told: Sequence[frozenset[str]], marks: frozenset[str], best: float) -> frozenset[str] | None:
    """The marks of the sentence that tells of the same, if one is as alike."""
    ranked = max(told, key=lambda its: _likeness(its, marks), default=frozenset[str]())
    return ranked if _likeness(ranked, marks) >= best else None


def _likeness(x: frozenset[str], y: frozenset[str]) -> float:
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0


def _exact(marks: frozenset[str]) -> frozenset[str]:
    """Those of which none may differ."""
    return frozenset(m for m in marks if m[0].isdigit() or m in {_NOT, _DOUBT, _SOURCE})


def _of_its_own(other: str, parent: str, come: frozenset[str], ours: frozenset[str]) -> list[frozenset[str]]:
    """The marks of its sentences, without those that tell what came of something else, as the parent does too."""
    known = [s for s in _sentences(parent) if s & come]
    return [
        its
        for its in _sentences(other)
        if not any(come & its <= s and _likeness(its, s) >= max(_ALIKE, _likeness(its, ours)) for s in known)
    ]


def _has_figures(come: frozenset[str], gone: frozenset[str], ours: frozenset[str], other: str, parent: str) -> bool:
    """Whether a text has the large figures that came for others, and nowhere the others, however it is worded."""
    exact, lost = _exact(come), frozenset(m for m in gone if m[0].isdigit())
    if not lost or not any(m[0].isdigit() and sum(c.isdigit() for c in m) >= _DIGITS for m in exact):
        return False
    if any(lost & its for its in _sentences(other)):
        return False
    return any(exact <= its and _likeness(its, ours) >= _TOLD for its in _of_its_own(other, parent, exact, ours))


def shares(spans: Spans, parent: str, copy: str, other: str, cut: bool = True) -> bool:
    """Whether the other text reads as the copy does, and not as the parent does, where the two differ.

    `cut`: also where words only went, which two editors may come to by themselves."""
    before, after = spans
    theirs = _marks(_around(parent, before)) if before else frozenset()
    ours = _marks(_around(copy, after)) if after else frozenset()
    gone = _marks(parent[slice(*before)]) - ours if before else frozenset()
    come = _marks(copy[slice(*after)]) - theirs if after else frozenset()
    if _has_figures(come, gone, ours, other, parent):
        return True
    there = _closest(_of_its_own(other, parent, come, ours), ours or theirs, _ALIKE if come else _CLOSE)
    if there is None or not (come or (cut and gone)):
        return False
    if gone and any(gone <= its and _likeness(its, theirs) >= _ALIKE for its in _sentences(other)):
        return False  # it reads as the parent does, elsewhere
    if not _exact(come) <= there or _exact(gone) & there:
        return False
    return len(come & there) >= _MOST * len(come) and len(gone - there) >= _MOST * len(gone)
