"""'May' that allows and does not doubt: 'tickets may be exchanged', 'he may appeal until Friday'."""

from collections.abc import Sequence

from pipeline.core.cue import Cue
from pipeline.core.edit import Token
from pipeline.core.side import Side

_ALLOWED = frozenset({"can", "allowed", "permitted", "entitled", "right", "able", "free", "until", "option"})
# What people may do where somebody lets them.
_LET = frozenset(
    {"appeal", "apply", "ask", "be", "bid", "buy", "cancel", "claim", "enter", "exchange", "keep", "object", "request",
     "return", "swap", "vote"}
)  # fmt: skip
# "Viewers could follow the show": they did.
_SENSED = frozenset({"feel", "follow", "hear", "see", "smell", "watch"})


def permits(p: Side, lost: Sequence[Cue], c: Side, come: Sequence[Token]) -> bool:
    """Whether the one hedge lost is a 'may' that the copy tells as 'can', 'is allowed to', 'has until'."""
    gone = [cue for cue in lost if cue.kind == "hedge"]
    behind = next((t.word for t in p.tokens if gone and t.start >= gone[0].end), "")
    if len(gone) == 1 and gone[0].label == "could" and behind in _SENSED:
        return True
    if len(gone) != 1 or gone[0].label != "may" or not any(t.word in _ALLOWED for t in c.tokens):
        return False
    return [t.word for t in come] == ["can"] or behind in _LET
