"""Who does it to whom: names, nouns and voices that change places between two sentences of else the same words."""

import re
from collections.abc import Iterator
from itertools import combinations

from pipeline.core.cue import entries
from pipeline.core.edit import Token
from pipeline.core.name import Name
from pipeline.core.side import Change, Side
from pipeline.core.stem import is_content, stem
from pipeline.core.text import fold

_SURE = 0.7
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_LISTED = frozenset(
    {"and", "or", "with", "alongside", "versus", "v", "vs", "meets", "meet", "met", "marry", "married", "marries",
     "star", "stars", "starring", "featuring", "opposite", "beside", "divorce", "divorced", "worked", "miles",
     "kilometres", "kilometers"}
)  # fmt: skip
_MOST_NAMES = 6
# Without them two who change places stay what they were.
_TURNING = frozenset({"rather", "instead", "not", "but", "unlike"})
_BE = frozenset({"was", "were", "is", "are", "been", "being", "has", "have", "had"})
_HAVE = frozenset({"has", "have", "had"})
_DATED = "|".join([*entries("calendar"), "then", "now", "noon", "midnight", "the end"])
_DONE_TO = re.compile(
    r"\b(?:was|were|is|are|been|being) (?!due\b)(?P<verb>\w{3,}) by (?!\d)(?!(?:" + _DATED + r")\b)", re.IGNORECASE
)


def _change(p: Side, before: tuple[int, int], c: Side, after: tuple[int, int]) -> Change:
    spans = ((p.offset + before[0], p.offset + before[1]), (c.offset + after[0], c.offset + after[1]))
    return Change("name", 2, *spans, probability=_SURE)


def _exchanged(p: Side, c: Side) -> Iterator[Change]:
    """'Tam Roe accused Ann Pell' beside 'Ann Pell accused Tam Roe': the same verb between two who changed places. In a
    list the order tells nothing, and in the passive they must change places."""
    by = [sum(t.word == "by" for t in its.tokens) for its in (p, c)]
    theirs = {_bearer(n): n for n in c.names}
    shared = [(n, theirs[_bearer(n)]) for n in p.names if _bearer(n) in theirs][:_MOST_NAMES]
    if by[0] != by[1] or len(theirs) < len(c.names):
        return
    for (first, its_first), (second, its_second) in combinations(shared, 2):
        if its_second.end <= its_first.start and first.end <= second.start:
            between = _between(p, first, second), _between(c, its_second, its_first)
            both = between[0] & between[1]
            if "and" not in between[0] | between[1] and both and 2 * len(both) >= max(map(len, between)):
                yield _change(p, (first.start, second.end), c, (its_second.start, its_first.end))
                return


def _bearer(name: Name) -> str:
    return fold(name.text).split()[-1]


def _between(its: Side, first: Name, second: Name) -> set[str]:
    """What tells who does it to whom."""
    words = [t.word for t in its.tokens if first.end <= t.start and t.end <= second.start]
    return {stem(w) for w in words if w == "and" or ((is_content(w) or w in _TURNING) and w not in _LISTED)}


def _traded(p: Side, c: Side) -> Iterator[Change]:
    """'Paid by the producer, not by the city' beside the same with the two in each other's place."""
    ours, theirs = ([t.word for t in its.tokens] for its in (p, c))
    if len(ours) != len(theirs):
        return
    apart = [i for i, (x, y) in enumerate(zip(ours, theirs, strict=True)) if x != y]
    if len(apart) != 2:
        return
    i, j = apart
    crossed = ours[i] == theirs[j] and ours[j] == theirs[i] and is_content(ours[i]) and is_content(ours[j])
    if crossed and j > i + 1 and not set(ours[i + 1 : j]) <= _LISTED | _ARTICLES:
        spans = [(its.tokens[i].start, its.tokens[j].end) for its in (p, c)]
        yield _change(p, spans[0], c, spans[1])


def _subject(its: Side, at: int) -> str:
    """The last word before a verb and its auxiliaries."""
    return next((t.word for t in reversed(its.tokens) if t.end <= at and t.word not in _BE), "")


def _does(its: Side, verb: str) -> Token | None:
    """The one place where a verb has an object of its own."""
    found = [i for i, t in enumerate(its.tokens) if stem(t.word) == verb]
    if len(found) != 1 or found[0] + 1 >= len(its.tokens):
        return None
    here, behind = its.tokens[found[0]], its.tokens[found[0] + 1]
    ahead = its.tokens[max(found[0] - 2, 0) : found[0]]
    passive = any(t.word in _BE - _HAVE for t in ahead)
    whom = behind.word in _ARTICLES or its.text[behind.start].isupper()
    return here if whom and not passive else None


def _passives(p: Side, c: Side) -> Iterator[Change]:
    """'Roe sued the label' beside 'Roe was sued by the label'."""
    for active, passive in ((p, c), (c, p)):
        for found in _DONE_TO.finditer(passive.text):
            plain = _does(active, stem(fold(found["verb"])))
            if plain and _subject(active, plain.start) == _subject(passive, found.start()):
                at = (plain.start, plain.end)
                before, after = (at, found.span()) if active is p else (found.span(), at)
                yield _change(p, before, c, after)
                return


def turnabouts(p: Side, c: Side) -> Iterator[Change]:
    """Of two sentences that answer to each other."""
    for detector in (_exchanged, _traded, _passives):
        yield from detector(p, c)
