"""Small words on which a fact turns while its figures and names stay: 'by 30 June' and 'after 30 June', 'per series'
and 'per episode', who does it to whom."""

import re
from collections.abc import Iterator, Sequence

from pipeline.core.cue import Cue
from pipeline.core.edit import Token, missing
from pipeline.core.equivalent import explained, synonymous
from pipeline.core.name import country
from pipeline.core.numeral import NUMERALS
from pipeline.core.side import Change, Side
from pipeline.core.stem import is_content, stem
from pipeline.core.turnabout import turnabouts
from pipeline.core.value import Value

_SURE = 0.7
_OPEN_BELOW, _OPEN_ABOVE = "<", ">"
_UP_TO = frozenset({"by", "before", "until", "till"})
_FROM_ON = frozenset({"after", "from", "since"})
_ORDINAL = re.compile(
    r"\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))[ -]$", re.IGNORECASE
)
_BUT_ONE = re.compile(r"\bbut (?:one|two)\b", re.IGNORECASE)  # "the largest but one"
_PLACE = re.compile(r"(?:the )?(?:second|third|fourth|fifth)[ -]")
_PER = re.compile(
    r"\s+(?:(?!(?:to|for|in|on|at|from|of|as|with|by)\b)[\w'’-]+\s+)?(?:per|an?|every)\s+(?P<per>series|season|episode|hour|night|day|week|month|year|show"
    r"|performance|concert|ticket|song|album|film|book|issue|copy|person|head|seat|game|screen|shift)\b"
    r"|\s+(?:[\w'’-]+\s+){0,2}?per\s+(?P<unit>[a-z]+)"
    r"|\s+(?:[\w'’-]+\s+){0,3}?(?P<each>each|apiece)\b"
    r"|,?\s+(?:[\w'’-]+\s+){0,3}?(?P<all>in all|in total|altogether|between them|combined)\b",
    re.IGNORECASE,
)
# Of one meaning in a theatre or at a till.
_ONE_PER = {"season": "series", "performance": "show", "concert": "show", "head": "person", "seat": "ticket",
            "annum": "year"}  # fmt: skip
