"""Where the words of two aligned sentences differ."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from pipeline.core.stem import is_content, stem
from pipeline.core.text import fold

_TOKEN = re.compile(
    r"[$£€¥₹]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|bn|m|k|M|B|K)?(?![^\W\d_])%?|[^\W_]+(?:['’][^\W_]+)*|[$£€¥₹%]"
)
_BRIDGE = 2  # so many particles, or one word, that happen to be the same do not part two edits


class Token(NamedTuple):
    start: int
    end: int
    word: str


class Edit(NamedTuple):
    """Half-open ranges of token indices in the parent's and the copy's sentence."""

    p_from: int
    p_to: int
    c_from: int
    c_to: int


def tokens(text: str) -> list[Token]:
    return [Token(m.start(), m.end(), fold(m[0])) for m in _TOKEN.finditer(text)]


def _bridged(gap: Sequence[Token]) -> bool:
    return len(gap) <= 1 or (len(gap) <= _BRIDGE and not any(is_content(t.word) for t in gap))


def edits(parent: Sequence[Token], copy: Sequence[Token]) -> list[Edit]:
    """The edits in order, those a particle apart joined."""
    out: list[Edit] = []
    for op in LCSseq.opcodes([t.word for t in parent], [t.word for t in copy]):
        if op.tag == "equal":
            continue
        edit = Edit(op.src_start, op.src_end, op.dest_start, op.dest_end)
        if out and _bridged(parent[out[-1].p_to : edit.p_from]):
            out[-1] = Edit(out[-1].p_from, edit.p_to, out[-1].c_from, edit.c_to)
        else:
            out.append(edit)
    return out


def kept_share(parent: Sequence[Token], copy: Sequence[Token]) -> float:
    """Share of the words of both that stand in one common order (Dice over the longest common subsequence)."""
    size = len(parent) + len(copy)
    same = LCSseq.similarity([t.word for t in parent], [t.word for t in copy])
    return 2 * same / size if size else 1.0


def missing(mine: Sequence[Token], other: Sequence[Token]) -> list[Token]:
    """Content words whose stem the other side lacks."""
    there = {stem(t.word) for t in other}
    return [t for t in mine if is_content(t.word) and stem(t.word) not in there]
