"""What differs between two readings, word by word, and a reading within its sentence."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.core.sentence import sentences

# More context than this on either side distracts from the change.
CONTEXT = 160
# A longer span is told by its beginning and end.
LONGEST = 420
# Below this share of common words, marking single words makes confetti: the whole is marked.
ALIKE = 0.45
_WORD = re.compile(r"\s+|[^\W_]+(?:['’.,-][^\W_]+)*|.", re.DOTALL)


class Piece(NamedTuple):
    text: str
    changed: bool


Pieces = list[Piece]


def _joined(words: list[str], changed: list[bool]) -> Pieces:
    pieces: Pieces = []
    for i, (word, is_changed) in enumerate(zip(words, changed, strict=True)):
        # A blank between two changed words is changed with them: one mark, not two.
        bridges = word.isspace() and 0 < i < len(words) - 1 and changed[i - 1] and changed[i + 1]
        whether = bridges or (is_changed and not word.isspace())
        if pieces and pieces[-1].changed == whether:
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + word)
        else:
            pieces.append(Piece(word, whether))
    return pieces


def marked(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Both readings in pieces; what only one of them says is changed."""
    ours, theirs = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, [w.casefold() for w in ours], [w.casefold() for w in theirs], autojunk=False)
    shared = sum(not ours[block.a + i].isspace() for block in matcher.get_matching_blocks() for i in range(block.size))
    if 2 * shared < ALIKE * sum(not word.isspace() for word in ours + theirs):
        return [Piece(before, True)], [Piece(after, True)]
    left, right = [True] * len(ours), [True] * len(theirs)
    for block in matcher.get_matching_blocks():
        left[block.a : block.a + block.size] = [False] * block.size
        right[block.b : block.b + block.size] = [False] * block.size
    if not any(left) and not any(right):
        return [Piece(before, before != after)], [Piece(after, before != after)]
    return _joined(ours, left), _joined(theirs, right)


def _words_from_end(text: str, longest: int) -> str:
    return text if len(text) <= longest else "… " + text[-longest:].partition(" ")[2]


def _words_from_start(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rpartition(" ")[0] + " …"


def shortened(text: str, longest: int = LONGEST) -> str:
    """The beginning and the end of what is too long."""
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{_words_from_start(text, half).removesuffix(' …')} […] {_words_from_end(text, half).removeprefix('… ')}"


def within(text: str, start: int | None, span: str) -> tuple[str, str]:
    """What stands before and behind the span in the sentences that it touches; nothing where it is not there."""
    if start is None or text[start : start + len(span)] != span:
        return "", ""
    end = start + len(span)
    touched = [s for s in sentences(text) if s.start < end and s.end > start]
    first = min([s.start for s in touched], default=start)
    last = max([s.end for s in touched], default=end)
    lead, tail = text[min(first, start) : start], text[end : max(last, end)]
    return _words_from_end(lead, CONTEXT), _words_from_start(tail, CONTEXT)


def in_context(pieces: Pieces, context: tuple[str, str]) -> Pieces:
    lead, tail = context
    whole = [Piece(lead, False), *pieces, Piece(tail, False)]
    return [piece for piece in whole if piece.text]
