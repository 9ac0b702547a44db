"""One event sought, promised or under way in one wording, done in the other: 'has asked for', 'has won'."""

from collections.abc import Sequence

from pipeline.core.edit import Token

_OPEN = frozenset(
    {"apply", "applied", "applies", "applying", "application", "ask", "asked", "asks", "asking", "assess", "assessing",
     "approval", "await", "awaiting", "awaits", "being", "bid", "bidding", "commissioned", "consider",
     "considering", "could", "discuss", "discussing", "draft", "drafted", "drafting", "examining", "explore",
     "exploring", "may", "might", "near", "nearing", "negotiate", "negotiating", "offer", "offered", "offering",
     "pending", "plan", "planned", "planning", "plans", "pledge", "pledged", "prepare", "prepared", "preparing",
     "promise", "promised", "proposal", "propose", "proposed", "proposing", "pursue", "pursuing", "request",
     "requested", "review", "reviewing", "seek", "seeking", "seeks", "shall", "sought", "studying", "talks",
     "threatened", "try", "trying", "want", "wants", "weigh", "weighing", "will", "working", "would", "hopes", "hope",
     "intends", "intend", "due", "set", "expected", "scheduled", "underway"}
)  # fmt: skip
_DONE = frozenset(
    {"accepted", "acquired", "adopted", "agreed", "appointed", "approved", "arrested", "awarded", "banned", "bought",
     "cancelled", "canceled", "completed", "convicted", "delivered", "dropped", "ended",
     "filed", "finished", "fired", "given", "granted", "handed", "hired", "installed", "issued", "jailed", "lifted",
     "lodged", "merged", "met", "obtained", "opened", "paid", "passed", "published", "ratified", "reached", "received",
     "refunded", "released", "repaid", "scrapped", "secured", "settled", "signed", "sold",
     "sued", "taken", "withdrawn", "withdrew", "won", "wrapped"}
)  # fmt: skip

# "Could not agree" beside "agreed" is no other stage.
_NOT = frozenset(
    {"not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "cannot", "without", "yet", "unless",
     "refused", "refuses", "declined", "declines", "failed", "rejected", "rejects"}
)  # fmt: skip


def _told(words: Sequence[Token]) -> tuple[bool, bool]:
    """Whether anything is told as open, and as done."""
    here = {t.word for t in words}
    return not here.isdisjoint(_OPEN), not here.isdisjoint(_DONE)


def advanced(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Of the words that only one side has: whether one tells something as open that the other tells as done."""
    denied = any(t.word in _NOT or t.word.endswith("n't") for t in (*ours, *theirs))
    return not denied and {_told(ours), _told(theirs)} == {(True, False), (False, True)}
