"""The sentences that a change touches."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.core.edit import Token, kept_share, token_words, tokens
from pipeline.core.sentence import sentences
from pipeline.core.side import Change
from pipeline.core.stem import content_of
from pipeline.core.text import words

_READ = 1000  # characters of a sentence; longer ones are tables
_ANSWERS = 0.4  # of its words in order that a sentence shares with the one from which words went


class Touched(NamedTuple):
    """A span and the sentences that it touches; where words only came or went, the span of the other side is empty, and
    its sentence the one in which they are missing, if any."""

    span: str
    sentence: str
    sentences: int
    tokens: Sequence[Token]
    stems: set[str]
    sentence_stems: set[str]


def _words(text: str, span: tuple[int, int] | None) -> Touched:
    if span is None:
        return Touched("", "", 0, [], set(), set())
    inside = [s for s in sentences(text) if s.start < span[1] and span[0] < s.end]
    sentence = text[inside[0].start : inside[-1].end] if inside else text[span[0] : span[1]]
    found = tokens(sentence[:_READ])
    told = text[span[0] : span[1]]
    return Touched(told, sentence, len(inside), found, content_of(words(told)), content_of([t.word for t in found]))


# A text is asked for each change of one side only, and by each copy.
@lru_cache(maxsize=256)
def _stemmed(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((s.text, frozenset(content_of(token_words(s.text[:_READ])))) for s in sentences(text))


def _answering(mine: Touched, text: str) -> Touched:
    """Of a change that has words on one side only: the sentence of the other text in which they are missing, if any."""
    ours = mine.sentence_stems
    told = [(len(ours & its) / (len(ours) + len(its) or 1), sentence) for sentence, its in _stemmed(text)]
    sentence = max(told, default=(0.0, ""))[1]
    its = tokens(sentence[:_READ])
    if kept_share(mine.tokens, its) < _ANSWERS:
        return _words(text, None)
    return Touched("", sentence, 1, its, set(), content_of([t.word for t in its]))


def touched(change: Change, parent: str, copy: str) -> tuple[Touched, Touched]:
    """Of the fields of parent and copy in which a change lies."""
    b, a = _words(parent, change.before), _words(copy, change.after)
    if change.before is None:
        return _answering(a, parent), a
    return b, _answering(b, copy) if change.after is None else a
