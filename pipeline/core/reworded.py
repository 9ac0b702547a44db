"""Facts that changed inside a sentence that was rewritten as a whole."""

import re
from collections.abc import Iterator, Sequence

from pipeline.core.advance import advanced
from pipeline.core.breath import clause
from pipeline.core.claim import FIRST, OPEN, ORDINAL, Scope, Verdict, conflicting_stages, scope
from pipeline.core.cue import Cue
from pipeline.core.edit import Edit, Token, marked, missing
from pipeline.core.equivalent import deny_alike
from pipeline.core.fact import name_changes, value_changes
from pipeline.core.polarity import denied_alike, denied_denials, denies_otherwise, excused
from pipeline.core.side import Background, Change, Side, labels
from pipeline.core.source import attribution
from pipeline.core.speech import speech_changes
from pipeline.core.stem import is_content, stem
from pipeline.core.support import stands
from pipeline.core.tense import shifted
from pipeline.core.topmost import tops_denied

_UP = frozenset(
    {
        "rose",
        "rises",
        "rise",
        "rising",
        "grew",
        "increased",
        "increase",
        "climbed",
        "jumped",
        "soared",
        "higher",
        "gained",
    }
)
_DOWN = frozenset(
    {
        "fell",
        "falls",
        "falling",
        "dropped",
        "drop",
        "declined",
        "decreased",
        "decrease",
        "slumped",
        "plunged",
        "shrank",
        "lower",
    }
)
# What turns "no" into a measure, an exception or a time.
_LIMITS = frozenset({"than", "before", "until", "till", "unless", "without", "but", "other", "as", "except", "longer"})
_NOT_ONE = re.compile(r"not (?:one|a single)\b", re.IGNORECASE)
_DENIALS = frozenset({"negation", "denial"})
_STOP = re.compile(r"[.!?][\"”’']?\s+[A-Z]")
_WIDE = 4  # words either side that show what was flipped
# Hedges of belief; "may", "could" and "estimate" speak of permission, ability and sums as often.
_DOUBT = frozenset(
    {
        "reportedly", "allegedly", "possibly", "perhaps", "probably", "likely", "might", "believed", "apparently",
        "rumoured", "rumored", "is expected", "are expected", "expected", "expects", "hoped", "hopes", "reported to",
    }
)  # fmt: skip


def _clause(its: Side, at: int) -> tuple[int, int]:
    """Token range of the clause around a token."""
    stops = marked(its.text, its.tokens)
    first = next((i + 1 for i in range(at - 1, -1, -1) if i in stops), 0)
    last = next((i + 1 for i in range(at, len(its.tokens)) if i in stops), len(its.tokens))
    return first, last


def _reach(its: Side, cue: Cue) -> list[int]:
    """Indices of the content words that a negation or denial denies; of 'neither ... nor' they stand far behind."""
    if cue.label in {"neither", "nor"} or _NOT_ONE.match(its.text, cue.start):
        return []
    at = next((i for i, t in enumerate(its.tokens) if t.start >= cue.start), len(its.tokens) - 1)
    _, last = _clause(its, at)
    behind = [i for i in range(at, last) if its.tokens[i].start >= cue.end and is_content(its.tokens[i].word)]
    # Neither a year nor a name is denied. "No answer was sent" denies both words, "never forget the summer" the first.
    behind = [i for i in behind if its.text[its.tokens[i].start].islower()]
    return behind[: 2 if cue.label == "no" else 1] + ([at] if cue.kind == "denial" else [])


def _limited(its: Side, cue: Cue) -> bool:
    """Whether something behind the negation takes it back or measures it: 'not before June', 'no zoo has an older'."""
    at = next((i for i, t in enumerate(its.tokens) if t.start >= cue.start), len(its.tokens))
    stops = {i for i, t in enumerate(its.tokens) if its.text[t.end : t.end + 1] in {".", ";", ":"}}
    last = next((i for i in range(at, len(its.tokens)) if i in stops), len(its.tokens))
    return any(t.word in _LIMITS for t in its.tokens[at : last + 1])


def _denying(its: Side, other: Side) -> list[Cue]:
    found = [cue for cue in its.cues if cue.kind == "denial" or (cue.kind == "negation" and not _limited(its, cue))]
    taken_back = [*denied_denials(its), *excused(its, found, other)] if found else []
    return [cue for cue in found if cue not in taken_back]


def _denied(its: Side, denying: Sequence[Cue]) -> dict[str, int]:
    """Stem -> index of the words in the reach of a negation or denial."""
    found = [i for cue in denying for i in _reach(its, cue)]
    return {stem(its.tokens[i].word): i for i in found}


def _told(its: Side, but: dict[str, int]) -> dict[str, int]:
    return {s: i for i, t in enumerate(its.tokens) if is_content(t.word) and (s := stem(t.word)) not in but}


