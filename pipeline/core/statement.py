"""A sentence read once for comparison: what it is about, what it counts, when, and how it is meant."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.core.cue import Cue, cues, entries
from pipeline.core.edit import Token, tokens
from pipeline.core.name import Name, name_words, names
from pipeline.core.quotation import quotations
from pipeline.core.stem import is_content, stem
from pipeline.core.text import fold
from pipeline.core.value import Value, values

_REACH = 6  # tokens either side that belong to a value or a cue: a short clause
_RECORD = 9  # what a record is told of: "the first feature film ever shot in ..."
_HEAD = 4  # content words at the front of a sentence that hold its subject
_CLOSES = frozenset(",;:.—()")
_AHEAD = frozenset(
    {
        "will",
        "shall",
        "would",
        "due",
        "next",
        "plan",
        "plans",
        "planned",
        "expected",
        "set",
        "scheduled",
        "aims",
        "hopes",
    }
)
_BEHIND = frozenset({"was", "were", "had", "has", "have", "did", "been", "ago", "last"})
_REACHED = frozenset({"has", "have", "had", "was", "were", "is"})
_NOT = frozenset({"not", "never", "no", "nobody", "neither", "nor", "without"})
_PENDING = frozenset(
    {
        "cannot",
        "could",
        "may",
        "might",
        "yet",
        "unless",
        "until",
        "unlikely",
        "will",
        "would",
        "expected",
        "hopes",
        "can",
        "if",
    }
)
_TITLE = re.compile(r"[\"“][A-Z0-9][^\"”“]{1,60}?[,.]?[\"”](?=[,.;]?(?:\s|$))")
# "The first weekend", "the first 18 dates": an order, no record.
_ORDER = re.compile(
    r"\s+(?:\d+|weekends?|weeks?|years?|days?|months?|hours?|half|quarter|few|two|three|four|five|ten)\b"
)
FAILED = re.compile(
    r"\bnever\s+(?:(?:fully|really|quite|actually)\s+)?(?:material|happen|came|made it|took off|took place|got off)"
)
_FIRST_EVER = re.compile(r"\bfirst-ever\b", re.IGNORECASE)
# "Calloway, 29", "Farrow (61)", "Calloway, who turned 30", 'Sandoval ("Ninth Orbit") is 81'.
_AGED = re.compile(r"(?:\s\([^)]*\))?(?:,\s|\s\(|(?:,\swho)?\s(?:is|turned|turns)\s(?:now\s)?)(?:aged\s)?")
_PRONOUNS = frozenset({"he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their"})
# Stages before anything is settled.
EARLY = frozenset({"plan", "talk", "consider", "pend", "file", "nominate", "strikevote", "forsale", "question"})


class Fact(NamedTuple):
    """A value with the terms of its clause, the ones just before and just behind it, and the name it follows."""

    value: Value
    folded: str
    near: frozenset[str]
    before: frozenset[str]
    behind: frozenset[str]
    bearer: frozenset[str]


class Statement(NamedTuple):
    """`terms`: stems of content words, synonyms folded; `denied`, `ranked`: the terms in the reach of a negation or a
    superlative; `stages`: labels of status cues; `beside`: words of names next to a
    role; `done`, `open`: the stages told as reached and as still to come; `titles`: quoted titles in a row;
    `failed`: what it tells of never came about; `disclaimed`: denials that somebody utters."""

    text: str
    tokens: tuple[str, ...]
    words: frozenset[str]
    terms: frozenset[str]
    head: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    name_words: frozenset[str]
    facts: tuple[Fact, ...]
    denials: int
    denied: frozenset[str]
    ranks: frozenset[str]
    ranked: frozenset[str]
    stages: frozenset[str]
    hedges: int
    conditions: int
    reports: int
    quotes: int
    updates: int
    ahead: bool
    behind: bool
    pronoun: bool
    roles: frozenset[str]
    beside: frozenset[str]
    done: frozenset[str]
    open: frozenset[str]
    titles: int
    failed: bool
    disclaimed: int


@cache
def _synonyms() -> dict[str, str]:
    return {stem(word): stem(line.split()[0]) for line in entries("synonym") for word in line.split()}


@cache
def _updates() -> frozenset[str]:
    return frozenset(entries("update"))


@cache
def _roles() -> frozenset[str]:
    return frozenset(entries("role"))


@lru_cache(maxsize=1 << 16)
def term(word: str) -> str:
    """The stem of a folded word, one for all its synonyms; '' for a particle."""
    if not is_content(word):
        return ""
    found = stem(word)
    return _synonyms().get(found, found)


def _clause(text: str, its: Sequence[Token], first: int, last: int, reach: int = _REACH) -> tuple[int, int]:
    """The tokens around first to last that no comma or stop parts from them."""
    low, high = first, last
    while low > max(0, first - reach) and not _CLOSES & set(text[its[low - 1].end : its[low].start]):
        low -= 1
    while high < min(len(its), last + reach) and not _CLOSES & set(text[its[high - 1].end : its[high].start]):
        high += 1
    return low, high


def _place(its: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The range of the tokens that overlap the span."""
    inside = [i for i, t in enumerate(its) if t.start < end and start < t.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 1)


