"""Who most plausibly copied from whom within one family."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import combinations
from typing import NamedTuple

from pipeline.core.arborescence import arborescence
from pipeline.core.moment import observed
from pipeline.core.precedence import before, last, vague
from pipeline.core.reading import Departure, Reading, common_evidence, departure, kept_evidence, lost_evidence
from pipeline.core.text import words

# Two thirds of the copies in the benchmarks are taken from the origin (nats); of many possible intermediates each is
# less likely, though not in proportion: an editor looks at the better known ones.
INTERMEDIATE = math.log(2)
PER_RIVAL = 0.5
# Changes that editors are prone to come to two of them by themselves: a shared reading is worth half of what one word
# in a text says. A copy as seldom restores what its parent changed.
SHARED = 0.7
# What both have lost was often exchanged for what both brought in, and is counted there already (tried on the benches
# and the sample newswire).
LOST = 0.25
KEPT = 1.0
KEPT_MOST = 3.0
# A title is kept by three copies of four, a new one seldom invented twice.
SAME_TITLE = 2.5
# Who keeps the byline of another outlet's author took it with the text.
SAME_AUTHOR = 2.5
# A credit to another member's outlet; whoever first told a story is named by those as well who read it elsewhere.
CREDIT = 2.0
CREDIT_ORIGIN = 0.5
# Hours by which a parent may be stamped later than its child.
BACKWARDS_MOST = 6.0
# For the origin: nats per unit of mean likeness to the others, per hour after the earliest stamp, for an agency, for an
# author's name.
CENTRAL = 40.0
# In a chain of three the middle one is central: what likeness says of the origin grows with the copies.
FEW = 2.0
LATE = 0.5
LATE_MOST = 24.0
# A stamp at midnight is a day without an hour; who has a story first tells the hour.
VAGUE = 2.0
# A credit that is its own, and not in the text which all share, outweighs any stamp: who names the source is not it.
OWN_CREDIT = 12.0
AGENCY = 1.5
AUTHOR = 0.7
_AGENCY = re.compile(
    r"\b(?:wire|newswire|press (?:association|agency)|news (?:agency|service)|agency|agence|agentur|agencia|"
    r"reuters|associated press|ap|afp|upi|ansa|efe|dpa|bloomberg|pa media|press)\b"
)
_NO_AUTHOR = re.compile(
    r"\b(?:staff|desk|newsroom|agenc(?:y|ies)|editors?|reporters?|team|correspondents?|wire|news|admin)\b"
)
# Beyond so many copies a parent is sought among the nearest in time only: comparing all would be quadratic.
NEAREST = 64


class Member(NamedTuple):
    article_id: str
    outlet: str
    published_at: datetime | None
    byline: str | None
    reading: Reading
    credits: frozenset[str]
    """Ids of the members whose outlet this one names, links to or claims as canonical."""


class Parent(NamedTuple):
    """`parent_id` is None for the origin; `probability` among the candidates considered."""

    article_id: str
    parent_id: str | None
    runner_up_id: str | None
    probability: float


def _hours_later(a: Member, b: Member) -> float:
    """By how many hours a was observed after b, at least; what has no time is later than all."""
    if a.published_at is None or b.published_at is None:
        return LATE_MOST * ((a.published_at is None) - (b.published_at is None))
    return (a.published_at - last(b.published_at)) / timedelta(hours=1)


def _may_precede(parent: Member, child: Member) -> bool:
    return parent is not child and _hours_later(parent, child) <= BACKWARDS_MOST


def _likeness(a: Member, b: Member) -> float:
    both = len(a.reading.grams) + len(b.reading.grams)
    return 2 * len(a.reading.grams & b.reading.grams) / both if both else 0.0


def _mean_likeness(family: Sequence[Member]) -> list[float]:
    """Of each member to all others."""
    total = [0.0] * len(family)
    for i, j in combinations(range(len(family)), 2):
        alike = _likeness(family[i], family[j])
        total[i] += alike
        total[j] += alike
    return [one / (len(family) - 1) for one in total]


def origin_score(member: Member, family: Sequence[Member], central: float) -> float:
    """Log-odds (up to a constant) that all others descend from this member; `central`: its mean likeness to them."""
    others = [other for other in family if other is not member]
    late = min(max(_hours_later(member, other) for other in others), LATE_MOST)
    agency = _AGENCY.search(" ".join(words(member.outlet))) is not None
    credited = sum(member.article_id in other.credits for other in others) - len(member.credits)
    return (
        CENTRAL * central * len(others) / (len(others) + FEW)
        - LATE * max(late, 0.0)
        - VAGUE * (member.published_at is not None and vague(member.published_at))
        + AGENCY * agency
        + AUTHOR * (_author(member) is not None)
        + CREDIT * max(-2, min(2, credited))
        - OWN_CREDIT * _credits_alone(member, others)
    )


def _credits_alone(member: Member, others: Sequence[Member]) -> bool:
    """Whether it credits a member which most of the others do not credit, nor that one it."""
    for source in others:
        if source.article_id in member.credits and member.article_id not in source.credits:
            rest = [other for other in others if other.outlet != source.outlet]
            if 2 * sum(source.article_id in other.credits for other in rest) <= len(rest):
                return True
    return False


def _author(member: Member) -> str | None:
    """The folded name in the byline, if it names a person."""
    folded = None if member.byline is None else " ".join(words(member.byline))
    return folded if folded and _NO_AUTHOR.search(folded) is None else None


def _taken_over(child: str | None, parent: str | None, origin: str | None) -> int:
    """1 where the child shows what the parent has and the origin lacks, -1 the other way round."""
    if child is None or parent is None or parent == origin:
        return 0
    return (child == parent) - (child == origin)


def _timely(parent: Member, child: Member, origin: Member) -> float:
    if parent.published_at is None or child.published_at is None:
        return 0.0
    return before(parent.published_at, child.published_at, origin.published_at or parent.published_at)


class _Known(NamedTuple):
    """The origin of a family, what each of its members reads otherwise, and how many may be a parent."""

    origin: Member
    departures: Mapping[str, Departure]
    rivals: int


def _known(origin: Member, family: Sequence[Member]) -> _Known:
    return _Known(origin, {m.article_id: departure(m.reading, origin.reading) for m in family}, len(family) - 1)


def _textual(child: Member, parent: Member, known: _Known) -> float:
    """Evidence of the wording that a parent other than the origin was copied."""
    ours, theirs = (known.departures[m.article_id] for m in (child, parent))
    first = known.origin.reading
    return (
        SHARED * common_evidence(ours, theirs, first)
        + LOST * lost_evidence(ours, theirs, first)
        - min(KEPT * kept_evidence(ours, theirs, parent.reading), KEPT_MOST)
    )


def _parent_score(child: Member, parent: Member, known: _Known) -> float:
    """Log-odds that `child` was copied from `parent`; 0 for the origin when nothing else speaks."""
    origin, score = known.origin, 0.0
    if parent is not origin:
        score = (
            _textual(child, parent, known)
            - INTERMEDIATE
            - PER_RIVAL * math.log(known.rivals)
            + SAME_TITLE * _taken_over(child.reading.title, parent.reading.title, origin.reading.title)
            + SAME_AUTHOR * _taken_over(_author(child), _author(parent), _author(origin))
            + _timely(parent, child, origin)
        )
    # A credit that the parent gives as well was copied with the rest.
    passed_on = child.credits and child.credits <= parent.credits | {parent.article_id}
    credited = passed_on or parent.article_id in child.credits
    return score + credited * (CREDIT_ORIGIN if parent is origin else CREDIT)


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    return [p / sum(powers) for p in powers]


def _root(ordered: Sequence[Member]) -> tuple[int, float]:
    """The origin and how sure it is."""
    origins = [origin_score(m, ordered, alike) for m, alike in zip(ordered, _mean_likeness(ordered), strict=True)]
    return max(range(len(ordered)), key=lambda i: (origins[i], -i)), max(_softmax(origins))


def _candidates(child: int, root: int, ordered: Sequence[Member]) -> list[int]:
    near = range(max(0, child - NEAREST), min(len(ordered), child + NEAREST // 8))
    return sorted({root, *(i for i in near if _may_precede(ordered[i], ordered[child]))})


def parents(family: Iterable[Member]) -> list[Parent]:
    """One row per member, in order of observation: the likeliest tree in which all descend from the origin."""
    ordered = sorted(family, key=lambda m: observed(m.published_at, m.article_id))
    if len(ordered) == 1:
        return [Parent(ordered[0].article_id, None, None, 1.0)]
    root, sure = _root(ordered)
    known = _known(ordered[root], ordered)
    score: dict[int, dict[int, float]] = {}
    for i, child in enumerate(ordered):
        if i != root:
            near = _candidates(i, root, ordered)
            score[i] = {p: _parent_score(child, ordered[p], known) for p in near}
    choice = arborescence(score)
    return [
        _row(i, choice, score[i], ordered) if i != root else Parent(m.article_id, None, None, sure)
        for i, m in enumerate(ordered)
    ]


def _descends(node: int, ancestor: int, choice: Mapping[int, int]) -> bool:
    while node in choice:
        node = choice[node]
        if node == ancestor:
            return True
    return False


def _row(child: int, choice: Mapping[int, int], score: Mapping[int, float], ordered: Sequence[Member]) -> Parent:
    """What descends from the child is no rival of its parent."""
    possible = [p for p in score if not _descends(p, child, choice)]
    chances = dict(zip(possible, _softmax([score[p] for p in possible]), strict=True))
    parent = choice[child]
    rivals = sorted((p for p in possible if p != parent), key=lambda p: (-score[p], p))
    runner_up = ordered[rivals[0]].article_id if rivals else None
    return Parent(ordered[child].article_id, ordered[parent].article_id, runner_up, chances[parent])
