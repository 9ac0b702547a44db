"""How far back a record is said to reach: 'the first since 2009', 'the first ever'."""

import re
from collections.abc import Iterator

from pipeline.core.cue import WEAK_RANKS
from pipeline.core.numeral import WORDS
from pipeline.core.side import Change, Side

_LIMIT = re.compile(
    rf"\bsince\b(?: the)?(?: [\w'’-]+){{0,2}}|\b(?:in|for) (?:more than |nearly |almost |over |at least |about )?"
    rf"(?:an?|\d+|{WORDS}) (?:years?|decades?|seasons?|months?|century)\b",
    re.IGNORECASE,
)
_EVER = re.compile(
    r"\b(?:ever(?: before)?|never(?: before)?|in (?:its|their|his|her|the [\w'’-]+) history|in history|of all time"
    r"|all-time|than any\b|than any(?: [\w-]+){0,3} before|any[a-z]* before)\b",
    re.IGNORECASE,
)


def _ranks(its: Side) -> list[tuple[int, int]]:
    """Where it tops others."""
    found = [(m.start(), m.end()) for m in _EVER.finditer(its.text)]
    return found + [(c.start, c.end) for c in its.cues if c.kind == "superlative" and c.label not in WEAK_RANKS]


def _limits(its: Side) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in _LIMIT.finditer(its.text)]


def horizon_changes(p: Side, c: Side) -> Iterator[Change]:
    """Of two sentences that both rank: the one says since when, the other does not."""
    ours, theirs = _ranks(p), _ranks(c)
    limits = _limits(p), _limits(c)
    if ours and theirs and bool(limits[0]) != bool(limits[1]):
        before, after = (limits[0] or ours)[0], (limits[1] or theirs)[0]
        spans = (p.offset + before[0], p.offset + before[1]), (c.offset + after[0], c.offset + after[1])
        yield Change("superlative", 2, *spans, probability=0.6)
