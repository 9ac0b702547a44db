"""What a copy left out and what it put in: whole sentences and clauses without a counterpart."""

import re
from collections.abc import Sequence

from pipeline.core.cue import WEAK_RANKS, cues
from pipeline.core.derivation import follows
from pipeline.core.name import country, name_words, names
from pipeline.core.quotation import quotations
from pipeline.core.sentence import sentences
from pipeline.core.side import Background
from pipeline.core.stem import content
from pipeline.core.triple import triples_shared
from pipeline.core.value import Value, values

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
_DENIED, _DENIED_OF = 0.4, 2  # of its content, and words at least
_SURE, _PERHAPS, _HARDLY = 0.5, 0.35, 0.2
_OTHER_SIDE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|rejects?|rejected|disputes|disputed|refut(?:es?|ed)"
    r"|contest(?:s|ed) (?:the|his|her|its|their|that|this|all|a) (?:\w+ )?(?:case|charges?|claims?|will|suit|ruling)"
    r"|not guilty|only if|unless|on condition|provided that"
    r"|(?:not|never|nobody) (?:\w+ ){0,2}(?:suspected|accused|convicted|alleged)"
    r"|(?:not|never|nobody) (?:\w+ ){0,2}charged(?! (?:an?|for|any|extra|more)\b)"
    r"|not admit|without admitting|(?:no|any|all|of) wrongdoing"
    r"|no (?:suggestion|finding|evidence|admission|proof)"
    r" (?:that|against|of (?:\w+ )?(?:fault|guilt|liability|crime|play))"
    r"|not (?:\w+ ){0,3}(?:verified|checked|confirmed))\b",
    re.IGNORECASE,
)
_ROOM = 0.5  # a retelling is about as long as what it retells
_KEPT = 0.4  # of the triples of words; a copy that trims and edits keeps more
_RETOLD = 0.5  # so many of its words stand somewhere in the copy
_LEAST_ROOM = 2
_FEW = 2  # "a pair", "both", "the two"
_SPEECH = 3  # content words of quoted speech that are a claim of their own
_RESTATED = 0.4  # a lede of one's own keeps that share of the parent's stems, or brings neither name nor number


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


def left_out(cut: str) -> tuple[int, float] | None:
    """Of a whole sentence: the severity of leaving it out, and how sure it is that more than background went."""
    sure = omission(cut)
    if sure is not None:
        return sure, _SURE
    if _ROUTINE.search(cut):
        return None
    if _OTHER_SIDE.search(cut):
        return 2, _PERHAPS
    # Most that denies something is background; some is the other side.
    return (2, _HARDLY) if any(cue.kind == "negation" for cue in cues(cut)) or _CONDITION.search(cut) else None


def denied_elsewhere(cut: str, background: Background) -> bool:
    """Whether some sentence of the copy denies, and speaks of what was left out."""
    mine = set(content(cut))
    least = max(_DENIED_OF, _DENIED * len(mine))
    return any(
        len(mine & set(content(s.text))) >= least and any(cue.kind in {"denial", "negation"} for cue in cues(s.text))
        for s in sentences(background.copy_text)
        if s.text not in background.parent_text
    )


def _vague(value: Value) -> bool:
    """'This year', 'the evening before', and small counts that come with the wording."""
    moment = value.moment
    if moment is None:
        return value.dimension == "count" and value.amount <= _FEW
    return moment.shift is not None or (moment.season is None and moment.day is None and moment.year is None)


def is_strange(text: str, background: Background) -> bool:
    """Whether a sentence has a name, a figure or speech that the parent lacks and that does not follow from it."""
    known = {w for bearer in background.parent_names for w in bearer}
    for name in names(text):
        plain = name.initial and (" " not in name.text or background.is_small(name_words(name.text)))
        if not plain and not any(country(w) in known or w in known for w in name_words(name.text)):
            return True
    if any(
        v.dimension not in {"rank", "quantifier", "rate"}
        and not _vague(v)
        and not follows(v, background.parent_text, background.today)
        for v in values(text)
    ):
        return True
    return any(len(content(q.text)) >= _SPEECH and q.text[:-1] not in background.parent_text for q in quotations(text))


def is_rewritten(parent: str, copy: str) -> bool:
    """Whether the copy took over little of the parent's wording."""
    if parent == copy:
        return False
    shared = triples_shared(parent, copy)
    return shared.both < _KEPT * shared.fewer


def retells(text: str, around: Sequence[str], background: Background) -> bool:
    """Whether a sentence without a partner can be what the parent says there in other words.

    `around`: the parent's sentences in that place. What they say and no sentence of the copy repeats is room for a
    retelling; a copy that keeps all of them leaves none, and then a new sentence is a new claim. A copy that was
    rewritten as a whole adds only what can be checked.
    """
    if is_strange(text, background):
        return False
    if any(cue.kind == "superlative" and cue.label not in WEAK_RANKS for cue in cues(text)):
        return False
    if is_rewritten(background.parent_text, background.copy_text):
        return True
    new = set(content(text)) - background.parent_stems
    room = {s for line in around for s in content(line) if not s[0].isdigit()} - background.copy_stems
    return len(room) >= max(_LEAST_ROOM, _ROOM * len(new))


def retold(text: str, around: Sequence[str], background: Background) -> bool:
    """Whether what the parent says there is told by the copy in other words, though by no one sentence.

    `around`: the copy's sentences in that place.
    """
    mine = set(content(text))
    room = {s for line in around for s in content(line) if not s[0].isdigit()} - background.parent_stems
    kept = mine & background.copy_stems
    return len(kept) >= _RETOLD * len(mine) and len(room) >= max(_LEAST_ROOM, _ROOM * len(mine - kept))


def addition(text: str, position: int, background: Background) -> int:
    """The severity of a sentence that the parent does not have."""
    stems = content(text)
    known = sum(s in background.parent_stems for s in stems)
    if stems and known >= _RESTATED * len(stems) and (position == 0 or known >= 0.75 * len(stems)):
        return 0
    if position == 0 and not re.search(r"\d", text):
        return 1 if any(cue.kind == "superlative" and cue.label.endswith("st") for cue in cues(text)) else 0
    return 1 if text.startswith("(") or len(stems) < 3 else 2
