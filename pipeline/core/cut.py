"""What a copy left out and what it put in: whole sentences and clauses without a counterpart."""

import re

from pipeline.core.cue import cues
from pipeline.core.side import Background
from pipeline.core.stem import content, is_content
from pipeline.core.text import words

_TURN = re.compile(
    r"^\W*(?:although|though|but|however|unless|if|only if|provided|while|except|despite|subject to)\b", re.IGNORECASE
)
_CONDITION = re.compile(r"\b(?:if|unless|provided|subject to|on condition|depending on|pending)\b", re.IGNORECASE)
_ROUTINE = re.compile(r"\b(?:reached for|requests? for|declined to)\s+comment\b", re.IGNORECASE)
_OPEN_POINT = re.compile(
    r"\b(?:rule out|verif\w+|comment|confirm\w*|prelim\w+|final (?:figures|results)|yet|due later|does not mean"
    r"|did not (?:say|respond|reply)|approached|correct\w+|clarif\w+|apolog\w+|fined|charged|dispute\w*|denied|denies"
    r"|too early|no decision|reject\w*|contest\w*)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^\W*(?:correction|clarification|update|editor'?s'? note)\b\s*[:–—(-]", re.IGNORECASE)
_READER = re.compile(r"\b(?:you|your|we|us|our|ours|pages? \d+|here)\b", re.IGNORECASE)
_RESTATED = 0.4  # a lede of one's own keeps that share of the parent's stems, or brings neither name nor number


def is_note(sentence: str) -> bool:
    """A correction or an aside to the reader."""
    return bool(_NOTE.search(sentence)) or (sentence.startswith("(") and bool(_READER.search(sentence)))


def is_page_talk(sentence: str) -> bool:
    """Of a last line: whether it speaks to the reader, asks, or is in another language."""
    if (
        _READER.search(re.sub(r"[\"“][^\"”]*[\"”]", "", sentence))
        or sentence.endswith("?")
        or sentence[-1] not in '.!?"”'
    ):
        return True
    found = words(sentence)
    return len(found) >= 4 and all(is_content(w) for w in found)


def omission(cut: str) -> int | None:
    """The severity of leaving out a denial, a condition, the other side; None where what stays reads the same."""
    kinds = {cue.kind for cue in cues(cut)}
    whole = cut[:1].isupper()
    if _ROUTINE.search(cut):
        return None
    if _TURN.search(cut) and (not whole or kinds & {"negation", "denial"}):
        return 2
    if not whole and _CONDITION.search(cut):
        return 2
    if "denial" in kinds and kinds & {"reporting"} and _OPEN_POINT.search(cut):
        return 2
    if "negation" in kinds and _OPEN_POINT.search(cut):
        return 1
    if _OPEN_POINT.search(cut) and re.search(r"\b(?:final figures|due later|fined|clarif|correct)", cut, re.IGNORECASE):
        return 1
    return None


def addition(text: str, position: int, background: Background) -> int:
    """The severity of a sentence that the parent does not have."""
    stems = content(text)
    known = sum(s in background.parent_stems for s in stems)
    if stems and known >= _RESTATED * len(stems) and (position == 0 or known >= 0.75 * len(stems)):
        return 0
    if position == 0 and not re.search(r"\d", text):
        return 1 if any(cue.kind == "superlative" and cue.label.endswith("st") for cue in cues(text)) else 0
    return 1 if text.startswith("(") or len(stems) < 3 else 2
