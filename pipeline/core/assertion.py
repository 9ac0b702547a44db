"""What a sentence asserts of one attribute, held against what others assert of the same."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.core.name import name_words, names
from pipeline.core.text import fold, words_of


class Line(NamedTuple):
    """A sentence as the rules read it: `low` is folded and as long as it takes, `words` its folded words."""

    text: str
    low: str
    words: frozenset[str]


class Assertion(NamedTuple):
    """`key`: the attribute; `bearer`: folded names of whom or what it is said, empty where unknown; it lies between
    `low` and `high`. Two of one key conflict where these do not meet, and, if they have poles, only across two poles.
    `scope`: what limits it ("last year", "second")."""

    kind: str
    key: str
    bearer: frozenset[str]
    low: float
    high: float
    pole: str = ""
    scope: frozenset[str] = frozenset()
    line: int = -1


class Clash(NamedTuple):
    """Indices of two sentences, the first before the second, and the family of rules that found them."""

    a: int
    b: int
    kind: str
    rule: str


@lru_cache(maxsize=1 << 13)
def line(text: str) -> Line:
    low = fold(text).replace("\n", " ")
    return Line(text, low, frozenset(words_of(low)))


_NARROW = frozenset(
    {
        "previous", "previously", "earlier", "former", "formerly", "ex", "second", "third", "fourth", "another",
        "others", "later", "again", "original", "originally", "initially", "ago", "rival", "each",
        "additional", "extra", "reported", "rumour", "rumours", "rumor", "rumors", "denied", "imagined", "joked",
        "would've", "estimated", "then", "younger", "older", "elder", "eldest", "youngest",
        "grandchildren", "stepchildren", "sequel", "remake",
    }
)  # fmt: skip
_TIME = re.compile(
    r"\bin (?:the \w+ of )?(?:1[89]|20)\d\d\b|\blast (?:year|week|weekend|month|season|time|summer|winter|spring"
    r"|autumn)"
    r"|\b(?:spring|summer|autumn|winter) (?:tour|season|series|show|programme|festival|concert|run)\b"
    r"|\bin its (?:second|third|\w+th) week"
)
# What would be is not told as being so.
CONDITIONAL = re.compile(r"^if\b|\b(?:would have|unless|provided that)\b")


def scope_of(its: Line, but: Iterable[str] = ()) -> frozenset[str]:
    """The limiting words and years of a sentence, those that the assertion itself tells left out."""
    return (its.words & _NARROW | frozenset(_TIME.findall(its.low))) - frozenset(but)


@lru_cache(maxsize=1 << 13)
def _named(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    return tuple((n.start, n.end, name_words(n.text)) for n in names(text))


def bearers_before(text: str, end: int) -> frozenset[str]:
    """The words of the names that begin before a place."""
    return frozenset(w for start, _, parts in _named(text) if start < end for w in parts)


def bearers(text: str) -> tuple[frozenset[str], ...]:
    """Each name by its words."""
    return tuple(frozenset(parts) for _, _, parts in _named(text) if parts)


def bearer_at(text: str, end: int) -> frozenset[str]:
    """The words of the name that ends just there."""
    return frozenset(w for _, stop, parts in _named(text) if 0 <= end - stop <= 1 for w in parts)


def bearer_from(text: str, start: int) -> frozenset[str]:
    """The words of the name that begins just there."""
    return frozenset(w for begin, _, parts in _named(text) if 0 <= begin - start <= 1 for w in parts)


_PRONOUN = re.compile(r"\b(?:(he|she|they|it)|his|her|their|its)\b")
_OFFICE = re.compile(
    r"\bthe (network|studio|star|comedian|painter|conductor|composer|pianist|violinist|dancer|poet|novelist|comic"
    r"|rapper|guitarist|drummer|host|presenter|label|company|band|club|police|union|festival|broadcaster|channel|publisher|singer|actor"
    r"|actress|director|producer|writer|author|group|theatre|museum|orchestra|choir|duo|trio|quartet|council)\b"
)
_BACK = 3  # sentences that a pronoun reaches back


_AT = re.compile(
    r"\b(?:in|at|from|to|for|near|on|of|through|across|outside|by|as|opposite|alongside|beside|unlike|like) (?:the )?$",
    re.IGNORECASE,
)


def _people(text: str, first: int = 0, last: int = 1 << 20) -> frozenset[str]:
    """The words of the names between two places of a sentence that do not stand as places themselves."""
    return frozenset(
        w for start, _, parts in _named(text) if first <= start < last and not _AT.search(text[:start]) for w in parts
    )


def bearer_behind(its: Line, start: int) -> frozenset[str]:
    """Whom a verb that ends at `start` is done to: a name or an office soon behind it."""
    office = _OFFICE.search(its.low[start : start + 30])
    return frozenset({office[1]}) if office else _people(its.text, start, start + 30)


def antecedent(lines: Sequence[Line], i: int) -> frozenset[str]:
    """The names, or else the office, of the nearest sentence before i that has any."""
    for j in range(i - 1, max(-1, i - 1 - _BACK), -1):
        there = _people(lines[j].text)
        if there:
            return there
        office = _OFFICE.search(lines[j].low)
        if office:
            return frozenset({office[1]})
    return frozenset()


def bearer_of(lines: Sequence[Line], i: int, end: int) -> frozenset[str]:
    """Of whom the words before `end` of sentence i speak: names there, an office, or the names before a pronoun."""
    here, low = _people(lines[i].text, 0, end), lines[i].low[: end + 4]
    if here:
        return here
    office = _OFFICE.search(low)
    if office:
        return frozenset({office[1]})
    # "Her manager was convicted" speaks of the manager, "her manager said she was" of her.
    pronouns = _PRONOUN.findall(low)
    return (antecedent(lines, i) or frozenset({pronouns[-1]})) if pronouns and pronouns[-1] else frozenset()


def passage(lines: Sequence[Line], i: int) -> tuple[Line, ...]:
    """Sentence i behind all those that its pronouns can reach."""
    return tuple(lines[max(0, i - _BACK) : i + 1])


def _compatible(x: Assertion, y: Assertion) -> bool:
    if x.scope != y.scope or x.pole == y.pole != "":
        return False
    return not x.bearer or not y.bearer or bool(x.bearer & y.bearer)


def clashes(asserted: Sequence[Assertion]) -> Iterator[Clash]:
    """The pairs of assertions on different lines that cannot both hold."""
    by_key: dict[str, list[Assertion]] = {}
    for assertion in asserted:
        by_key.setdefault(assertion.key, []).append(assertion)
    for _, found in sorted(by_key.items()):
        for i, x in enumerate(found):
            for y in found[i + 1 :]:
                apart = x.high < y.low or y.high < x.low
                if x.line != y.line and apart and _compatible(x, y):
                    first, second = sorted((x.line, y.line))
                    yield Clash(first, second, x.kind, x.key.partition(":")[0])
