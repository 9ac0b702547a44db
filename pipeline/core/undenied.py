"""Denials that another construction says without one: 'not before', 'if not', 'probably not', 'not counting'."""

import re
from collections.abc import Iterator, Sequence

from pipeline.core.breath import behind, clause, first_told, told
from pipeline.core.cue import Cue
from pipeline.core.edit import Token
from pipeline.core.side import Side
from pipeline.core.stem import content, is_content
from pipeline.core.value import values

_UNTIL = frozenset({"before", "until", "till"})
_WHEN = frozenset({"in", "on", "after", "from", "at", "when", "once", "by", "then"})
_WITHIN = 9  # words behind the denial
_BESIDE = 6  # words around "only in" and "at the earliest"
_THAT = frozenset({"that", "which", "who", "whose", "whom", "where"})
_NEAR = 24  # characters


def _only_then(its: Side) -> Iterator[set[str]]:
    """What is told beside 'only in' and 'at the earliest'."""
    words = [t.word for t in its.tokens]
    for i, word in enumerate(words):
        if word == "only" and _WHEN & set(words[i + 1 : i + 2]):
            yield set(told(its.tokens[i + 1 : i + 1 + _BESIDE]))
        if word == "earliest":
            yield set(told(its.tokens[max(i - _BESIDE, 0) : i + _BESIDE]))


def not_before(its: Side, other: Side) -> list[Cue]:
    """'Not before the summer' beside 'in the summer at the earliest'."""
    then = list(_only_then(other))
    out = []
    for cue in its.cues if then else ():
        words = behind(its, cue)[:_WITHIN]
        i = next((i for i, t in enumerate(words) if t.word in _UNTIL or t.word in _THAT), len(words))
        time = set(told(words[i + 1 : i + 5]))
        if cue.kind == "negation" and i < len(words) and words[i].word in _UNTIL and any(time & t for t in then):
            out.append(cue)
    return out


# "Not counting marketing", "before marketing".
_COUNTED = frozenset({"counting", "including", "inclusive"})
_ASIDE = frozenset({"before", "excluding", "without", "exclusive", "besides", "apart", "aside", "excludes", "excluded"})


def set_aside(its: Side, other: Side) -> list[Cue]:
    """'Not counting marketing' beside 'before marketing'."""
    words = [t.word for t in other.tokens]
    aside = {behind_it for word, behind_it in zip(words, words[1:], strict=False) if word in _ASIDE}
    out = []
    for cue in its.cues if aside else ():
        ahead = [t.word for t in behind(its, cue)[:2]]
        if cue.kind == "negation" and len(ahead) > 1 and ahead[0] in _COUNTED and ahead[1] in aside:
            out.append(cue)
    return out


def unless(its: Side, other: Side) -> list[Cue]:
    """'If it is not paid' beside 'unless it is paid'."""
    here, there = ({t.word: t.start for t in x.tokens} for x in (its, other))
    if "if" not in here or "unless" in here or "unless" not in there:
        return []
    return [cue for cue in its.cues if cue.kind == "negation" and cue.start > here["if"]][:1]


_PROBABLE = frozenset({"probably", "likely", "probable", "probability", "likelihood"})
_IMPROBABLE = frozenset({"unlikely", "improbable", "doubtful"})
_INSTEAD = frozenset({("rather", "than"), ("instead", "of")})


def improbable(its: Side, other: Side) -> list[Cue]:
    """'Was probably not' beside 'was unlikely to be'."""
    here, there = ({t.word for t in x.tokens} for x in (its, other))
    if not (_PROBABLE & here and _IMPROBABLE & there - here):
        return []
    near = [t.start for t in its.tokens if t.word in _PROBABLE]
    return [c for c in its.cues if c.kind == "negation" and any(abs(c.start - at) <= _NEAR for at in near)]


def instead(its: Side, other: Side) -> list[Cue]:
    """'Not the master' beside 'rather than the master'."""
    pairs = zip(other.tokens, other.tokens[1:], strict=False)
    ahead = [i for i, (t, following) in enumerate(pairs) if (t.word, following.word) in _INSTEAD]
    named = {word for i in ahead for word in told(other.tokens[i + 2 : i + 6])}
    negations = [cue for cue in its.cues if cue.kind == "negation"] if named else []
    return [cue for cue in negations if first_told(behind(its, cue)) in named]


def last_time(its: Side, other: Side) -> list[Cue]:
    """'Would never play there again' beside 'had played there for the last time'."""
    here, there = ([t.word for t in x.tokens] for x in (its, other))
    final = any(x in {"last", "final"} and y == "time" for x, y in zip(there, there[1:], strict=False))
    if "again" not in here or "again" in there or not final:
        return []
    return [cue for cue in its.cues if cue.label in {"never", "not"}][:1]


_SINCE = re.compile(
    r"\b(?:it (?:is|was|has been|had been)|it['’]s(?: been)?) (?P<time>(?:\w+ ){1,4}?)since\b(?P<what>[^.;]*)",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(?:for|in) (?P<time>(?:\w+ ){0,3}\w+)", re.IGNORECASE)


def _times(text: str) -> set[tuple[str, float]]:
    return {(v.unit, v.amount) for v in values(text) if v.dimension == "duration"}


def long_since(its: Side, other: Side) -> list[Cue]:
    """'Had recalled nothing for nine years' beside 'it is nine years since they recalled anything'."""
    since = _SINCE.search(other.text)
    if since is None or _SINCE.search(its.text):
        return []
    for_so_long = any(_times(found["time"]) & _times(since["time"]) for found in _FOR.finditer(its.text))
    there = set(content(since["what"]))
    near = [cue for cue in its.cues if cue.kind == "negation" and there & set(told(clause(its, cue.start)))]
    return near[:1] if for_so_long else []


def denied_and_gone(lost: Sequence[Cue], gone: Sequence[Token]) -> bool:
    """Whether a denial was cut together with what it denies: 'without admitting liability'."""
    ends = [cue.end for cue in lost if cue.kind == "negation"]
    return any(t.start >= end and is_content(t.word) for end in ends for t in gone)


def built_otherwise(its: Side, other: Side) -> list[Cue]:
    """The denials here that the other side puts into another construction."""
    found = (not_before, set_aside, unless, improbable, instead, last_time, long_since)
    return [cue for built in found for cue in built(its, other)]
