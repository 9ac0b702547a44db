"""Geometry of a family's lineage: time from left to right, each copy under the article it was copied from."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from pipeline.report.wording import after, count, moment, names_a_day

# More nodes than these are a wallpaper; the rest is told in numbers where it hangs.
MOST_NODES = 30
WIDTH = 760
_ROW, _NOTE, _MARGIN = 24, 16, 14
# Labels stand to the right of their node: this much of the width is theirs, and a little less where copies of copies
# crowd at the end.
_LABEL, _LEAST_LABEL = 400, 290
_STEP = 14  # a copy stands to the right of its parent even where both have the same minute
# Copies come within hours: the scale of time is logarithmic and begins with these minutes.
_FIRST_MINUTES = 10
_LONGEST_NAME = 26
_RANK = {"introducer": 0, "reverter": 1, "carrier": 2, "none": 3}
_VERBS = {"introducer": "introduces {}", "carrier": "carries {}", "reverter": "restores {}"}


class Member(NamedTuple):
    """An article of a family; `parent_id` is null for the earliest observed."""

    family_id: str
    article_id: str
    parent_id: str | None
    outlet: str
    title: str
    url: str
    published_at: datetime | None


class Part(NamedTuple):
    """What an article does with a change: introducer, carrier or reverter; `note` is the change in a few words."""

    letter: str
    role: str
    note: str


class Node(NamedTuple):
    """`notes` are the changes on the edge into this node."""

    x: float
    y: float
    label: str
    time: str
    role: str
    does: str
    notes: list[str]
    hidden: str


class Tree(NamedTuple):
    title: str
    description: str
    height: int
    nodes: list[Node]
    edges: list[str]
    hidden: int


Parts = Mapping[str, Sequence[Part]]
Place = tuple[float, float]


def _surely_by(time: datetime | None) -> datetime:
    """When an article was there at the latest: who tells a day only may have come at its end."""
    if time is None:
        return datetime.max.replace(tzinfo=UTC)
    return time + timedelta(days=1) if names_a_day(time) else time


def _roots(members: Sequence[Member]) -> list[Member]:
    """Who has no parent here, the earliest observed first."""
    known = {m.article_id for m in members}
    roots = [m for m in members if m.parent_id not in known]
    return sorted(roots, key=lambda m: (_surely_by(m.published_at), m.article_id))


def origin(members: Sequence[Member]) -> Member:
    """The earliest observed article of a family; where all copy in a circle, any of it."""
    return (_roots(members) or members)[0]


def _role(parts: Sequence[Part]) -> str:
    """The one that decides how the node looks."""
    return min((part.role for part in parts), key=_RANK.__getitem__, default="none")


def _does(parts: Sequence[Part]) -> str:
    """introduces A, C · carries B"""
    told = []
    for role, verb in _VERBS.items():
        letters = [part.letter for part in parts if part.role == role]
        told += [verb.format(", ".join(letters))] if letters else []
    return " · ".join(told)


def _above(article_id: str, parent_of: Mapping[str, str | None]) -> list[str]:
    """The article and its ancestors; a circle ends where it closes."""
    chain: list[str] = []
    one: str | None = article_id
    while one is not None and one in parent_of and one not in chain:
        chain.append(one)
        one = parent_of[one]
    return chain


def _kept(members: Sequence[Member], parts: Parts) -> set[str]:
    """Who shows or mends a change first, then the others in order of time; always with all ancestors."""
    parent_of = {m.article_id: m.parent_id for m in members}
    kept: set[str] = set()
    for member in sorted(members, key=lambda m: _RANK[_role(parts.get(m.article_id, ()))]):
        chain = set(_above(member.article_id, parent_of))
        if len(kept | chain) <= MOST_NODES:
            kept |= chain
    return kept


def _children(members: Sequence[Member]) -> dict[str | None, list[Member]]:
    known = {m.article_id for m in members}
    out: dict[str | None, list[Member]] = defaultdict(list)
    for member in members:
        out[member.parent_id if member.parent_id in known else None].append(member)
    return out


def clip(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


class _Clock:
    """Where a time stands on the axis, and how it is told."""

    def __init__(self, members: Sequence[Member]) -> None:
        times = [m.published_at for m in members if m.published_at and not names_a_day(m.published_at)]
        self.first = min(times, default=None)
        self.longest = max((self._minutes(t) for t in times), default=0.0)

    def _minutes(self, time: datetime) -> float:
        return (time - self.first).total_seconds() / 60 if self.first else 0.0

    def x(self, time: datetime | None, least: float) -> float:
        widest = WIDTH - _LABEL
        if time is None or names_a_day(time) or not self.longest:
            return min(least, WIDTH - _LEAST_LABEL)
        share = math.log1p(self._minutes(time) / _FIRST_MINUTES) / math.log1p(self.longest / _FIRST_MINUTES)
        return round(min(max(least, _MARGIN + share * (widest - _MARGIN)), WIDTH - _LEAST_LABEL), 1)

    def told(self, time: datetime | None, is_first: bool) -> str:
        if time is None or is_first or names_a_day(time):
            return moment(time)
        return f"+{after(self._minutes(time) / 60)}"


class _Walk:
    """Goes through the family and hands out places: a row per node."""

    def __init__(self, members: Sequence[Member], parts: Parts) -> None:
        self.parts, self.kept = parts, _kept(members, parts)
        self.children: Mapping[str | None, Sequence[Member]] = _children(members)
        self.clock = _Clock(members)
        self.nodes: list[Node] = []
        self.edges: list[str] = []
        self.y = _MARGIN

    def _below(self, article_id: str) -> int:
        """How many copies hang here that are not drawn."""
        seen: set[str] = set()
        queue = [article_id]
        while queue:
            below = [m.article_id for m in self.children.get(queue.pop(), [])]
            hidden = [one for one in below if one not in self.kept and one not in seen]
            seen.update(hidden)
            queue += hidden
        return len(seen)

    def go(self, roots: Iterable[Member]) -> None:
        stack: list[tuple[Member, Place | None]] = [(root, None) for root in reversed(list(roots))]
        while stack:
            member, above = stack.pop()
            here = self._place(member, above)
            below = [m for m in self.children.get(member.article_id, []) if m.article_id in self.kept]
            stack += [(child, here) for child in reversed(below)]

    def _place(self, member: Member, above: Place | None) -> Place:
        parts = self.parts.get(member.article_id, ())
        notes = [f"{part.letter}  {part.note}" for part in parts if part.role == "introducer"]
        x, y = self.clock.x(member.published_at, above[0] + _STEP if above else _MARGIN), self.y
        hidden = self._below(member.article_id)
        told = f"+ {count(hidden, 'further copy', 'further copies')}" if hidden else ""
        time = self.clock.told(member.published_at, not self.nodes)
        self.nodes.append(
            Node(x, y, clip(member.outlet, _LONGEST_NAME), time, _role(parts), _does(parts), notes, told)
        )  # fmt: skip
        if above:
            self.edges.append(f"M{above[0]:.1f} {above[1]:.1f}V{y:.1f}H{x:.1f}")
        self.y += _ROW + _NOTE * len(notes)
        return x, y


def tree(members: Sequence[Member], parts: Parts) -> Tree:
    """Of one family, in order of time; `parts` by article_id."""
    walk = _Walk(members, parts)
    walk.go(m for m in _roots(members) if m.article_id in walk.kept)
    earliest = origin(members)
    first = f"earliest observed at {earliest.outlet}, {moment(earliest.published_at)}"
    description = f"{count(len(members), 'article')}, {first}."
    return Tree("How the text travelled", description, walk.y, walk.nodes, walk.edges, len(members) - len(walk.nodes))
