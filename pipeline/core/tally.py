"""Rules of arithmetic: two ages, counts or measures of one thing."""

from datetime import date
from functools import cache

from pipeline.core.clause import Fact, term
from pipeline.core.cue import entries
from pipeline.core.evidence import Setting, mass, share
from pipeline.core.statement import Statement
from pipeline.core.text import fold
from pipeline.core.unit import PHYSICAL
from pipeline.core.value import encloses, same

RARE = 1.5  # rarity of a word that few sentences of the story have
_CLOSE = 3.7  # two reports of one amount seldom differ by a larger factor
_DAY = 24 * 60  # minutes; longer spans are mostly told from different starts ("ten years later")
_MEASURES = frozenset({"share", "money", "duration"}) | PHYSICAL
_BORN = frozenset({"born"})
# Not the same ones, or guesses.
_OTHER = frozenset(
    {"other", "others", "another", "more", "further", "each", "per", "additional", "fourth", "extra"}
) | {
    "estimate",
    "estimated",
}


def years(s: Statement) -> list[int]:
    return [f.value.moment.year for f in s.facts if f.value.moment and f.value.moment.year]


def _of_two_ages(x: Fact, y: Fact) -> bool:
    return abs(x.value.amount - y.value.amount) >= 1 and not encloses(x.value, y.value)


def ages(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """Two ages of one bearer; an age and a year of birth."""
    for one, other in ((a, b), (b, a)):
        for x in one.facts:
            if x.value.dimension == "age":
                if any(y.value.dimension == "age" and x.bearer & y.bearer and _of_two_ages(x, y) for y in other.facts):
                    return 3.0
                born = years(other) if _BORN & other.words else []
                if (
                    today
                    and born
                    and one.name_words & other.name_words
                    and not -bool(x.value.reach) <= today.year - born[0] - x.value.amount <= 1
                ):
                    return 3.0
    return 0.0


@cache
def _calendar() -> frozenset[str]:
    """Days and months, which count nothing."""
    return frozenset(term(word) for line in entries("calendar") for word in fold(line).split())


def _head(fact: Fact) -> frozenset[str]:
    """What is counted: the noun behind, or before "of"."""
    unit = term(fact.value.unit) if fact.value.unit else ""
    return (fact.behind | {unit} if unit else fact.behind) - _calendar()


def _part(s: Statement, fact: Fact) -> bool:
    """'Three of the songs'."""
    return s.text[fact.value.end : fact.value.end + 4] == " of "


def _count(x: Fact, y: Fact, a: Statement, b: Statement, s: Setting) -> float:
    """Two counts of one thing."""
    if {x.value.dimension, y.value.dimension} - {"count"} or same(x.value, y.value) is not False:
        return 0.0
    # "Four of ten" beside "four, and six to come": the same, counted on.
    if any(same(x.value, z.value) for z in b.facts) or any(same(y.value, z.value) for z in a.facts):
        return 0.0
    heads = _head(x) & _head(y)
    ratio = max(x.value.amount, y.value.amount) / max(1.0, min(x.value.amount, y.value.amount))
    if not heads or mass(heads, s.weight) < RARE or ratio > _CLOSE:
        return 0.0
    if s.within and (_part(a, x) != _part(b, y) or a.conditions + b.conditions):
        return 0.0
    apart = bool(a.name_words and b.name_words and not a.name_words & b.name_words)
    excused = bool(_OTHER & (a.words | b.words))
    return max(0.0, 1.0 + (share(x.near, y.near, s.weight) >= 0.3) + (not apart) - excused)


def group(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """'A family of five' beside 'the family, all six of them'; a number of titles beside their list."""
    for one, other in ((a, b), (b, a)):
        for x in one.facts:
            if x.value.dimension != "count":
                continue
            if other.titles and 0 < abs(other.titles - x.value.amount) <= 2 and x.value.amount >= 3 and one.titles == 0:
                return 3.0 if (_head(x) - one.name_words) & other.terms else 0.0
            if one.text[: x.value.start].endswith("all ") and one.text[x.value.end :].startswith(" of "):
                for y in other.facts:
                    if y.value.dimension == "count" and y.value.amount != x.value.amount and y.before & one.head:
                        return 3.0
    return 0.0


def measure(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """Two amounts of a measure that stand by the same rare words, with nothing else of the kind in either sentence."""
    best = 0.0
    for x in a.facts:
        for y in b.facts:
            if x.value.dimension == y.value.dimension in _MEASURES and same(x.value, y.value) is False:
                if x.value.dimension == "duration" and max(x.value.amount, y.value.amount) > _DAY:
                    continue
                near = x.near & y.near
                ratio = max(x.value.amount, y.value.amount) / max(1e-9, min(x.value.amount, y.value.amount))
                alone = sum(f.value.dimension == x.value.dimension for f in (*a.facts, *b.facts)) == 2
                if (
                    near
                    and alone
                    and ratio <= _CLOSE
                    and mass(near, s.weight) >= RARE
                    and not _OTHER & (a.words | b.words)
                ):
                    best = max(best, 1.0 + (len(near) > 1) + (share(x.near, y.near, s.weight) >= 0.35))
    return best


def counts(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    return max((_count(x, y, a, b, s) for x in a.facts for y in b.facts), default=0.0)
