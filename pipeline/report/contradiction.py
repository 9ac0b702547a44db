"""Pairs of sentences that cannot both be true, side by side; updates in time stand apart."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.report import difference
from pipeline.report.difference import Piece, Pieces
from pipeline.report.edition import Edition
from pipeline.report.question import Snapshot
from pipeline.report.source import Source, sources

SHOWN = 10
UPDATES_SHOWN = 4
# Of one kind and story; the others of it say much the same.
PER_STORY = 1


class Pair(NamedTuple):
    """`pairs`: in how many pairs of articles the same two sentences stand."""

    contradiction_id: str
    a_id: str
    a_sentence: str
    b_id: str
    b_sentence: str
    kind: str
    scope: str
    probability: float
    story_id: str
    pairs: int
    found: int


class Head(NamedTuple):
    """A story by the title of its earliest observed article."""

    story_id: str
    title: str


class Entry(NamedTuple):
    title: str
    pair: Pair
    a: Source
    b: Source
    a_pieces: Pieces
    b_pieces: Pieces


class Contradictions(NamedTuple):
    entries: list[Entry]
    found: int

    @property
    def stories(self) -> set[str]:
        return {entry.pair.story_id for entry in self.entries}


def _marked(pair: Pair) -> tuple[Pieces, Pieces]:
    """Sentences that share little are told as they are: a mark over the whole of them shows nothing."""
    ours, theirs = difference.marked(pair.a_sentence, pair.b_sentence)
    if all(piece.changed for piece in (*ours, *theirs)):
        return [Piece(pair.a_sentence, False)], [Piece(pair.b_sentence, False)]
    return ours, theirs


def contradictions(snapshot: Snapshot, edition: Edition, relation: str, shown: int) -> Contradictions:
    """`relation`: contradicted or superseded. They belong to the week of the later article."""
    pairs = snapshot.rows(
        Pair, "contradiction", week=edition.week, relation=relation, per_story=PER_STORY, shown=shown
    )  # fmt: skip
    return Contradictions(entries(snapshot, pairs), pairs[0].found if pairs else 0)


def titles(snapshot: Snapshot, story_ids: Iterable[str]) -> dict[str, str]:
    """By story_id."""
    heads = snapshot.rows(Head, "story_title", story_ids=sorted(set(story_ids)))
    return {head.story_id: head.title for head in heads}


def entries(snapshot: Snapshot, pairs: Sequence[Pair]) -> list[Entry]:
    told = sources(snapshot, [one for pair in pairs for one in (pair.a_id, pair.b_id)])
    title = titles(snapshot, (pair.story_id for pair in pairs))
    return [Entry(title[pair.story_id], pair, told[pair.a_id], told[pair.b_id], *_marked(pair)) for pair in pairs]