def _terms(its: Iterable[Token]) -> frozenset[str]:
    return frozenset(found for t in its if (found := term(t.word)) and not found[0].isdigit())


def _fact(text: str, its: Sequence[Token], value: Value, known: Sequence[Name]) -> Fact:
    first, last = _place(its, value.start, value.end)
    low, high = _clause(text, its, first, last)
    nearest = [n for n in known if n.end <= value.start][-1:]
    if value.dimension == "age":
        nearest = [n for n in nearest if _AGED.fullmatch(text, n.end, value.start)]
    else:
        nearest = nearest or [n for n in known if n.start >= value.end][:1]
    bearer = frozenset(w for n in nearest for w in name_words(n.text))
    before, behind = _terms(its[low:first]), _terms(its[last:high])
    return Fact(
        value,
        fold(value.text),
        before | behind,
        _terms(its[max(low, first - 3) : first]),
        _terms(its[last : last + 3]),
        bearer,
    )


def _reached(text: str, its: Sequence[Token], found: Sequence[Cue], reach: int = _REACH) -> frozenset[str]:
    """The terms behind the cues, up to the end of the clause."""
    out: set[str] = set()
    for cue in found:
        first, last = _place(its, cue.start, cue.end)
        out |= _terms(its[last : _clause(text, its, first, last, reach)[1]])
    return frozenset(out)


def _reached_stages(text: str, its: Sequence[Token], found: Sequence[Cue]) -> tuple[frozenset[str], frozenset[str]]:
    """Stages in a clause of the past, and in a clause with a word that leaves them open."""
    done, waiting = set(), set()
    for cue in found:
        if cue.kind == "status":
            low, high = _clause(text, its, *_place(its, cue.start, cue.end))
            words = {t.word for t in its[low:high]}
            if words & _PENDING:
                waiting.add(cue.label)
            elif words & _REACHED and not words & _NOT:
                done.add(cue.label)
    return frozenset(done), frozenset(waiting)


def _titles(text: str) -> int:
    """How many quoted titles a list has, 0 for less than three."""
    found = len(_TITLE.findall(text))
    return found if found >= 3 else 0


def _is_record(text: str, cue: Cue) -> bool:
    """No order ("the first weekend"), no part of a title."""
    word = cue.text.split()[-1]
    return _ORDER.match(text, cue.end) is None and not (word[0].isupper() and cue.start > 0)


def _beside(its: Sequence[Token], known: Sequence[Name]) -> frozenset[str]:
    """The words of the names that stand next to a role: "her sister, Constance"."""
    spans = [(t.start, t.end) for t in its if t.word in _roles()]
    return frozenset(
        w for n in known if any(0 <= n.start - end <= 2 or 0 <= start - n.end <= 4 for start, end in spans)
        for w in name_words(n.text)
    )  # fmt: skip


@lru_cache(maxsize=1 << 13)
def statement(text: str) -> Statement:
    its = tokens(text)
    words = tuple(t.word for t in its)
    known = names(text)
    found = cues(text)
    kinds = [cue.kind for cue in found]
    denials = [cue for cue in found if cue.kind in {"negation", "denial"}]
    tops = [cue for cue in found if cue.kind == "superlative" and _is_record(text, cue)]
    order = list(dict.fromkeys(t for w in words if (t := term(w))))
    tops += [Cue(m.start(), m.end(), m[0], "superlative", "first ever") for m in _FIRST_EVER.finditer(text)]
    spans = [v for v in values(text) if v.dimension != "quantifier"]
    parts = [n for n in (name_words(n.text) for n in known) if n]
    return Statement(
        text, words, frozenset(words), frozenset(order), frozenset(order[:_HEAD]), tuple(parts),
        frozenset(w for n in parts for w in n), tuple(_fact(text, its, v, known) for v in spans),
        len(denials), _reached(text, its, denials),
        frozenset(cue.label for cue in tops), _reached(text, its, tops, _RECORD),
        frozenset(cue.label for cue in found if cue.kind == "status"),
        kinds.count("hedge"), kinds.count("condition"), kinds.count("reporting"), len(quotations(text)),
        sum(1 for w in words if w in _updates()), bool(_AHEAD & set(words)), bool(_BEHIND & set(words)),
        words[:1] != () and words[0] in _PRONOUNS, frozenset(w for w in words if w in _roles()), _beside(its, known),
        *_reached_stages(text, its, found), _titles(text), FAILED.search(text) is not None, kinds.count("denial"),
    )  # fmt: skip
