"""Deeds told as done, and elsewhere as never done by the same person to the same thing."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.core.assertion import CONDITIONAL, Clash, Line, bearer_of
from pipeline.core.stem import is_content, stem
from pipeline.core.text import words

_NEVER = re.compile(
    r"\b(?:never (?:once |even |before |so much as )?|ha(?:s|d) refused to |refuses to |refused to )"
    r"(?P<verb>[a-z]{3,})\b(?P<rest>[^,.;:]*)"
)
_NOTHING = re.compile(r"\b(?P<verb>[a-z]+(?:ed|ght|ld|de|te|ew|oke|ook)) nothing\b(?P<rest>[^,.;:]*)")
# Told of another time, or of what may still come.
_LIMITED = re.compile(
    r"\b(?:since|until|till|yet|before|again|if|would|could|so far|this (?:year|week|month|season))\b"
)
_TRIGGER = frozenset({"never", "nothing", "refused", "refuses"})
# Somebody's word against another's.
_SWORN = frozenset(
    {"swears", "swore", "denied", "denies", "deny", "insists", "insisted", "claims", "claimed", "claim", "admitted",
     "alleged", "allegedly", "accused", "rumour", "rumor", "rumours", "rumors", "hoax", "reportedly"}
)  # fmt: skip
_QUOTED = re.compile(r"[\"“”‘]|(?:^|\s)['’]")
_OPEN = re.compile(
    r"\b(?:not|never|n't|would|could|will|may|might|can|to|refus\w+|declin\w+|fail\w+|without|hop\w+|deni\w+|nobody|no|claim\w*"
    r"|alleg\w+|rumou?r\w*|report\w*|accus\w+|whether|if|who|that|which)\b[^,.;:]*$|n[’']t [^,.;:]*$"
)
_HELPING = frozenset(
    {
        "be",
        "before",
        "knew",
        "thought",
        "seen",
        "wanted",
        "felt",
        "been",
        "have",
        "had",
        "has",
        "do",
        "done",
        "get",
        "got",
        "go",
        "gone",
        "say",
        "said",
        "is",
    }
)
_REACH = 12  # words behind the verb that its object stands in


class _Denied(NamedTuple):
    """`verb` and `objects` as stems."""

    line: int
    bearer: frozenset[str]
    verb: str
    objects: frozenset[str]


def _plain(its: Line) -> bool:
    """Whether the article itself tells it."""
    return its.words.isdisjoint(_SWORN) and _QUOTED.search(its.text) is None


def _objects(text: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words(text)[:_REACH] if is_content(w))


def _denied(lines: Sequence[Line]) -> Iterator[_Denied]:
    for i, its in enumerate(lines):
        if its.words.isdisjoint(_TRIGGER) or CONDITIONAL.search(its.low) or not _plain(its):
            continue
        for pattern in (_NEVER, _NOTHING):
            found = pattern.search(its.low)
            if found and found["verb"] not in _HELPING and not _LIMITED.search(found["rest"]):
                bearer = bearer_of(lines, i, found.start() + 1)
                if bearer:
                    yield _Denied(i, bearer, stem(found["verb"]), _objects(found["rest"]))


def _does(lines: Sequence[Line], j: int, denied: _Denied) -> bool:
    """Whether sentence j tells the deed as done."""
    low = lines[j].low
    for found in re.finditer(r"[a-z]+", low):
        if stem(found[0]) == denied.verb and found[0][-3:] != "ing" and not _OPEN.search(low[: found.start()]):
            met = (denied.objects & _objects(re.split(r"[;:.]", low[found.end() :])[0])) - {
                stem(w) for w in denied.bearer
            }
            if met and bearer_of(lines, j, found.start()) & denied.bearer:
                return True
    return False


def deeds(lines: Sequence[Line]) -> Iterator[Clash]:
    for denied in _denied(lines):
        for j, other in enumerate(lines):
            if (
                j != denied.line
                and other.words.isdisjoint({"never", "not"})
                and _plain(other)
                and _does(lines, j, denied)
            ):
                yield Clash(min(denied.line, j), max(denied.line, j), "negation", "deed")
