"""Two first names with one surname: two people, or one and a slip."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from typing import NamedTuple

from pipeline.core.assertion import Clash, Line
from pipeline.core.cue import entries
from pipeline.core.evidence import Setting, mass
from pipeline.core.name import is_country, is_organisation
from pipeline.core.statement import Statement
from pipeline.core.stem import is_content, stem
from pipeline.core.tally import RARE
from pipeline.core.text import fold, words

_KIN = frozenset(
    {"brother", "brothers", "sister", "sisters", "father", "mother", "son", "sons", "daughter", "daughters", "uncle",
     "aunt", "cousin", "cousins", "husband", "wife", "widow", "widower", "parents", "siblings", "twin", "twins",
     "couple", "family", "dynasty", "married", "nephew", "niece", "ex-wife", "ex-husband", "namesake", "relation",
     "related", "relatives", "grandson", "granddaughter", "grandfather", "grandmother", "stepson", "stepdaughter"}
)  # fmt: skip
_WED = frozenset({"marry", "divorce", "separate", "engage"})
# The capital first: where a pattern begins with a letter, the search leaps to the next.
_FULL = re.compile(r"(?P<first>[A-Z](?<![\w’'.-][A-Z])[\w’'-]{2,}) (?P<last>[A-Z][\w’'-]*[a-z])\b(?! [A-Z])")
_LONGER = re.compile(r"\b(?!(?:Officer|Inspector|Sergeant|Judge|Professor) )[A-Z][\w.’'-]* $")
# What somebody does, in front of the name.
_TRADE = re.compile(r"\b[a-z-]{2,}(?:er|or|ist|ian|eur|man|woman|naut|ress|chef) $")
_ROLE = re.compile(r"(?:[A-Za-z][a-z’'-]+ ){0,3}$")
_APPOSITION = re.compile(r", ((?:who|the|a|an|of) [^,.;]{3,70})")
_PLAYED = frozenset({"plays", "play", "played", "playing", "role", "stars"})
_MENTIONS = 12  # by first and last name that are held against each other
_AROUND = 9  # words either side of a name that tell who it is
_FEW = 3  # sentences of the article that tell the same at most
_SAYING = frozenset(
    {"said", "says", "told", "tells", "added", "asked", "mr", "ms", "mrs", "dr", "year", "years", "old"}
)
# What stands behind the name of a person, and what does not stand before it.
_PERSON = re.compile(r"(?:, (?:\d\d|who|the|a|an)\b| \(\d\d\)| (?:said|says|told|asked|added)\b)")
_AGED = re.compile(r",? \(?\d\d\b")  # who is introduced so the second time is another
_DETERMINED = re.compile(r"\b(?:the|a|an|this|that|these|those|some|several|three|two|no) $", re.IGNORECASE)
_BARE = 2  # times that the surname stands alone: nobody writes so of two people


@cache
def _titles() -> frozenset[str]:
    return frozenset(entries("title"))


@cache
def _opening() -> frozenset[str]:
    """Words that begin a sentence with a capital."""
    return frozenset(entries("opener"))


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """A name -> the names, long and short, that the same person may go by."""
    out: dict[str, frozenset[str]] = {}
    for row in entries("nickname"):
        group = frozenset(row.split())
        for name in group:
            out[name] = out.get(name, frozenset()) | group
    return out


def _one_person(x: str, y: str) -> bool:
    return x[:3] == y[:3] or y in _short_forms().get(x, frozenset())


def rivals(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Two first names with one surname; a title, an initial or a short form is no other first name."""
    if len(x) != 2 or len(y) != 2 or x[1] != y[1] or x[0] == y[0] or not _titles().isdisjoint((x[0], y[0])):
        return False
    return not is_organisation(x[1]) and len(x[0]) > 2 < len(y[0]) and not _one_person(x[0], y[0])


