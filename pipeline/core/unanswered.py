"""A charge of which the copy drops the answer: 'denied reports that', 'there were reports that'."""

import re

from pipeline.core.cue import Cue
from pipeline.core.side import Change, Side
from pipeline.core.stem import is_content

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
    """A flip that is none: the copy tells what was denied as what somebody else says, and leaves out the denial."""
    denied = [cue for cue in p.cues if cue.kind == "denial"]
    if not denied or change.kind not in {"negation", "attribution"} or not change.before:
        return change
    if change.kind == "attribution" and not any(_in(change.before, p.offset + cue.start) for cue in denied):
        return change
    if any(cue.kind in _DENIALS for cue in c.cues) or not _OWNED.isdisjoint(t.word for t in c.tokens):
        return change
    charged = _charged(p, c) or (_ACCUSED.search(p.text) and _somebody_else(p, c, denied[0]))
    return change._replace(kind="omission") if charged else change


def _charged(p: Side, c: Side) -> bool:
    """Whether the copy calls it a charge or a report, in words that are its own."""
    told = p.text.casefold()
    return any(found[0].casefold() not in told for found in _CHARGED.finditer(c.text))


def _somebody_else(p: Side, c: Side, denied: Cue) -> bool:
    """Whether a verb of saying of the copy's own has a bearer who is not the one that denied."""
    deniers = {t.word for t in p.tokens if t.start < denied.start}
    kept = {cue.label for cue in p.cues if cue.kind == "reporting"}
    says = [cue for cue in c.cues if cue.kind == "reporting" and cue.label not in kept]
    bearers = [[t.word for t in c.tokens if t.end <= cue.start][-1:] for cue in says]
    return any(bearer and is_content(bearer[0]) and bearer[0] not in deniers for bearer in bearers)


def _in(span: tuple[int, int], at: int) -> bool:
    return span[0] <= at < span[1]
