"""What a person's life holds once: an office taken up, a first meeting, a husband or wife."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.core.assertion import Assertion, Line, antecedent, bearer_of, bearers_before
from pipeline.core.attribute import NUMBER
from pipeline.core.numeral import amount_of

_LED = r"(?:run|led|headed|managed|directed|chaired|edited|hosted|presented|owned|conducted)"
_TENURE = re.compile(rf"\b(?:has|have) {_LED}\b[^.;]{{0,40}}? for (?:the (?:past|last) )?(?P<n>{NUMBER}) years\b")
_TOOK = re.compile(
    r"\b(?:took over|took charge|took the (?:helm|reins)|was (?:appointed|put in charge)|became (?:its |the )?"
    r"(?:head|chief|director|chair|chairman|chairwoman|editor|host|manager|owner|president))\b[^.;]{0,40}? in "
    r"(?P<y>(?:19|20)\d\d)\b"
)
_MET = re.compile(
    r"\b(?:first )?(?:met|was introduced to|were introduced|set eyes on|got to know)\b[^.;]{0,45}?\b(?:in|of) "
    r"(?P<y>(?:19|20)\d\d)\b"
)
_SPOUSE = re.compile(
    r"\b(?:his|her) (?P<kin>wife|husband|fiancée|fiance|fiancé|widow),? (?:[a-z-]+ ){0,2}(?P<n>[A-Z][a-zà-ÿ]{2,})\b"
    r"|(?P<m>[A-Z][a-zà-ÿ]{2,}),? to whom (?:he|she) (?:is|was|has been) married"
)
_FORMER = frozenset(
    {"former", "first", "second", "third", "late", "ex-wife", "ex-husband", "divorced", "estranged", "role"}
)
_AT_AGE = re.compile(r"\bat (?P<n>[2-9]\d), (?:he|she) (?:is|says|has|remains|still|said)\b")
_LETTERS = 3  # of a first name: a short form begins alike


def _spelt(name: str) -> float:
    """A first name as a number, short forms as the long one."""
    return float(int.from_bytes(name.casefold()[:_LETTERS].encode(), "big"))


def _person(lines: Sequence[Line], i: int, end: int) -> frozenset[str]:
    return bearer_of(lines, i, end) or antecedent(lines, i)


def _careers(lines: Sequence[Line], i: int, today: date) -> Iterator[Assertion]:
    low = lines[i].low
    led, took = _TENURE.search(low), _TOOK.search(low)
    for found, begun in (
        (led, today.year - amount_of(led["n"]) if led else 0.0),
        (took, float(took["y"]) if took else 0.0),
    ):
        if found:
            bearer = _person(lines, i, found.start() + 1)
            if bearer:
                slack = 1.0 if found is led else 0.0
                yield Assertion(
                    "number", "tenure", bearer, begun - slack, begun + slack, "led" if slack else "took", line=i
                )


def _meetings(lines: Sequence[Line], i: int) -> Iterator[Assertion]:
    met = _MET.search(lines[i].low)
    if met:
        named = bearers_before(lines[i].text, len(lines[i].text)) or antecedent(lines, i)
        yield Assertion("date", "met", named, float(met["y"]), float(met["y"]), line=i)


def _spouses(lines: Sequence[Line], i: int) -> Iterator[Assertion]:
    its = lines[i]
    found = None if its.words & _FORMER else _SPOUSE.search(its.text)
    if found:
        bearer = _person(lines, i, found.start() + 1)
        name = found["n"] or found["m"]
        if bearer and name.casefold() not in bearer:
            value = _spelt(name)
            yield Assertion("name", f"spouse:{found['kin'] or 'wife'}", bearer, value, value, line=i)


def _ages(lines: Sequence[Line], i: int) -> Iterator[Assertion]:
    found = _AT_AGE.search(lines[i].low)
    bearer = antecedent(lines, i) if found else frozenset()
    if found and bearer:
        age = float(found["n"])
        yield Assertion("number", "age", bearer, age, age, line=i)


def biographies(lines: Sequence[Line], today: date | None) -> Iterator[Assertion]:
    for i, its in enumerate(lines):
        if its.words & {"met", "introduced", "eyes", "know"}:
            yield from _meetings(lines, i)
        if its.words & {"wife", "husband", "fiancée", "fiance", "fiancé", "widow", "married"}:
            yield from _spouses(lines, i)
        if today and its.words & {"took", "appointed", "became", "years", "charge"}:
            yield from _careers(lines, i, today)
        if "at" in its.words and its.words & {"he", "she"}:
            yield from _ages(lines, i)