def first_names(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """One person with two first names. Who writes of two of one name calls neither by the surname alone, calls some by
    the first name, and does not tell the same of both. Two articles may each tell of one of two relatives: a hint."""
    if (a.roles | b.roles) & _KIN or (a.stages | b.stages) & _WED or s.aligned:
        return 0.0
    told = s.bearers_a | s.bearers_b
    act = (a.terms & b.terms) - a.name_words
    if len(act) < 2 or mass(act, s.weight) < 2 * RARE:
        return 0.0
    for x in a.names:
        for y in b.names:
            if rivals(x, y) and x not in b.names and y not in a.names and not {x[:1], y[:1]} & told:
                if not s.within:
                    return 1.0
                return 3.0 if (x[-1],) in told else 2.0
    return 0.0


class _Bearer(NamedTuple):
    """A mention in full, by folded names; `trade`: with what the person does in front of it; `person`: told as one;
    `aged`: introduced with an age; `called`: the stems of what the person is called beside the name."""

    line: int
    first: str
    trade: bool
    person: bool
    aged: bool
    called: frozenset[str]


def _called(before: str, behind: str) -> frozenset[str]:
    """ "Station officer Ann Holt", "Ann Holt, the woman behind the tides": not what she plays."""
    ahead, aside = _ROLE.search(before), _APPOSITION.match(behind)
    told = f"{ahead[0] if ahead else ''} {aside[1] if aside else ''}"
    found = words(told)
    return (
        frozenset() if _PLAYED & set(found) else frozenset(stem(w) for w in found if is_content(w) and w not in _SAYING)
    )


def _in_full(lines: Sequence[Line]) -> dict[str, list[_Bearer]]:
    """Surname -> those who are mentioned by it with one first name; surnames with several first names only."""
    met = [(i, m, fold(m["first"]), fold(m["last"])) for i, its in enumerate(lines) for m in _FULL.finditer(its.text)]
    several = Counter(last for _, last in {(first, last) for _, _, first, last in met})
    out: dict[str, list[_Bearer]] = {}
    for i, found, first, last in met:
        before = found.string[: found.start()]
        if several[last] > 1 and not _LONGER.search(before) and not _DETERMINED.search(before):
            trade = _TRADE.search(before) is not None
            person = trade or _PERSON.match(found.string, found.end()) is not None
            aged = _AGED.match(found.string, found.end()) is not None
            out.setdefault(last, []).append(
                _Bearer(i, first, trade, person, aged, _called(before, found.string[found.end() :]))
            )
    return out


def _alone(word: str, lines: Sequence[Line], first: int) -> int:
    """How many sentences from `first` on have a name without another before or behind it."""
    name = re.compile(rf"\b{re.escape(word[0].upper() + word[1:])}\b(?! [A-Z])")
    return sum(
        word in its.words and any(not _LONGER.search(its.text[: m.start()]) for m in name.finditer(its.text))
        for its in lines[first:]
    )


def _of_one(last: str, x: _Bearer, y: _Bearer, lines: Sequence[Line]) -> bool:
    """Whether all that is told of both speaks of one person."""
    if _alone(last, lines, y.line) < _BARE or _alone(last, lines[: y.line], x.line) < 1:
        return False
    return not (_alone(x.first, lines, 0) or _alone(y.first, lines, 0))


def _told_of(bearer: _Bearer, last: str, lines: Sequence[Line]) -> frozenset[str]:
    """The stems of what stands around a name, up to the stops of its sentence."""
    its = words(lines[bearer.line].text)
    at = next((k for k in range(1, len(its)) if its[k - 1] == bearer.first and its[k].removesuffix("'s") == last), 0)
    near = (*its[max(0, at - 1 - _AROUND) : max(0, at - 1)], *its[at + 1 : at + 1 + _AROUND])
    return frozenset(stem(w) for w in near if is_content(w) and w not in _SAYING)


def _apart(last: str, lines: Sequence[Line]) -> bool:
    """Whether the article knows kin, or two who are not, of that surname; or tells of it in the plural."""
    named = [its for its in lines if last in its.words or f"{last}s" in its.words]
    return any(its.words & _KIN or f"{last}s" in its.words for its in named)


class _Article(NamedTuple):
    """What is asked of each pair of mentions: of what each sentence tells the stems."""

    lines: Sequence[Line]
    told: Sequence[frozenset[str]]


def _alike(last: str, x: _Bearer, y: _Bearer, its: _Article) -> bool:
    """Whether both are called the same; or what few sentences tell stands by both, and the surname alone means the one
    who came first."""
    if y.aged or not (x.person or y.person) or _alone(x.first, its.lines, 0) or _alone(y.first, its.lines, 0):
        return False
    if x.called & y.called:
        return True
    if not _alone(last, its.lines, x.line):
        return False
    both = _told_of(x, last, its.lines) & _told_of(y, last, its.lines)
    return any(sum(word in told for told in its.told) <= _FEW for word in both)


def namesakes(lines: Sequence[Line]) -> Iterator[Clash]:
    """Two first names of one person, introduced twice by what they do, or called the same."""
    several = sorted(_in_full(lines).items())
    its = _Article(lines, [frozenset(map(stem, line.words)) for line in lines] if several else [])
    for last, bearers in several:
        firsts = list(dict.fromkeys(b.first for b in bearers))
        if len(firsts) != 2 or is_country(last) or not _opening().isdisjoint(firsts):
            continue
        if not rivals((firsts[0], last), (firsts[1], last)):
            continue
        mentions = list({(b.line, b.first): b for b in bearers}.values())[:_MENTIONS]
        if _apart(last, lines):
            continue
        for x, y in combinations(mentions, 2):
            if x.first == y.first or x.line == y.line:
                continue
            if (x.trade and y.trade and _of_one(last, x, y, lines)) or _alike(last, x, y, its):
                yield Clash(x.line, y.line, "name", "namesake")
