"""Where a matter stands: over or to come, settled or open, so or not so. Opposite standings of one matter clash."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.core.assertion import (
    CONDITIONAL,
    Assertion,
    Line,
    antecedent,
    bearer_at,
    bearer_behind,
    bearer_from,
    bearer_of,
    passage,
    scope_of,
)
from pipeline.core.cue import entries
from pipeline.core.text import words


class Standing(NamedTuple):
    """A pattern of words/standing.txt. `personal`: '@' said of the names before it, '!' of the name just before it, '>'
    of the one just behind it, or else of those before, '<' of whom its "his" or "her" stands for."""

    kind: str
    key: str
    pole: str
    personal: str
    trigger: frozenset[str]
    pattern: re.Pattern[str]


# One matter under several nouns.
_NOUN = {
    "programme": "show", "program": "show", "series": "show", "gig": "concert", "picture": "film", "movie": "film",
    "performance": "concert", "performances": "concert", "dates": "tour", "recital": "concert",
}  # fmt: skip
_MATTER = (
    "tour|concert|show|series|programme|program|festival|film|movie|picture|play|production|performance|premiere|gig"
    "|exhibition|musical|season|recital|wedding|ceremony"
)
_BODY = "council|authority|commission|parliament|board|committee|court|regulator|government|ministry|union|jury|studio"


@cache
def patterns() -> tuple[Standing, ...]:
    """Lines of kind, key, pole, mark where personal, triggers, pattern; {matter} and {body} stand for nouns."""
    out = []
    for row in entries("standing"):
        kind, key, pole, personal, trigger, pattern = row.split("\t")
        filled = pattern.replace("{matter}", f"(?P<matter>{_MATTER})").replace("{body}", f"(?P<body>{_BODY})")
        out.append(Standing(kind, key, pole, personal, frozenset(trigger.split()), re.compile(filled)))
    return tuple(out)


@cache
def _triggers() -> frozenset[str]:
    return frozenset(word for its in patterns() for word in its.trigger)


@cache
def _by_trigger() -> dict[str, tuple[int, ...]]:
    out: dict[str, list[int]] = {}
    for i, its in enumerate(patterns()):
        for word in its.trigger:
            out.setdefault(word, []).append(i)
    return {word: tuple(found) for word, found in out.items()}


def _key(its: Standing, found: re.Match[str]) -> str:
    matter = found.groupdict().get("matter")
    return f"{its.key}:{_NOUN.get(matter, matter)}" if matter else its.key


# Somebody else whose sister or husband it may be.
_ANOTHER = re.compile(
    r"\b(?:film|series|screen|plays?|played|role|character|heroine|hero|novel|book|story|mother|father|sister|brother"
    r"|daughter|son|wife|husband|aunt|uncle|neighbou?r|friend|queen|king|woman|man|girl|boy|as)\b"
)


def _bearer(mark: str, lines: Sequence[Line], i: int, found: re.Match[str]) -> frozenset[str]:
    """Of whom a pattern with that mark speaks."""
    text, start, end = lines[i].text, found.start(), found.end()
    if mark == "!":
        return bearer_at(text, start) or bearer_behind(lines[i], end)
    if mark == "<" and _ANOTHER.search(lines[i].low[:start]):
        return frozenset()
    if mark == "<":
        # "Maureen, her sister" is another's.
        own = frozenset() if bearer_at(text, start - 2) else bearer_of(lines, i, start)
        return own or antecedent(lines, i)
    done_to = bearer_from(text, end) if mark == ">" else frozenset()
    return done_to or bearer_of(lines, i, start + 1) or bearer_behind(lines[i], end)


def _asserted(its: Standing, lines: Sequence[Line], i: int) -> Assertion | None:
    found = its.pattern.search(lines[i].low)
    if found is None:
        return None
    value = 0.0 if its.pole == "-" else 1.0
    if its.personal:
        bearer = _bearer(its.personal, lines, i, found)
        if not bearer:
            return None
    else:
        body = found.groupdict().get("body")
        bearer = frozenset({body}) if body else frozenset()
    scope = scope_of(lines[i], words(found[0]))
    return Assertion(its.kind, _key(its, found), bearer, value, value, its.pole, scope, i)


@lru_cache(maxsize=1 << 14)
def _met(its: Line) -> tuple[int, ...]:
    """The patterns that a sentence has, whoever they are told of."""
    by_trigger = _by_trigger()
    asked = sorted({k for word in its.words & _triggers() for k in by_trigger[word]})
    met = tuple(k for k in asked if patterns()[k].pattern.search(its.low))
    return () if met and CONDITIONAL.search(its.low) else met


def _of(lines: Sequence[Line], i: int) -> Iterator[Assertion]:
    """ "Guilty of assault, cleared of theft": of a matter that one sentence tells both ways nothing."""
    met = [patterns()[k] for k in _met(lines[i])]
    poles: dict[str, set[str]] = {}
    for its in met:
        poles.setdefault(its.key, set()).add(its.pole)
    for its in met:
        found = _asserted(its, lines, i) if len(poles[its.key]) == 1 else None
        if found:
            yield found


# Copies share most of their passages.
@lru_cache(maxsize=1 << 14)
def _at_end(passage: tuple[Line, ...]) -> tuple[Assertion, ...]:
    return tuple(_of(passage, len(passage) - 1))


def standings(lines: Sequence[Line]) -> Iterator[Assertion]:
    triggers = _triggers()
    for i, its in enumerate(lines):
        if not its.words.isdisjoint(triggers) and _met(its):
            for asserted in _at_end(passage(lines, i)):
                yield asserted._replace(line=i)
