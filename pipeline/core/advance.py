"""One event sought, promised or under way in one wording, done in the other: 'has asked for', 'has won'."""

from collections import Counter
from collections.abc import Sequence

from pipeline.core.edit import Token
from pipeline.core.stem import is_content, stem

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


# To file is to ask, too.
_ASKED = frozenset(
    {"apply", "applied", "applies", "applying", "application", "ask", "asked", "asks", "bid", "request", "requested",
     "seek", "seeking", "seeks", "sought"}
)  # fmt: skip
_FILED = frozenset({"filed", "lodged"})


def _told(words: Sequence[Token]) -> tuple[bool, bool]:
    """Whether anything is told as open, and as done."""
    here = {t.word for t in words}
    return not here.isdisjoint(_OPEN), not here.isdisjoint(_DONE)


def advanced(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Of the words that only one side has: whether one tells something as open that the other tells as done."""
    denied = any(t.word in _NOT or t.word.endswith("n't") for t in (*ours, *theirs))
    both = {t.word for t in (*ours, *theirs)}
    filed = both & _DONE <= _FILED and both & _OPEN <= _ASKED
    if carried_out(ours, theirs):
        return True
    return not denied and not filed and {_told(ours), _told(theirs)} == {(True, False), (False, True)}


_FRAMES = frozenset(
    {"agreed", "agrees", "hopes", "hoped", "intends", "intended", "offered", "offers", "plans", "planned", "pledged",
     "promised", "proposed", "proposes", "seeks", "sought", "threatened", "vowed", "wants", "wanted", "undertook",
     "asked", "tried"}
)  # fmt: skip
_BESIDE = frozenset({"without", "unless", "yet"})  # deny something else
_HAVE = frozenset({"has", "have", "had"})
_BE = frozenset({"is", "are", "was", "were"})


Words = Sequence[Token]


def _framed(words: Words) -> dict[str, Words]:
    """Stem -> the words 'agreed to refund', 'offered to come'."""
    rows = (words[i : i + 3] for i in range(len(words) - 2))
    return {stem(row[2].word): row for row in rows if row[0].word in _FRAMES and row[1].word == "to"}


def _acts(words: Words) -> dict[str, Words]:
    """Stem -> the words of what is told as done or under way: 'has refunded', 'is coming'."""
    out: dict[str, Words] = {}
    for before, at in zip(words, words[1:], strict=False):
        done = at.word.endswith("ed") and (is_content(before.word) or before.word in _BE)
        if done or (at.word.endswith("ing") and before.word in _BE) or before.word in _HAVE:
            out[stem(at.word)] = (before, at)
    return out


def _carried_out(ours: Words, theirs: Words) -> tuple[Words, Words] | None:
    """Neither "wanted to play him and has played him since" nor "had hoped to have finished" goes on."""
    frames = _framed(ours)
    told = {t.word for t in theirs} if frames else set()
    if not frames or not told.isdisjoint({row[0].word for row in frames.values()} | _NOT - _BESIDE):
        return None
    kept, acts, stems = _framed(theirs), _acts(theirs), Counter(stem(t.word) for t in ours)
    once = (s for s, row in frames.items() if stems[s] == 1 and row[2].word not in told)
    verb = next((s for s in once if s in acts and s not in kept), None)
    return (frames[verb], acts[verb]) if verb else None


def carried_out(ours: Words, theirs: Words) -> tuple[Words, Words] | None:
    """Of two whole sentences: the words by which one tells as done, or under way, what somebody agrees or offers to
    do in the other: 'agreed to refund', 'has refunded'."""
    found = _carried_out(theirs, ours)
    return _carried_out(ours, theirs) or (found and found[::-1])
