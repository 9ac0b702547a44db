"""Where the words of two aligned sentences differ."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from pipeline.core.spelling import one_spelling
from pipeline.core.stem import is_content, stem
from pipeline.core.term import number_words
from pipeline.core.text import fold

_TOKEN = re.compile(
    r"[$£€¥₹]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|bn|m|k|M|B|K)?(?![^\W\d_])%?|(?:(?<!\w)[A-Z]\.){2,}"
    r"|[^\W_]+(?:['’][^\W_]+)*|[$£€¥₹%]"
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


# Here as for cues and names: detectors ask anew, and copies share most of their sentences.
@lru_cache(maxsize=1 << 13)
def tokens(text: str) -> tuple[Token, ...]:
    spans = [m.span() for m in _TOKEN.finditer(text)]
    if text.isascii():  # most sentences: lower letters in the same places
        low = text.lower()
        return tuple([Token(start, end, _initialled(low[start:end])) for start, end in spans])
    return tuple([Token(start, end, _folded(text[start:end])) for start, end in spans])


def token_words(text: str) -> tuple[str, ...]:
    """The words of the tokens, where nobody asks for their places."""
    return tuple(map(_folded, _TOKEN.findall(text)))


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return _initialled(word.lower() if word.isascii() else fold(word))


def _initialled(word: str) -> str:
    """'U.S.' is the word 'us'; '3.5' stays."""
    return word.replace(".", "") if "." in word and word[0].isalpha() else word


@lru_cache(maxsize=1 << 16)
def _spelt(word: str) -> str:
    """What desks of two houses write alike: 'theatre', 'theater'; 'nine', '9'."""
    return "1" if word == "one" else number_words().get(word) or one_spelling(word)


def _bridged(gap: Sequence[Token], parted: bool) -> bool:
    if parted:
        return False
    return len(gap) <= 1 or (len(gap) <= _BRIDGE and not any(is_content(t.word) for t in gap))


def _parted(text: Sequence[Token], first: int, last: int, marks: frozenset[int]) -> bool:
    """Whether a comma or stop stands between the tokens around first to last."""
    return first < last and any(i in marks for i in range(max(0, first - 1), min(len(text), last)))


_MARK = re.compile(r'[,;:."”“()—]')


def marked(text: str, its: Sequence[Token]) -> frozenset[int]:
    """Indices of the tokens that a comma, a stop or a quotation mark follows."""
    ends = [t.end for t in its[:-1]]
    gaps = [(bisect_right(ends, m.start()) - 1, m.start()) for m in _MARK.finditer(text)]
    return frozenset(i for i, at in gaps if i >= 0 and at < its[i + 1].start)


def edits(parent: Sequence[Token], copy: Sequence[Token], marks: frozenset[int] = frozenset()) -> list[Edit]:
    """The edits in order, those a particle apart joined unless one of the parent's `marks` stands between."""
    out: list[Edit] = []
    for op in LCSseq.opcodes([_spelt(t.word) for t in parent], [_spelt(t.word) for t in copy]):
        if op.tag == "equal":
            continue
        edit = Edit(op.src_start, op.src_end, op.dest_start, op.dest_end)
        gap = (out[-1].p_to, edit.p_from) if out else (0, 0)
        if out and _bridged(parent[gap[0] : gap[1]], _parted(parent, *gap, marks)):
            out[-1] = Edit(out[-1].p_from, edit.p_to, out[-1].c_from, edit.c_to)
        else:
            out.append(edit)
    return out


def kept_share(parent: Sequence[Token], copy: Sequence[Token]) -> float:
    """Share of the stems of both that stand in one common order (Dice over the longest common subsequence)."""
    size = len(parent) + len(copy)
    return 2 * _kept(parent, copy) / size if size else 1.0


def kept_of_shorter(parent: Sequence[Token], copy: Sequence[Token]) -> float:
    """The same as a share of the shorter side: near 1 where one side only cuts the other."""
    return _kept(parent, copy) / max(1, min(len(parent), len(copy)))


def _kept(parent: Sequence[Token], copy: Sequence[Token]) -> int:
    return LCSseq.similarity([stem(t.word) for t in parent], [stem(t.word) for t in copy])


def missing(mine: Sequence[Token], other: Sequence[Token]) -> list[Token]:
    """Content words whose stem the other side lacks."""
    there = {stem(t.word) for t in other}
    return [t for t in mine if is_content(t.word) and stem(t.word) not in there]
