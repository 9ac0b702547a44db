"""`text.fold` on bytes, character by character: what the native shingler reads instead of a Python string."""

import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.core.text import fold

PLANE = 0x10000
BLANK, APOSTROPHE = 0x20, 0x27
# Syllables of Hangul compose from their parts without a decomposition of their own in the tables.
_JAMO = range(0x1100, 0x1200)


class Folding(NamedTuple):
    """Folded UTF-8 of each character of the first plane, a blank for what is part of no word, nothing for what has no
    width. `alone`: the same whatever stands beside it; other characters are folded with their text."""

    data: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.int64]
    alone: npt.NDArray[np.bool_]


def _decomposed() -> frozenset[int]:
    """What may join with the character before it."""
    parts = (unicodedata.decomposition(chr(c)).split() for c in range(PLANE))
    return frozenset(int(p[1], 16) for p in parts if len(p) == 2 and not p[0].startswith("<"))


def _is_sign(c: str) -> bool:
    """Punctuation, currency, arrows; in scripts that we do not know well whatever is no ASCII counts as a letter."""
    if c < "\x80":
        return not c.isalnum()
    return "\x80" <= c < "\xc0" or "\u2000" <= c < "\u3000" or "\u3000" <= c < "\u3040"


def reduced(folded: str) -> bytes:
    """Folded text as the shingler reads it."""
    return "".join(c if c == "'" or not _is_sign(c) else " " for c in folded).encode()


@cache
def folding() -> Folding:
    seconds = _decomposed()
    told, alone = [], np.zeros(PLANE, np.bool_)
    for point in range(PLANE):
        c = chr(point)
        folded = "" if 0xD800 <= point < 0xE000 else fold(c)
        told.append(reduced(folded))
        alone[point] = not any(unicodedata.combining(x) or ord(x) in seconds or ord(x) in _JAMO for x in folded + c)
    alone[0xD800:0xE000] = False
    starts = np.zeros(PLANE + 1, np.int64)
    np.cumsum([len(t) for t in told], out=starts[1:])
    return Folding(np.frombuffer(b"".join(told), np.uint8), starts, alone)
