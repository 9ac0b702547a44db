"""Who stands beside whom: one wife under two names, one speaker of two for the same words."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.core.assertion import Clash, Line, antecedent, bearers_before
from pipeline.core.cue import entries
from pipeline.core.name import is_organisation, name_words
from pipeline.core.quotation import quotations
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
    said: dict[tuple[str, ...], tuple[int, str]] = {}
    for i, its in enumerate(lines):
        if '"' not in its.text and "“" not in its.text:
            continue
        for quote in quotations(its.text):
            key = tuple(words(quote.text))
            rest = its.text[: quote.start] + " " + its.text[quote.end :]
            found = _SPEAKER.search(rest) if len(key) >= _LONG else None
            if found:
                who = name_words(found["a"] or found["b"])[-1:]
                first = said.setdefault(key, (i, who[0])) if who else None
                if first and first[0] != i and first[1] != who[0]:
                    yield Clash(first[0], i, "attribution")


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
    seen: dict[str, list[tuple[int, str, frozenset[str]]]] = {}
    for i, its in enumerate(lines):
        for found in FULL.finditer(its.text):
            if _is_person(found, its):
                near = its.low[max(0, found.start() - 16) : found.end() + 24]
                offices = frozenset(w for w in words(near) if w in _offices())
                last = found["last"].removesuffix("'s").removesuffix("’s")
                seen.setdefault(last, []).append((i, found["first"], offices))
    for _, told in sorted(seen.items()):
        for n, (i, first, office) in enumerate(told):
            for j, first_2, office_2 in told[n + 1 :]:
                strange = first != first_2 and not first.startswith(first_2[:3]) and not first_2.startswith(first[:3])
                if i == j or not strange or (lines[i].words | lines[j].words) & _FAMILY:
                    continue
                if office & office_2 or _is_one(last, first, first_2, lines):
                    yield Clash(i, j, "name")


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
