"""Two places of one ranking: the biggest and the second-biggest, the first time and the second."""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.core.equivalent import synonymous
from pipeline.core.evidence import Setting, mass
from pipeline.core.statement import Statement
from pipeline.core.stem import stem
from pipeline.core.tally import RARE

_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_TOP = (
    r"biggest|largest|greatest|highest|lowest|longest|shortest|oldest|youngest|richest|fastest|costliest|smallest"
    r"|worst|best|most [a-z]+"
)
_ORDINAL = "|".join(_ORDINALS)
_PLACE = re.compile(
    rf"\b(?P<among>(?:one of|among) (?:[\w-]+ ){{0,3}})?(?:(?P<place>{_ORDINAL})[- ])?(?P<top>{_TOP})\b"
    rf"|\b(?:is|was|be|been|becomes|became)(?: only| just)? the (?P<order>{_ORDINAL})"
    r" (?P<noun>(?!half|place|weekend|week|day|year|quarter)[a-z]{4,})\b"
)
_SCOPE = re.compile(r"\b(?:year|decade|century|history|ever|season|month|week|weekend|summer|since)\b")


def _scopes(text: str) -> frozenset[str]:
    """Of what time a ranking is."""
    return frozenset({"ever" if word == "history" else word for word in _SCOPE.findall(text.casefold())})


def _places(text: str) -> Iterator[tuple[str, int]]:
    """What is ranked, by its stem, and its place."""
    for found in _PLACE.finditer(text.casefold()):
        if found["noun"]:
            yield stem(found["noun"]), _ORDINALS.index(found["order"]) + 1
        elif not found["among"]:
            place = _ORDINALS.index(found["place"]) + 1 if found["place"] else 1
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
