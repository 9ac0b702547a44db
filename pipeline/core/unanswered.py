"""A charge of which the copy drops the answer: 'denied reports that', 'there were reports that'."""

import re

from pipeline.core.side import Change, Side

_TOLD = r"(?:reports?|rumou?rs?|stories|tales?|claims?|allegations?|suggestions?|accusations?)"
_CHARGED = re.compile(
    r"\b(?:claim(?:s|ed|ing)|alleg(?:es|ed|ing)|accus(?:es|ed|ing)|suggest(?:s|ed))\b|\baccording to\b"
    rf"|\bthere (?:\w+ ){{1,3}}{_TOLD}\b|\b{_TOLD} (?:\w+ )?(?:that|of|say|said|about|have|has|had)\b"
    r"|\breport(?:s|ed)? that\b",
    re.IGNORECASE,
)
_ACCUSED = re.compile(r"\ban? (?:charge|claim|accusation|allegation|report|rumou?r|suggestion)\b", re.IGNORECASE)
_OWNED = frozenset(
    {"acknowledged", "acknowledges", "admits", "admitted", "concedes", "conceded", "confirmed", "confirming",
     "confirms"}
)  # fmt: skip
_DENIALS = frozenset({"denial", "negation"})


def unanswered(change: Change, p: Side, c: Side) -> Change:
    """A flip that is none: the copy tells what was denied as what somebody says, and leaves out that it was denied."""
    denied = [cue for cue in p.cues if cue.kind == "denial"]
    if not denied or change.kind not in {"negation", "attribution"} or not change.before:
        return change
    if change.kind == "attribution" and not any(_in(change.before, p.offset + cue.start) for cue in denied):
        return change
    says = _ACCUSED.search(p.text) and any(cue.kind == "reporting" for cue in c.cues)
    charged = (says or _CHARGED.search(c.text)) and _OWNED.isdisjoint(t.word for t in c.tokens)
    return change._replace(kind="omission") if charged and not any(x.kind in _DENIALS for x in c.cues) else change


def _in(span: tuple[int, int], at: int) -> bool:
    return span[0] <= at < span[1]
