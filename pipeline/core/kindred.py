"""Who stands beside whom: one wife under two names, one speaker of two for the same words."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from pipeline.core.assertion import Clash, Line, antecedent, bearers_before
from pipeline.core.cue import entries
from pipeline.core.name import is_organisation, name_words
from pipeline.core.quotation import Quotation, quotations
from pipeline.core.text import words

_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_BESIDE = re.compile(
    rf"\b(?:[Hh]is|[Hh]er) (?P<role>wife|husband|mother|father|fianc[eé]e?|widow|agent|manager|publisher"
    rf"|lawyer),? (?P<who>{_NAME})"
)
_TRIGGER = frozenset(
    {
        "wife",
        "husband",
        "mother",
        "father",
        "fiancé",
        "fiancée",
        "fiance",
        "fiancee",
        "widow",
        "agent",
        "manager",
        "publisher",
        "lawyer",
    }
)
_FORMER = frozenset({"first", "second", "third", "former", "ex", "late", "new", "then", "previous", "another"})
_SAID = r"(?:said|says|added|recalled|explained|told|put it)"
_SPEAKER = re.compile(rf"{_SAID} (?:the [a-z ]{{3,30}},? )?(?P<a>{_NAME})|(?P<b>{_NAME}),? (?:[a-z ,]{{0,20}})?{_SAID}")
_LONG = 5  # words; shorter sayings are common


def _couples(lines: Sequence[Line]) -> Iterator[Clash]:
    seen: list[tuple[int, str, frozenset[str], frozenset[str]]] = []
    for i, its in enumerate(lines):
        if its.words & _TRIGGER and not its.words & _FORMER:
            for found in _BESIDE.finditer(its.text):
                who = frozenset(name_words(found["who"]))
                seen.append((i, found["role"], who, bearers_before(its.text, found.start()) or antecedent(lines, i)))
    beside = frozenset(w for _, _, who, _ in seen for w in who)
    for n, (i, role, who, whose) in enumerate(seen):
        for j, role_2, who_2, whose_2 in seen[n + 1 :]:
            one, other = whose - beside, whose_2 - beside
            if i != j and role == role_2 and not who & who_2 and (one & other or not (one and other)):
                yield Clash(i, j, "name")


def _speakers(lines: Sequence[Line]) -> Iterator[Clash]:
    heard: dict[tuple[str, ...], list[tuple[int, Quotation]]] = {}
    for i, its in enumerate(lines):
        for quote in quotations(its.text) if '"' in its.text or "“" in its.text else ():
            heard.setdefault(tuple(words(quote.text)), []).append((i, quote))
    for said, places in heard.items():
        if len(said) >= _LONG and len(places) > 1:
            yield from _two_speakers([(i, who) for i, quote in places for who in _speaker(lines[i].text, quote)])


def _speaker(text: str, quote: Quotation) -> tuple[str, ...]:
    """The surname of who says so, if that is told."""
    found = _SPEAKER.search(text[: quote.start] + " " + text[quote.end :])
    return name_words(found["a"] or found["b"])[-1:] if found else ()


def _two_speakers(told: Sequence[tuple[int, str]]) -> Iterator[Clash]:
    for i, who in told[1:]:
        if i != told[0][0] and who != told[0][1]:
            yield Clash(told[0][0], i, "attribution")


FULL = re.compile(r"(?<![A-Z])\b(?P<first>[A-Z][\w’'-]{2,}) (?P<last>[A-Z][\w’'-]+)\b(?! [A-Z])")
_TITLES = frozenset(
    {
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Dr",
        "Sir",
        "Dame",
        "Lord",
        "Lady",
        "Judge",
        "Saint",
        "President",
        "The",
        "State",
        "Brand",
    }
)
_INWARD = re.compile(r"(?:^|[.!?:;\"“”‘(\[-]|\b[A-Z][\w.’'-]*),?\s*$")


def _is_person(found: re.Match[str], its: Line) -> bool:
    """A first and a last name, behind a small word or an office: other capitals prove nothing."""
    before, first = its.text[: found.start()], found["first"]
    office = before.split()[-1].casefold() in _offices() if before.split() else False
    return (
        first not in _TITLES
        and not is_organisation(found["last"])
        and first.casefold() not in _offices()
        and (office or not _INWARD.search(before))
    )


def _namesakes(lines: Sequence[Line]) -> Iterator[Clash]:
    """One office and one surname under two first names, in sentences that tell of no family."""
    seen: dict[str, list[tuple[int, re.Match[str]]]] = {}
    for i, its in enumerate(lines):
        for found in FULL.finditer(its.text):
            last = found["last"].removesuffix("'s").removesuffix("’s")
            seen.setdefault(last, []).append((i, found))
    for last, told in sorted(seen.items()):
        if len({found["first"] for _, found in told}) > 1:
            yield from _namesake(last, [(i, found) for i, found in told if _is_person(found, lines[i])], lines)


def _namesake(last: str, told: Sequence[tuple[int, re.Match[str]]], lines: Sequence[Line]) -> Iterator[Clash]:
    """`last`: the surname of all whom `told` names."""
    for (i, one), (j, other) in combinations(told, 2):
        first, second = one["first"], other["first"]
        strange = first != second and not first.startswith(second[:3]) and not second.startswith(first[:3])
        if i == j or not strange or (lines[i].words | lines[j].words) & _FAMILY:
            continue
        if _offices_at(one, lines[i]) & _offices_at(other, lines[j]) or _is_one(last, first, second, lines):
            yield Clash(i, j, "name")


def _offices_at(found: re.Match[str], its: Line) -> frozenset[str]:
    return _offices() & frozenset(words(its.low[max(0, found.start() - 16) : found.end() + 24]))


@cache
def _offices() -> frozenset[str]:
    return frozenset(entries("role")) - _FAMILY


def _is_one(last: str, first: str, second: str, lines: Sequence[Line]) -> bool:
    """Whether the surname stands alone, as of one person, and neither first name does."""
    if any(its.words & _FAMILY for its in lines):
        return False
    text = " ".join(its.text for its in lines)
    alone = re.search(rf"(?<![A-Z][\w’'] )(?:^|[.!?”\"] |[a-z,] ){re.escape(last)}\b(?! [A-Z])", text)
    called = re.search(rf"\b(?:{re.escape(first)}|{re.escape(second)})\b(?! [A-Z])", text)
    return alone is not None and called is None


_FAMILY = frozenset(
    {"brother", "sister", "father", "mother", "son", "daughter", "uncle", "aunt", "cousin", "husband", "wife", "widow",
     "brothers", "sisters", "parents", "twins", "twin", "family", "siblings", "niece", "nephew", "married", "late",
     "child", "kids", "children"}
)  # fmt: skip


_FROM = re.compile(
    r"\b(?P<verb>formed|born|founded|buried|raised|entirely (?:filmed|shot|recorded)|(?:filmed|shot"
    r"|recorded) entirely) (?:[a-z]+ )?in (?P<where>[A-Z][\w-]+)"
)
_SAME_PLACE = frozenset({"formed", "founded", "buried"})


def _places(lines: Sequence[Line]) -> Iterator[Clash]:
    """One band formed in two towns."""
    seen = [
        (i, f["verb"], f["where"])
        for i, its in enumerate(lines)
        if its.words & _SAME_PLACE
        for f in _FROM.finditer(its.text)
    ]
    for n, (i, verb, where) in enumerate(seen):
        for j, verb_2, where_2 in seen[n + 1 :]:
            if i != j and verb == verb_2 and where != where_2 and not where.isdigit():
                yield Clash(i, j, "name")


def kindreds(lines: Sequence[Line]) -> list[Clash]:
    return [*_couples(lines), *_speakers(lines), *_namesakes(lines), *_places(lines)]
