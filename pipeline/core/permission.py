"""'May' that allows and does not doubt: 'tickets may be exchanged', 'he may appeal until Friday'."""

import re
from collections.abc import Sequence

from pipeline.core.cue import Cue
from pipeline.core.side import Side
from pipeline.core.stem import stem

_ALLOWED = (
    r"\b(?:can(?:not)?|(?:(?:is|are|was|were) (?:not )?)?(?:allowed|permitted|entitled|free) to"
    r"|(?:the )?(?:right|option) to|(?:has|have|had) until [\w ,.]{1,30}? to)(?: now| also| still)? "
)
# "Viewers could follow the show": they did.
_SENSED = frozenset({"feel", "follow", "hear", "see", "smell", "watch"})
_COMING = frozenset({"will", "would", "shall", "going"})
_NEAR = 5  # words before it
_PEOPLE = frozenset(
    {"audiences", "fans", "guests", "listeners", "members", "neighbours", "passengers", "people", "readers",
     "residents", "spectators", "subscribers", "viewers", "visitors", "they"}
)  # fmt: skip


def permits(p: Side, lost: Sequence[Cue], c: Side) -> bool:
    """Whether the one hedge lost is a 'may' that the copy tells of the same verb as 'can', 'is allowed to', 'has until
    Friday to', or a 'could' of what people saw and heard."""
    gone = [cue for cue in lost if cue.kind == "hedge"]
    if len(gone) != 1:
        return False
    ahead = [t.word for t in p.tokens if t.end <= gone[0].start]
    behind = [t.word for t in p.tokens if t.start >= gone[0].end and t.word != "not"]
    if not behind:
        return False
    if gone[0].label == "could":
        coming = not _COMING.isdisjoint(t.word for t in c.tokens)
        return behind[0] in _SENSED and not coming and not _PEOPLE.isdisjoint(ahead[-_NEAR:])
    return gone[0].label == "may" and _allowed(behind[0], c) and not _allowed(behind[0], p)


def _allowed(verb: str, its: Side) -> bool:
    """Whether the verb stands behind a word that allows it."""
    ways = re.finditer(_ALLOWED + r"(\w+)", its.text, re.IGNORECASE)
    return any(stem(way[1].casefold()) == stem(verb) for way in ways)
