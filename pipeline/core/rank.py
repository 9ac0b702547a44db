"""Firsts that have a forerunner, prizes never won that stand on the shelf, things done once that were done twice."""

import re
from collections.abc import Iterator, Sequence

from pipeline.core.assertion import Clash, Line, bearer_of, bearers_before
from pipeline.core.stem import is_content, stem
from pipeline.core.text import words

_WORK = (
    "novel|book|film|movie|play|album|single|tour|series|concert|exhibition|opera|musical|marriage|win|victory|award|prize"
    "|nomination|role|collection|documentary|comedy|drama|record|show|song"
)
_FIRST = re.compile(
    rf"\b(?:first|debut|only) (?P<adjective>[a-z-]+ )?(?P<work>{_WORK})\b(?! (?:in|since|for|of the|to|this|week))"
)
_BEFORE = re.compile(rf"\b(?:previous|earlier|last|second|third) (?P<adjective>[a-z-]+ )?(?P<work>{_WORK})s?\b")
_NEVER = re.compile(
    r"\b(?:(?<!had )never (?:won|received|been awarded)|(?:has |had )yet to (?:win|receive)) (?:a|an"
    r"|the) (?P<prize>[a-z][\w' -]+?)(?:[.,;]|$| in | for | and | but )"
)
_WON = re.compile(r"\b(?:won|winning|winner|received|accepted|keeps|collected|award(?:ed)?)\b")
_SOLE = re.compile(
    r"\bthe only (?P<who>woman|man|actor|actress|singer|writer|author|director|band|film|book|person|american|briton"
    r"|composer)\b[^.;]{0,30}?\b(?:ever )?(?:to have |to |who has |that has )(?:ever )?(?P<deed>won|win|played|sung"
    r"|directed|received|survived|refused)"
)
_ANOTHER = re.compile(r"\banother (?P<who>[a-z]+)\b|\balso (?:won|played|sang|directed|received|survived|refused)\b")
_NONE_BEFORE = re.compile(
    r"\bthe first (?P<a>woman|man|american|band|girl|boy|african|asian) (?:ever )?to (?P<v>[a-z]+)"
    r"|\bno (?P<b>woman|man|band|girl|boy|american) (?:had|has) (?:ever )?(?P<w>[a-z]+)"
)
_PLURAL = {"women": "woman", "men": "man", "bands": "band", "girls": "girl", "boys": "boy", "americans": "american"}
_EARLIER = re.compile(
    r"\b(?:another |a |two |three |several |other )(?P<who>wom[ae]n|m[ae]n|bands?|girls?|boys?|americans?) (?:had "
    r"|have )?(?P<v>[a-z]+)\b"
)
_PAST = re.compile(r"\bin (?:the )?(?:1[89]|20)\d\d|\bbefore (?:her|him|that)|\byears (?:ago|earlier|before)")
_NOT_THIS = frozenset({"co-written", "co-author", "unfinished", "unpublished"})


def _terms(its: Line) -> frozenset[str]:
    return frozenset(stem(w) for w in its.words if is_content(w))


def _shared_bearer(lines: Sequence[Line], i: int, j: int) -> bool:
    x = bearers_before(lines[i].text, len(lines[i].text))
    y = bearers_before(lines[j].text, len(lines[j].text)) or bearer_of(lines, j, len(lines[j].low))
    return bool(x & y)


def _forerunners(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    firsts = [(i, f) for i, its in enumerate(lines) if its.words & _ONE for f in _FIRST.finditer(its.low)]
    for i, first in firsts:
        for j, its in enumerate(lines):
            older = _BEFORE.search(its.low) if i != j and its.words & _OLD else None
            if older and older["work"] == first["work"] and _shared_bearer(lines, i, j):
                same = (first["adjective"] or "") == (older["adjective"] or "") or not (
                    first["adjective"] and older["adjective"]
                )
                second = older[0].startswith(("second", "third"))
                if same and not second and not its.words & _NOT_THIS:
                    yield i, j


def _prizes(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    for i, one in enumerate(lines):
        never = _NEVER.search(one.low) if one.words & {"never", "yet"} else None
        if never:
            prize = frozenset(w for w in words(never["prize"]) if is_content(w))
            for j, other in enumerate(lines):
                if i != j and prize and prize <= other.words and _WON.search(other.low) and "never" not in other.words:
                    who = bearer_of(lines, j, other.low.find(min(prize))) - prize
                    if not who or who & {*bearer_of(lines, i, never.start() + 1), "he", "she", "it", "they"}:
                        yield i, j


def _others(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    for i, one in enumerate(lines):
        sole = _SOLE.search(one.low) if "only" in one.words else None
        if sole:
            for j, other in enumerate(lines):
                second = _ANOTHER.search(other.low) if i != j and other.words & {"another", "also"} else None
                if second and (second["who"] in {None, sole["who"]}) and len(_terms(one) & _terms(other)) >= 1:
                    yield i, j


def _pioneers(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The first woman to do what women did before."""
    for i, one in enumerate(lines):
        first = _NONE_BEFORE.search(one.low) if one.words & {"first", "no"} else None
        if first:
            who, deed = first["a"] or first["b"], stem(first["v"] or first["w"])
            for j, other in enumerate(lines):
                found = _EARLIER.search(other.low) if i != j and _PAST.search(other.low) else None
                if found and _PLURAL.get(found["who"], found["who"]) == who and stem(found["v"]) == deed:
                    yield i, j


_ONE = frozenset({"first", "debut", "only"})
_OLD = frozenset({"previous", "earlier", "last"})


_DETECTORS = (
    ("forerunner", "superlative", _forerunners), ("prize", "negation", _prizes), ("sole", "superlative", _others),
    ("pioneer", "superlative", _pioneers),
)  # fmt: skip


def ranks(lines: Sequence[Line]) -> list[Clash]:
    return [Clash(min(pair), max(pair), kind, rule) for rule, kind, detector in _DETECTORS for pair in detector(lines)]
