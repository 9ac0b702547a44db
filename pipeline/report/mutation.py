"""The week's changes worth reading, each once, by the text that they happened to: readings, roles and the tree."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import NamedTuple

from pipeline.report import tree
from pipeline.report.difference import Pieces
from pipeline.report.edition import Edition
from pipeline.report.question import Snapshot
from pipeline.report.reading import Field, readings
from pipeline.report.source import Source, sources
from pipeline.report.tree import Member, Part, Tree, clip
from pipeline.warehouse.text import Asked, texts

SHOWN = 12
# One text with a dozen changes must not fill the page.
PER_FAMILY = 3
# So many of those behind the week's alerts come first, whatever their weight.
PER_ALERT = 4
_NOTE = 26  # characters of each reading on an edge of the tree


class Change(NamedTuple):
    """A change, and all mutation ids under which copies of the family (`article_ids`) introduce the same one."""

    mutation_id: str
    article_id: str
    parent_id: str
    kind: str
    direction: str | None
    severity: int
    field: str
    before: str | None
    after: str | None
    before_start: int | None
    after_start: int | None
    probability: float
    family_id: str
    story_id: str
    mutation_ids: list[str]
    article_ids: list[str]
    found: int


class Spread(NamedTuple):
    mutation_id: str
    article_id: str
    role: str


class Entry(NamedTuple):
    """What the page shows of one change; `before` and `after` are sentences with the changed words marked."""

    letter: str
    change: Change
    parent: Source
    copy: Source
    before: Pieces
    after: Pieces
    carriers: list[Source]
    reverters: list[Source]


class Text(NamedTuple):
    """A family: its earliest observed article, its changes and its lineage."""

    first: Member
    entries: list[Entry]
    tree: Tree

    @property
    def story_id(self) -> str:
        return self.entries[0].change.story_id


class Mutations(NamedTuple):
    texts: list[Text]
    shown: int
    found: int

    @property
    def stories(self) -> set[str]:
        return {text.story_id for text in self.texts}

    @property
    def ids(self) -> set[str]:
        return {one for text in self.texts for entry in text.entries for one in entry.change.mutation_ids}


class Known(NamedTuple):
    """All that was read for some changes, by id."""

    spread: Mapping[str, Sequence[Spread]]
    family: Mapping[str, Sequence[Member]]
    source: Mapping[str, Source]
    body: Mapping[str, str]


def _roles(change: Change, spread: Mapping[str, Sequence[Spread]]) -> dict[str, str]:
    """By article: who shows it first introduces it, every other copy that shows it carries it."""
    role = dict.fromkeys(change.article_ids, "carrier")
    for mutation_id in change.mutation_ids:
        for one in spread.get(mutation_id, []):
            shows = one.role != "reverter"
            if shows or one.article_id not in role:
                role[one.article_id] = "carrier" if shows else "reverter"
    return role | {change.article_id: "introducer"}


def entry(letter: str, change: Change, known: Known) -> Entry:
    parent, copy = known.source[change.parent_id], known.source[change.article_id]
    role = _roles(change, known.spread)
    members = [known.source[m.article_id] for m in known.family[change.family_id]]
    in_body = change.field == "body"
    before, after = readings(
        Field(known.body.get(change.parent_id, "") if in_body else parent.title, change.before_start, change.before),
        Field(known.body.get(change.article_id, "") if in_body else copy.title, change.after_start, change.after),
    )
    carriers = [m for m in members if role.get(m.article_id) == "carrier"]
    reverters = [m for m in members if role.get(m.article_id) == "reverter"]
    return Entry(letter, change, parent, copy, before, after, carriers, reverters)


def _note(entry: Entry) -> str:
    """“eleven” → “seven”"""
    said = [" … ".join(p.text for p in pieces if p.changed) for pieces in (entry.before, entry.after)]
    return " → ".join(f"“{clip(words, _NOTE)}”" if words else "nothing" for words in said)


def _parts(entry: Entry, spread: Mapping[str, Sequence[Spread]]) -> Iterator[tuple[str, Part]]:
    for article_id, role in _roles(entry.change, spread).items():
        yield article_id, Part(entry.letter, role, _note(entry))


def text_of(changes: Sequence[Change], letters: Sequence[str], known: Known) -> Text:
    """The changes of one family, each under its letter."""
    entries = [entry(letter, change, known) for letter, change in zip(letters, changes, strict=True)]
    parts: dict[str, list[Part]] = defaultdict(list)
    for one in entries:
        for article_id, part in _parts(one, known.spread):
            parts[article_id].append(part)
    members = known.family[changes[0].family_id]
    return Text(tree.origin(members), entries, tree.tree(members, parts))


def lettered() -> Iterator[str]:
    """A to Z, then AA, AB, …"""
    return (first + last for first in ("", *ascii_uppercase) for last in ascii_uppercase)


def read(snapshot: Snapshot, version: Path, changes: Sequence[Change]) -> Known:
    """What `text_of` wants to know of these changes."""
    spread: dict[str, list[Spread]] = defaultdict(list)
    for row in snapshot.rows(Spread, "spread", mutation_ids=[one for c in changes for one in c.mutation_ids]):
        spread[row.mutation_id].append(row)
    family: dict[str, list[Member]] = defaultdict(list)
    for member in snapshot.rows(Member, "family", family_ids=sorted({c.family_id for c in changes})):
        family[member.family_id].append(member)
    compared = {one for change in changes for one in (change.article_id, change.parent_id)}
    told = sources(snapshot, compared | {m.article_id for members in family.values() for m in members})
    return Known(spread, family, told, texts(version, [Asked(one, told[one].week) for one in compared]))


def mutations(snapshot: Snapshot, version: Path, edition: Edition) -> Mutations:
    """Of the edition, by text: some behind alerts, then material ones, then severity × probability × spread."""
    changes = snapshot.rows(
        Change, "mutation", week=edition.week, shown=SHOWN, per_family=PER_FAMILY, per_alert=PER_ALERT
    )
    known = read(snapshot, version, changes)
    of_family: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        of_family[change.family_id].append(change)
    letters = lettered()
    found = [text_of(some, [next(letters) for _ in some], known) for some in of_family.values()]
    return Mutations(found, len(changes), changes[0].found if changes else 0)
