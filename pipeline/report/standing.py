"""Readings that stand in some copies although another copy of the same text has restored the earlier one."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from pipeline.report.difference import Pieces
from pipeline.report.edition import Edition
from pipeline.report.question import Snapshot
from pipeline.report.reading import Field, readings
from pipeline.report.source import Source, sources
from pipeline.warehouse.text import Asked, texts

SHOWN = 8


class Change(NamedTuple):
    mutation_id: str
    article_id: str
    parent_id: str
    kind: str
    direction: str | None
    field: str
    before: str | None
    after: str | None
    before_start: int | None
    after_start: int | None
    standing_ids: list[str]
    taken_back_by: str
    taken_back_at: datetime
    story_id: str
    found: int


class Standing(NamedTuple):
    """`copies` still show the later reading."""

    change: Change
    before: Pieces
    after: Pieces
    copies: list[Source]


def standing(snapshot: Snapshot, version: Path, edition: Edition) -> list[Standing]:
    """Of the edition, the ones that stand in most copies first."""
    changes = snapshot.rows(Change, "uncorrected", week=edition.week, shown=SHOWN)
    compared = {one for c in changes for one in (c.article_id, c.parent_id)}
    told = sources(snapshot, compared.union(*(c.standing_ids for c in changes)))
    body = texts(version, [Asked(one, told[one].week) for one in compared])
    out = []
    for c in changes:
        ours, theirs = (
            (body.get(c.parent_id, ""), body.get(c.article_id, ""))
            if c.field == "body"
            else (told[c.parent_id].title, told[c.article_id].title)
        )
        read = readings(Field(ours, c.before_start, c.before), Field(theirs, c.after_start, c.after))
        out.append(Standing(c, *read, [told[one] for one in c.standing_ids]))
    return out