def _flipped(p: Side, c: Side) -> tuple[int, int] | None:
    """Token indices of a word denied on one side and plainly said on the other, which denies less."""
    ours_too, theirs_too = denied_alike(p, c)
    before = [cue for cue in _denying(p, c) if cue not in ours_too]
    after = [cue for cue in _denying(c, p) if cue not in theirs_too]
    ours, theirs = _denied(p, before), _denied(c, after)
    if not before and not after:
        return _turned(p, c)
    if len(before) == len(after) or denies_otherwise(*((p, c) if len(before) < len(after) else (c, p))):
        return None
    if len(after) < len(before):
        told = _told(c, theirs)
        found = [(i, told[s]) for s, i in ours.items() if s in told]
    else:
        told = _told(p, ours)
        found = [(told[s], i) for s, i in theirs.items() if s in told]
    return min((pair for pair in found if not _deny_alike(p, pair[0], c, pair[1])), default=None)


def _deny_alike(p: Side, i: int, c: Side, j: int) -> bool:
    """Whether the clauses around two words both deny."""
    ours, theirs = clause(p, p.tokens[i].start), clause(c, c.tokens[j].start)
    return deny_alike(_only(ours, theirs), _only(theirs, ours))


def _only(words: Sequence[Token], other: Sequence[Token]) -> list[Token]:
    there = {token.word for token in other}
    return [token for token in words if token.word not in there]


def _turned(p: Side, c: Side) -> tuple[int, int] | None:
    """Token indices of 'rose' on one side and 'fell' on the other."""
    up, down = ({i: t.word for i, t in enumerate(x.tokens) if t.word in _UP | _DOWN} for x in (p, c))
    if len(up) == len(down) == 1 and (set(up.values()) <= _UP) != (set(down.values()) <= _UP):
        return next(iter(up)), next(iter(down))
    return None


def _words(its: Side, at: int) -> tuple[int, int]:
    """The field offsets of the words around a token, in its clause."""
    first, last = _clause(its, at)
    first, last = max(first, at - _WIDE), min(last, at + _WIDE)
    return its.offset + its.tokens[first].start, its.offset + its.tokens[last - 1].end


def _claims(s: Scope) -> Iterator[Verdict]:
    """In the guide's order what a rewritten sentence shows beyond its wording."""
    if _reports(s.p, ("reporting",)) and not _reports(s.c, ("reporting", "voice")):
        source = attribution(s)
        yield from [source] if source else []
    gone, come = missing(s.b_words, s.c.tokens), missing(s.a_words, s.p.tokens)
    one_each = not any(_STOP.search(x.text) or labels(x.cues, _DENIALS) for x in (s.p, s.c))
    if conflicting_stages(s) or shifted(s.b_words, s.a_words) or (one_each and advanced(gone, come)):
        yield Verdict("status", 2, probability=0.5)
    ours, theirs = (labels(x.cues, frozenset({"hedge"})) for x in (s.p, s.c))
    if (set(ours) & _DOUBT or ours.total() > 1) and not theirs:
        yield Verdict("certainty", 2 if set(ours) & OPEN else 1, "up", 0.5)
    if (set(theirs) & _DOUBT or theirs.total() > 1) and not ours:
        yield Verdict("certainty", 1, "down", 0.5)
    top = [labels(x.cues, frozenset({"superlative"})) for x in (s.p, s.c)]
    said = {cue.label for cue in tops_denied(s.p, s.c).values()}
    said |= FIRST if "first time" in s.c.text.casefold() and ORDINAL & {t.word for t in s.p.tokens} else set()
    if top[1] and not top[0] and not set(top[1]) <= said:
        yield Verdict("superlative", 2, probability=0.5)


def _reports(its: Side, kinds: tuple[str, ...]) -> bool:
    """Whether somebody is said to say so; "is reported to" only doubts."""
    doubts = [(cue.start, cue.end) for cue in its.cues if cue.kind == "hedge"]
    return any(cue.kind in kinds and not any(a <= cue.start < b for a, b in doubts) for cue in its.cues)


def reworded_changes(p: Side, c: Side, background: Background) -> Iterator[Change]:
    """Beside the one row for the rewording: each fact that is another one now."""
    yield from (f for f in speech_changes(p, c, []) if f.severity)
    yield from value_changes(p, c, [], background)
    yield from name_changes(p, c, [], background)
    whole = scope(p, c, Edit(0, len(p.tokens), 0, len(c.tokens)), (set(), set()))
    before, after = (p.offset, p.offset + len(p.text)), (c.offset, c.offset + len(c.text))
    told = [Change(v.kind, v.severity, before, after, v.direction, v.probability) for v in _claims(whole)]
    found = next((change for change in told if stands(change, p, c, background)), None)
    flip = _flipped(p, c)
    if flip:
        denied = Change("negation", 2, _words(p, flip[0]), _words(c, flip[1]), probability=0.6)
        stood = not (found and found.kind == "status") and stands(denied, p, c, background)
        yield denied._replace(stands=stood)
    yield from (change._replace(stands=change is found) for change in told)