_DENIALS = frozenset({"negation", "denial"})
_FEW = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_SHARE = re.compile(
    r"\b(?P<share>half|most|all|none|(?:an?|one|two|three)[ -](?:third|quarter|fifth|half|tenth)s?"
    r"|(?<![\d.])\d{1,3}(?:\.\d{1,3})? ?(?:%|per ?cent)"
    rf"|{_FEW} (?:in|out of|of the) {_FEW}(?= [a-z]))(?: of(?= ))?(?P<whose> (?:the|its|his|her|their|all))?"
    r" (?P<of>[a-z]{3,})\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"{_FEW} (?:in|out of) ", re.IGNORECASE)
_FOREVER = frozenset({"ever", "time", "date", "history", "record", "far", "yet"})  # "of all time", "to date"
_DETERMINED = re.compile(r"(?:\b(?:the|an?|its|his|her|their|our|my|this)|['’]s?)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_VERBAL = frozenset(
    {"was", "were", "is", "are", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "might",
     "that", "which", "who", "whose", "to", "said", "says", "and", "but", "as", "gone", "given"}
)  # fmt: skip
_NOUN, _SMALL = 6, 2  # words of what a superlative is said of; of these that may change
_MOVED = r"(?:ris|r[oi]se|f[ae]ll|shr[iau]nk|gr[eo]w|cut|drop)\w*(?: \w+)?"
_COUNTERPARTS = tuple(
    (kind, re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for kind, one, other in (
        ("number", "including", "excluding"),
        ("number", "half as (?:many|much)", "twice as (?:many|much)"),
        ("number", rf"{_MOVED} by (\S*\d\S*|an? \w+)", rf"{_MOVED} to (\S*\d\S*|an? \w+)"),
        ("number", "(?<!every )one of the", "all of the"),
        ("negation", "except", "including"),
        ("superlative", r"joint (\w+)", r"sole (\w+)"),
        ("status", r"acting (\w+)", r"permanent (\w+)"),
        ("date", "ahead of|earlier than", "later than"),
        ("date", "up to", "as of"),
        ("date", "every other", "every(?! other| two| second)"),
    )
)
_DENYING = r"(?:\b(?:no|not|never|fails?|without)\b|n['’]t\b)"
# One word, its counterpart, and how many negations of difference come with it.
_CONDITIONS = (
    (
        re.compile(r"\bunless (\w+ \w+)", re.IGNORECASE),
        re.compile(rf"\bif (\w+ \w+)(?!.*{_DENYING})", re.IGNORECASE),
        0,
    ),
    (re.compile(r"(?<!not )\bonly (\w+)", re.IGNORECASE), re.compile(r"\bnot only (\w+)", re.IGNORECASE), 1),
)


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
        if x.moment is None and found[0] and found[1] and _otherwise_shared(found[0], found[1]):
            yield _change("number", p, (x.start, found[0].end()), c, (y.start, found[1].end()))


def _otherwise_shared(one: re.Match[str], other: re.Match[str]) -> bool:
    """'Each' may be per anything, but it is not all together."""
    if _of_what(one) and _of_what(other):
        return _of_what(one) != _of_what(other)
    return bool(one["all"]) != bool(other["all"])


def _of_what(found: re.Match[str]) -> str:
    per = (found["per"] or found["unit"] or "").lower()
    return _ONE_PER.get(per, per)


def _places(p: Side, c: Side) -> Iterator[Change]:
    """'The third longest' beside 'the longest'."""
    ours, theirs = ({_topmost(cue): cue for cue in _tops(its)} for its in (p, c))
    for top in sorted(ours.keys() & theirs.keys()):
        starts = [_placed(its, cues[top]) for its, cues in ((p, ours), (c, theirs))]
        if (starts[0] is None) != (starts[1] is None) and not _BUT_ONE.search(f"{p.text} {c.text}"):
            spans = [
                (cue.start if start is None else start, cue.end)
                for start, cue in zip(starts, (ours[top], theirs[top]), strict=True)
            ]
            yield _change("superlative", p, spans[0], c, spans[1])


def _topmost(cue: Cue) -> str:
    return _PLACE.sub("", cue.label)


def _placed(its: Side, cue: Cue) -> int | None:
    """Where the place in an order stands: before 'longest', or in 'second biggest'."""
    if _PLACE.match(cue.label):
        return cue.start
    found = _ORDINAL.search(its.text[: cue.start])
    return found.start() if found else None


def _shares(p: Side, c: Side) -> Iterator[Change]:
    """'Half of the boxes' beside 'half of the seats'."""
    ours, theirs = ({m["share"].lower(): m for m in _SHARE.finditer(its.text)} for its in (p, c))
    for share in sorted(ours.keys() & theirs.keys()):
        of, now = (m["of"].lower() for m in (ours[share], theirs[share]))
        if not all(" of" in m[0] or m["whose"] or _COUNTED.match(m[0]) for m in (ours[share], theirs[share])):
            continue
        if stem(of) != stem(now) and not synonymous(stem(of), stem(now)) and of not in {t.word for t in c.tokens}:
            yield _change("number", p, ours[share].span(), c, theirs[share].span())


def _tops(its: Side) -> list[Cue]:
    """The superlatives outside of quotations."""
    said = [(quote.start, quote.end) for quote in its.quotes]
    return [q for q in its.cues if q.kind == "superlative" and not any(a <= q.start < b for a, b in said)]


def _of_a_thing(its: Side, cue: Cue) -> bool:
    """'The first copies', not 'first wanted'."""
    return cue.label.startswith(("the ", "most ")) or bool(_DETERMINED.search(its.text[: cue.start]))


def _scopes(p: Side, c: Side) -> Iterator[Change]:
    """'The highest-paid woman' beside 'the highest-paid person'."""
    ours, theirs = ({cue.label: cue for cue in _tops(its) if _of_a_thing(its, cue)} for its in (p, c))
    for label in sorted((ours.keys() & theirs.keys()) - {"record"}):
        told = [_behind(its, cue) for its, cue in ((p, ours[label]), (c, theirs[label]))]
        gone, come = missing(told[0], c.tokens), missing(told[1], p.tokens)
        gone, come = _scoping(gone, c), _scoping(come, p)
        if gone and len(gone) <= _SMALL and len(come) <= _SMALL and explained(gone, come) < 1:
            spans = [
                (cue.start, words[-1].end) for cue, words in ((ours[label], told[0]), (theirs[label], told[1])) if words
            ]
            if len(spans) == 2:
                yield _change("superlative", p, spans[0], c, spans[1])


def _scoping(lone: Sequence[Token], other: Side) -> list[Token]:
    """Those that limit; an Irish house here may be one in Ireland there."""
    there = {country(t.word) for t in other.tokens}
    return [t for t in lone if is_content(t.word) and not _tells_no_scope(t) and country(t.word) not in there]


def _tells_no_scope(token: Token) -> bool:
    return any(map(str.isdigit, token.word)) or token.word in NUMERALS or token.word in _FOREVER


def _behind(its: Side, cue: Cue) -> list[Token]:
    """The words of what is the first or biggest, up to a mark or the verb."""
    found = [t for t in its.tokens if t.start >= cue.end][:_NOUN]
    verb = next((i for i, t in enumerate(found) if t.word in _VERBAL), len(found))
    mark = next((i + 1 for i, t in enumerate(found) if its.text[t.end : t.end + 1] in {",", ";", "."}), len(found))
    return found[: min(verb, mark)]


def _opposed(p: Side, c: Side) -> Iterator[Change]:
    """'Including its intervals' beside 'excluding them'; 'risen by 15 euros' beside 'risen to 15 euros'."""
    for kind, one, other in _COUNTERPARTS:
        for x, y in ((one, other), (other, one)):
            before = x.search(p.text)
            after = before and y.search(c.text)
            alike = before and after and (not before.groups() or before[1] == after[1])
            if before and after and alike and not x.search(c.text) and not y.search(p.text):
                yield _change(kind, p, before.span(), c, after.span())


def _conditions(p: Side, c: Side) -> Iterator[Change]:
    """'Unless' beside 'if', 'only' beside 'not only'."""
    for one, other, denied in _CONDITIONS:
        for x, y in ((one, other), (other, one)):
            before = x.search(p.text)
            after = before and y.search(c.text)
            alone = before and after and not x.search(c.text) and not y.search(p.text)
            if before and after and alone and before[1] == after[1] and abs(_negated(p) - _negated(c)) <= denied:
                yield _change("negation", p, before.span(), c, after.span())


_VOTED = re.compile(
    r"\bvot(?:e|ed|es|ing)\b[^.;,]{0,30}?\b(?:(?P<against>against(?! \d))|(?P<favour>in favou?r|for))\b"
)


def _votes(p: Side, c: Side) -> Iterator[Change]:
    """'Voted against' beside 'voted in favour'."""
    found = [_VOTED.search(its.text) for its in (p, c)]
    if found[0] and found[1] and found[0].lastgroup != found[1].lastgroup and not _negated(p) + _negated(c):
        yield _change("negation", p, found[0].span(), c, found[1].span())


def hinges(p: Side, c: Side) -> Iterator[Change]:
    """Of two sentences that answer to each other."""
    yield from turnabouts(p, c)
    for detector in (
        _bounds,
        _times,
        _per,
        _shares,
        _places,
        _scopes,
        _votes,
        _conditions,
        _opposed,
    ):
        yield from detector(p, c)
