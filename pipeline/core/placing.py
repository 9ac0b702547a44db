"""Two places of one ranking: the biggest and the second-biggest, the first time and the second, the only one and one
of a few."""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.core.equivalent import synonymous
from pipeline.core.evidence import Setting, mass
from pipeline.core.statement import Statement
from pipeline.core.stem import stem
from pipeline.core.tally import RARE

_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
}  # fmt: skip
_TOP = (
    r"biggest|largest|greatest|highest|lowest|longest|shortest|oldest|youngest|richest|fastest|costliest|smallest"
    r"|worst|best|most [a-z]+"
)
_ORDINAL = "|".join(_ORDINALS)
_PLACE = re.compile(
    rf"\b(?P<among>(?:one of|among) (?:[\w-]+ ){{0,3}})?(?:(?P<place>{_ORDINAL})[- ])?(?P<top>{_TOP})\b"
    rf"|\b(?:is|was|be|been|becomes|became)(?: only| just)? the (?P<order>{_ORDINAL})"
    r" (?:(?:of [^,;.]{3,40}? )?to (?:be )?(?P<deed>[a-z]{4,})(?P<of> [a-z]+)?"
    r"|(?P<noun>(?!half|place|weekend|week|day|year|quarter)[a-z]{4,}))\b"
)
_SCOPE = re.compile(r"\b(?:year|decade|century|history|ever|season|month|week|weekend|summer|since)\b")


def _scopes(text: str) -> frozenset[str]:
    """Of what time a ranking is."""
    return frozenset({"ever" if word == "history" else word for word in _SCOPE.findall(text.casefold())})


def _places(text: str) -> Iterator[tuple[str, int]]:
    """What is ranked, by its stem, and its place."""
    for found in _PLACE.finditer(text.casefold()):
        if found["order"]:
            yield stem(found["noun"] or found["deed"]) + (found["of"] or ""), _ORDINALS[found["order"]]
        elif not found["among"]:
            place = _ORDINALS[found["place"]] if found["place"] else 1
            yield stem(found["top"].removeprefix("most ")), place


def places(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """One thing in two places of a ranking, in sentences that else agree."""
    if not (a.ranks or b.ranks) or a.denials != b.denials:
        return 0.0
    if not s.aligned and mass(a.terms & b.terms, s.weight) < 2 * RARE:
        return 0.0
    ours, theirs = list(_places(a.text)), list(_places(b.text))
    for key, place in ours:
        others = {other for word, other in theirs if synonymous(key, word)}
        mine = {other for word, other in ours if synonymous(key, word)}
        if others and place not in others and mine.isdisjoint(others):
            of_one = not (_scopes(a.text) and _scopes(b.text)) or _scopes(a.text) & _scopes(b.text)
            return 3.0 if s.copied and of_one else 1.0
    return 0.0


# "The only photograph", not "the only second one" or "only the second".
_SOLE = re.compile(
    r"(?:\bthe|\bits|\bhis|\bher|\btheir|['’]s) (?:only|sole)\b(?! (?:second|third|other|two|three))"
    r" (?P<what>[a-z-]+(?: [a-z-]+)?)"
)
_OF_SOME = re.compile(
    r"\b(?:one of|among) (?:the |its |his |her |their )?(?:(?:very )?few|handful|several|some|many|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve|\d+) (?P<what>[a-z-]+(?: [a-z-]+)?)"
)
_FIRST = re.compile(r"(?:\b(?:the|its|his|her|their|a|very)|['’]s) first (?!and|or|to|of)")
_AGAIN = frozenset({"again", "another", "return", "returns", "returned", "second", "third", "repeat"})


_NTH = frozenset({"second", "third", "fourth", "fifth", "another"})


def soles(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """What is the only one, and one of a few; what is the first, and happens again."""
    if not (a.ranks or b.ranks) or not s.aligned or a.denials != b.denials:
        return 0.0
    for one, other in ((a, b), (b, a)):
        low, there = one.text.casefold(), other.text.casefold()
        sole, some = _SOLE.search(low), _OF_SOME.search(there)
        if sole and some and not _OF_SOME.search(low) and not _SOLE.search(there):
            alike = {stem(w) for w in sole["what"].split()} & {stem(w) for w in some["what"].split()}
            return 3.0 if s.copied and alike else 1.0
        if sole and _NTH & (other.words - one.words) and not _SOLE.search(there):
            return 1.0
        if _FIRST.search(low) and _AGAIN & (other.words - one.words) and not _FIRST.search(there):
            return 1.0
    return 0.0
