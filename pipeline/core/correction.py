"""A change that takes an error of the parent back."""

from collections.abc import Sequence

from pipeline.core.side import Change
from pipeline.core.text import words
from pipeline.core.witness import shares

_CONTEXT = 24  # characters either side that tell where a reading stood
_LEAST = 3  # words of context: a bare word stands anywhere
# Also of one side alone: the other may have been reworded meanwhile.
_SIDES = ((_CONTEXT, _CONTEXT), (2 * _CONTEXT, 0), (0, 2 * _CONTEXT))


def reading(text: str, start: int, end: int, left: int = _CONTEXT, right: int = _CONTEXT) -> str:
    """The folded words of a span with the whole words around it."""
    low, high = max(0, start - left), min(len(text), end + right)
    if low:
        low = text.find(" ", low, start) + 1 or start
    if high < len(text):
        high = max(end, text.rfind(" ", end, high))
    return " ".join(words(text[low:high]))


def says(text: str, wanted: str) -> bool:
    """Whether a text has the words of a reading in order."""
    return f" {wanted} " in f" {' '.join(words(text))} "


def restores(change: Change, parent: str, copy: str, earlier: Sequence[str]) -> bool:
    """Whether an earlier generation reads as the copy does and not as the parent does."""
    if change.after is None:
        return False
    for left, right in _SIDES:
        after = reading(copy, *change.after, left, right)
        if len(after.split()) < len(words(copy[slice(*change.after)])) + _LEAST:
            continue
        before = reading(parent, *change.before, left, right) if change.before else None
        if any(says(text, after) and (before is None or not says(text, before)) for text in earlier):
            return True
    return any(shares((change.before, change.after), parent, copy, text) for text in earlier)
