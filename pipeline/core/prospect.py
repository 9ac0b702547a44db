"""What a sentence tells as done, and what it leaves to come, undone or in doubt: word by word, whatever the event."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.core.clause import term
from pipeline.core.edit import Token

_REACH = 5  # tokens ahead of a word in which its auxiliary stands, "has filed a formal complaint"
_CLOSES = frozenset(",;:.—()")
_OPEN = frozenset(
    {"will", "would", "shall", "may", "might", "could", "can", "should", "unless", "if", "whether", "until",
     "won't", "wouldn't", "can't", "cannot", "couldn't", "not", "never", "no", "nobody", "without", "hasn't", "haven't",
     "didn't", "doesn't", "don't", "isn't", "aren't", "shouldn't", "must",
      "wasn't", "weren't", "hadn't", "yet", "considering", "weighing", "discussing", "consider", "pending"}
)  # fmt: skip
_DONE = frozenset({"has", "have", "had", "having", "was", "were", "been", "did", "already"})
_BETWEEN = frozenset({"be", "being", "also", "now", "only", "just", "first", "since", "still", "ever", "all"})
_PAST = re.compile(r"[a-z]{3,}ed")
# "Is expected to open", "plans to open": of other verbs before "to" what follows was done, or is no verb.
_AWAITED = frozenset(
    {"expected", "due", "set", "scheduled", "hoped", "hopes", "hoping", "plans", "planned", "planning", "plan",
     "likely", "wants", "want", "wanted", "going", "about", "threatened", "threatens", "refused", "refuses", "declined",
     "failed", "is", "are", "be", "intends", "intend", "aims", "asked", "talks", "unable", "unwilling", "ready",
     "seeking", "offer", "offered", "proposed", "yet", "decision", "decide", "whether", "scope", "chance", "try",
     "trying"}
)  # fmt: skip


class Prospect(NamedTuple):
    """Terms of a sentence."""

    done: frozenset[str]
    open: frozenset[str]


def prospect(text: str, its: Sequence[Token]) -> Prospect:
    """A word goes with the nearest auxiliaries before it in its clause; without any the past tense is done."""
    done: set[str] = set()
    left: set[str] = set()
    for at, token in enumerate(its):
        found = term(token.word)
        if not found or found[0].isdigit():
            continue
        told = _told(text, its, at)
        if told is None:
            told = (_PAST.fullmatch(token.word) is not None and text[token.start].islower()) or None
        if told is not None:
            (done if told else left).add(found)
    return Prospect(frozenset(done - left), frozenset(left - done))


def _told(text: str, its: Sequence[Token], at: int) -> bool | None:
    """Whether done or not, by the auxiliaries; None without any."""
    over = False
    for i in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if _CLOSES & set(text[its[i].end : its[i + 1].start]):
            break
        word = its[i].word
        if word in _OPEN or (word == "to" and i and its[i - 1].word in _AWAITED):
            return False
        if over and word not in _DONE and word not in _BETWEEN and not word.endswith("ly"):
            break  # "could not say who was arrested"
        over = over or word in _DONE
    return True if over else None
