"""Small words on which a fact turns while its figures and names stay: 'by 30 June' and 'after 30 June', 'per series'
and 'per episode', who does it to whom."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.core.edit import kept_share
from pipeline.core.name import Name
from pipeline.core.side import Change, Side
from pipeline.core.stem import is_content
from pipeline.core.value import Value

_SURE = 0.7
_OPEN_BELOW, _OPEN_ABOVE = "<", ">"
_UP_TO = frozenset({"by", "before", "until", "till"})
_FROM_ON = frozenset({"after", "from", "since"})
_ORDINAL = re.compile(
    r"\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))[ -]$", re.IGNORECASE
)
_PER = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,2}?(?:per|an?|each|every)\s+(?P<per>series|season|episode|hour|night|day|week|month|year|show"
    r"|performance|concert|ticket|song|album|film|book|issue|copy|person|head|seat|game|screen|shift)\b"
    r"|\s+(?:[\w'’-]+\s+){0,3}?(?P<each>each|apiece)\b"
    r"|,?\s+(?:[\w'’-]+\s+){0,3}?(?P<all>in all|in total|altogether|between them|combined)\b",
    re.IGNORECASE,
)
# Of one meaning in a theatre or at a till.
_ONE_PER = {"season": "series", "performance": "show", "concert": "show", "head": "person", "seat": "ticket"}
_DENIALS = frozenset({"negation", "denial"})
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_LISTED = frozenset({"and", "or", "with", "alongside", "versus", "v", "vs", "meets"})
_AS_IT_WAS = 0.9  # share of the words in order once two names have changed places


def _once(values: Sequence[Value]) -> dict[tuple[str, float, str], Value]:
    """Those that a sentence tells once, by what they are."""
    told: dict[tuple[str, float, str], list[Value]] = {}
    for value in values:
        told.setdefault((value.dimension, value.amount, value.unit), []).append(value)
    return {key: its[0] for key, its in told.items() if len(its) == 1}


def _kept(p: Side, c: Side) -> list[tuple[Value, Value]]:
    """The values that both sentences tell once."""
    ours, theirs = _once(p.values), _once(c.values)
    return [(value, theirs[key]) for key, value in ours.items() if key in theirs]


def _change(kind: str, p: Side, before: tuple[int, int], c: Side, after: tuple[int, int]) -> Change:
    spans = ((p.offset + before[0], p.offset + before[1]), (c.offset + after[0], c.offset + after[1]))
    return Change(kind, 2, *spans, probability=_SURE)


def _word_before(its: Side, at: int) -> str:
    return next((t.word for t in reversed(its.tokens) if t.end <= at), "")


def _bounds(p: Side, c: Side) -> Iterator[Change]:
    """'No more than 25,000' beside 'at least 25,000'."""
    for x, y in _kept(p, c):
        if x.moment is None and {x.bound, y.bound} == {_OPEN_BELOW, _OPEN_ABOVE}:
            yield _change("number", p, _with_words(x, p, 3), c, _with_words(y, c, 3))


def _with_words(value: Value, its: Side, most: int) -> tuple[int, int]:
    ahead = [t for t in its.tokens if t.end <= value.start][-most:]
    return ahead[0].start if ahead else value.start, value.end


def _times(p: Side, c: Side) -> Iterator[Change]:
    """'By 30 June' beside 'after 30 June'; 'not until' is 'from'."""
    if _denials(p) != _denials(c):
        return
    for x, y in _kept(p, c):
        if x.moment is None:
            continue
        words = {_word_before(p, x.start), _word_before(c, y.start)}
        if len(words) == 2 and words & _UP_TO and words & _FROM_ON:
            yield _change("date", p, _with_words(x, p, 1), c, _with_words(y, c, 1))


def _denials(its: Side) -> int:
    return sum(cue.kind in _DENIALS for cue in its.cues)


def _negated(its: Side) -> int:
    return sum(cue.kind == "negation" for cue in its.cues)


def _per(p: Side, c: Side) -> Iterator[Change]:
    """'310,000 a series' beside '310,000 an episode', '£5 each' beside '£5 in all'."""
    for x, y in _kept(p, c):
        found = [_PER.match(its.text, value.end) for its, value in ((p, x), (c, y))]
        if x.moment is None and found[0] and found[1] and _of_what(found[0]) != _of_what(found[1]):
            yield _change("number", p, (x.start, found[0].end()), c, (y.start, found[1].end()))


def _of_what(found: re.Match[str]) -> str:
    per = (found["per"] or "").lower()
    return _ONE_PER.get(per, per) or found.lastgroup or ""


def _places(p: Side, c: Side) -> Iterator[Change]:
    """'The third longest' beside 'the longest'."""
    tops = [{cue.label: cue for cue in its.cues if cue.kind == "superlative"} for its in (p, c)]
    for label in tops[0].keys() & tops[1].keys():
        places = [
            _ORDINAL.search(its.text[: its_tops[label].start]) for its, its_tops in zip((p, c), tops, strict=True)
        ]
        if bool(places[0]) != bool(places[1]):
            spans = [
                (place.start() if place else its_tops[label].start, its_tops[label].end)
                for place, its_tops in zip(places, tops, strict=True)
            ]
            yield _change("superlative", p, spans[0], c, spans[1])


def _exchanged(p: Side, c: Side) -> Iterator[Change]:
    """'Tam Roe, not Ann Pell, wrote it' beside 'Ann Pell, not Tam Roe, wrote it'; in a list the order tells nothing,
    and in the passive they must change places."""
    by = [sum(t.word == "by" for t in its.tokens) for its in (p, c)]
    shared = [n for n in p.names if c.text.count(n.text) == p.text.count(n.text) == 1]
    if by[0] != by[1] or not 1 < len(shared) <= 6:
        return
    for first, second in combinations(shared, 2):
        order = c.text.find(first.text) > c.text.find(second.text)
        words = [t.word for t in p.tokens if first.end <= t.start and t.end <= second.start]
        if order and not set(words) <= _LISTED and _would_be(p, first, second, c):
            start, end = c.text.find(second.text), c.text.find(first.text) + len(first.text)
            yield _change("name", p, (first.start, second.end), c, (start, end))
            return


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
        yield _change("name", p, spans[0], c, spans[1])


def _would_be(p: Side, first: Name, second: Name, c: Side) -> bool:
    one, other = ([t for t in p.tokens if n.start <= t.start < n.end] for n in (first, second))
    ahead = [t for t in p.tokens if t.end <= first.start]
    between = [t for t in p.tokens if first.end <= t.start and t.end <= second.start]
    behind = [t for t in p.tokens if t.start >= second.end]
    return kept_share([*ahead, *other, *between, *one, *behind], c.tokens) >= _AS_IT_WAS


_VOTED = re.compile(r"\bvot(?:e|ed|es|ing)\b[^.;]{0,40}?\b(?:(?P<against>against)|(?P<favour>in favou?r|for))\b")


def _votes(p: Side, c: Side) -> Iterator[Change]:
    """'Voted against' beside 'voted in favour'."""
    found = [_VOTED.search(its.text) for its in (p, c)]
    if found[0] and found[1] and found[0].lastgroup != found[1].lastgroup and not _negated(p) + _negated(c):
        yield _change("negation", p, found[0].span(), c, found[1].span())


def hinges(p: Side, c: Side) -> Iterator[Change]:
    """Of two sentences that answer to each other."""
    for detector in (_bounds, _times, _per, _places, _exchanged, _traded, _votes):
        yield from detector(p, c)
