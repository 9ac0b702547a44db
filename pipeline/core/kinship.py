"""Who most plausibly copied from whom within one family."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from pipeline.core.moment import observed
from pipeline.core.reading import Reading, common_evidence, kept_evidence
from pipeline.core.text import words

# Two thirds of the copies in the benchmarks are taken from the origin; an intermediate needs evidence (nats).
INTERMEDIATE = 2.0
# A copy seldom reads with the origin where its parent does not: it would have seen both. Nats per nat of evidence.
KEPT = 0.3
KEPT_MOST = 8.0
# The same new title is seldom invented twice.
SAME_TITLE = 3.0
# A credit to another member's outlet.
CREDIT = 2.0
# Assumed: stamps err by minutes (feeds, time of last edit) rather than by days. Nats per hour by which a parent is
# later, and the hours beyond which it is none.
BACKWARDS = 1.5
BACKWARDS_AT_ALL = 0.5
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


def _vague(moment: datetime | None) -> bool:
    return moment is not None and moment.time() == time(0)


def _hours_later(a: Member, b: Member) -> float:
    """By how many hours a was observed after b, at least; what has no time is later than all."""
    if a.published_at is None or b.published_at is None:
        return LATE_MOST * ((a.published_at is None) - (b.published_at is None))
    return (a.published_at - b.published_at) / timedelta(hours=1) - 24.0 * _vague(b.published_at)


def _may_precede(parent: Member, child: Member) -> bool:
    return parent is not child and _hours_later(parent, child) <= BACKWARDS_MOST


def _likeness(a: Member, b: Member) -> float:
    both = len(a.reading.grams) + len(b.reading.grams)
    return 2 * len(a.reading.grams & b.reading.grams) / both if both else 0.0


def origin_score(member: Member, family: Sequence[Member]) -> float:
    """Log-odds (up to a constant) that all others descend from this member."""
    others = [other for other in family if other is not member]
    central = sum(_likeness(member, other) for other in others) / len(others)
    late = min(max(_hours_later(member, other) for other in others), LATE_MOST)
    agency = _AGENCY.search(" ".join(words(member.outlet))) is not None
    author = member.byline is not None and _NO_AUTHOR.search(member.byline.casefold()) is None
    credited = sum(member.article_id in other.credits for other in others) - len(member.credits)
    return (
        CENTRAL * central * len(others) / (len(others) + FEW)
        - LATE * max(late, 0.0)
        - VAGUE * _vague(member.published_at)
        + AGENCY * agency
        + AUTHOR * author
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


def parent_score(child: Member, parent: Member, origin: Member) -> float:
    """Log-odds that `child` was copied from `parent`; 0 for the origin when nothing else speaks."""
    score = 0.0
    if parent is not origin:
        score = (
            common_evidence(child.reading.grams - origin.reading.grams, parent.reading.grams - origin.reading.grams)
            - INTERMEDIATE
            - min(KEPT * kept_evidence(origin.reading.grams, child.reading.grams, parent.reading.grams), KEPT_MOST)
        )
        if child.reading.title == parent.reading.title != origin.reading.title:
            score += SAME_TITLE
        late = _hours_later(parent, child)
        score -= BACKWARDS_AT_ALL + BACKWARDS * late if late > 0 else 0.0
    # A credit that the parent gives as well was copied with the rest.
    passed_on = child.credits and child.credits <= parent.credits | {parent.article_id}
    return score + (CREDIT if passed_on or parent.article_id in child.credits else 0.0)


def _without_cycles(ranked: Mapping[str, Sequence[str]], score: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """Each child's best parent; of every circle that child gives way which loses least by its next best outside.

    It ends: who gives way goes down its own list, and the root, which has no parent, is everybody's last resort.
    """
    choice = {child: parents[0] for child, parents in ranked.items()}
    for start in sorted(choice):
        while circle := _circle(start, choice):
            outside = {c: _next_outside(ranked[c], choice[c], circle, choice) for c in circle}
            loser = min(circle, key=lambda c: (score[c, choice[c]] - score[c, outside[c]], c))
            choice[loser] = outside[loser]
    return choice


def _next_outside(ranked: Sequence[str], current: str, circle: frozenset[str], choice: Mapping[str, str]) -> str:
    below = ranked[ranked.index(current) + 1 :]
    return next((p for p in below if p not in circle), None) or next(p for p in ranked if p not in choice)


def _circle(start: str, choice: Mapping[str, str]) -> frozenset[str]:
    """The members of the circle into which the way up from `start` runs, or none."""
    seen = [start]
    while seen[-1] in choice:
        up = choice[seen[-1]]
        if up in seen:
            return frozenset(seen[seen.index(up) :])
        seen.append(up)
    return frozenset()


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    return [p / sum(powers) for p in powers]


def parents(family: Iterable[Member]) -> list[Parent]:
    """One row per member, in order of observation. Every circle is broken, so that all descend from the origin."""
    ordered = sorted(family, key=lambda m: observed(m.published_at, m.article_id))
    if len(ordered) == 1:
        return [Parent(ordered[0].article_id, None, None, 1.0)]
    origins = [origin_score(m, ordered) for m in ordered]
    root = ordered[max(range(len(ordered)), key=lambda i: (origins[i], -i))]
    score: dict[tuple[str, str], float] = {}
    ranked: dict[str, list[str]] = {}
    for i, child in enumerate(ordered):
        if child is not root:
            around = ordered[max(0, i - NEAREST) : i + NEAREST // 8]
            near = {m.article_id: m for m in (*around, root) if m is root or _may_precede(m, child)}
            score |= {(child.article_id, p): parent_score(child, m, root) for p, m in near.items()}
            ranked[child.article_id] = sorted(near, key=lambda p: (-score[child.article_id, p], p))
    choice = _without_cycles(ranked, score)
    return [
        _row(m.article_id, choice, ranked[m.article_id], score)
        if m is not root
        else Parent(m.article_id, None, None, max(_softmax(origins)))
        for m in ordered
    ]


def _descends(article_id: str, ancestor: str, choice: Mapping[str, str]) -> bool:
    while article_id in choice:
        article_id = choice[article_id]
        if article_id == ancestor:
            return True
    return False


def _row(
    child: str, choice: Mapping[str, str], ranked: Sequence[str], score: Mapping[tuple[str, str], float]
) -> Parent:
    """What descends from the child is no rival of its parent."""
    possible = [p for p in ranked if not _descends(p, child, choice)]
    chances = dict(zip(possible, _softmax([score[child, p] for p in possible]), strict=True))
    parent = choice[child]
    return Parent(child, parent, next((p for p in possible if p != parent), None), chances[parent])
