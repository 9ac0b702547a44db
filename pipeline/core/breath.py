"""What is said in one breath: the words between two stops or conjunctions."""

from collections.abc import Sequence

from pipeline.core.cue import Cue
from pipeline.core.edit import Token, marked
from pipeline.core.side import Side
from pipeline.core.stem import is_content, stem

_JOINING = frozenset({"and", "but", "while", "whereas", "although", "though", "because"})


def clause(its: Side, at: int, stop: bool = True) -> Sequence[Token]:
    """The words of the clause that the character at that place of the sentence belongs to; a comma may `stop` it."""
    stops = marked(its.text, its.tokens) if stop else frozenset()
    first = 0
    for i, token in enumerate(its.tokens):
        if token.word in _JOINING:
            if token.start > at:
                return its.tokens[first:i]
            first = i + 1
        elif i in stops:
            if token.end > at:
                return its.tokens[first : i + 1]
            first = i + 1
    return its.tokens[first:]


def told(words: Sequence[Token]) -> list[str]:
    """The stems of the words that name something, in order."""
    return [stem(t.word) for t in words if is_content(t.word)]


def behind(its: Side, cue: Cue) -> list[Token]:
    """The words of the clause behind a cue."""
    return [t for t in clause(its, cue.start) if t.start >= cue.end]


def first_told(words: Sequence[Token]) -> str:
    """The stem of the first word that names something, '' if none does."""
    return next(iter(told(words)), "")
