"""Findings to be reviewed: a random order that is the same for everybody, and the evidence side by side."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from driftwire_airflow.page import sql
from pipeline.report.difference import Pieces, in_context, marked, within
from pipeline.warehouse.sandbox import ask
from pipeline.warehouse.text import Asked, texts

QUEUE = 500  # more than anybody reviews of one week; random, so those reviewed stand for all


class Side(NamedTuple):
    outlet: str
    title: str
    url: str
    published_at: object
    pieces: Pieces


class Finding(NamedTuple):
    """`said`: the reviewer's word on it, where there is one."""

    finding: str
    finding_id: str
    kind: str
    severity: int | None
    probability: float
    said: str | None


def weeks(published: Path) -> list[str]:
    """The newest first."""
    return [
        str(week)
        for (week,) in ask(published, "select distinct week from article where week is not null order by 1 desc").rows
    ]


def queue(published: Path, week: str, finding: str, reviewer: str) -> list[Finding]:
    """A reviewed finding keeps its place, so that one can go back to it."""
    asked = sql(f"review_{finding}")
    found = [Finding(finding, *row) for row in ask(published, asked, [week, reviewer]).rows]  # type: ignore[arg-type]
    return sorted(found, key=_shuffled)[:QUEUE]


def _shuffled(one: Finding) -> str:
    return hashlib.sha256(f"{one.finding} {one.finding_id}".encode()).hexdigest()


def sides(published: Path, one: Finding) -> tuple[Side, Side]:
    """The earlier and the later reading, each in the sentences around it, with what differs marked."""
    (row,) = ask(published, sql(f"evidence_{one.finding}"), [one.finding_id]).rows
    told = [str(v) if isinstance(v, str) else v for v in row]
    left, right = told[:6], told[6:12]
    before, after, field, before_start, after_start = told[12:17]
    pieces = marked(str(before or ""), str(after or ""))
    contexts = [("", ""), ("", "")]
    if field == "body":
        full = texts(published.resolve(), [Asked(str(left[0]), str(left[1])), Asked(str(right[0]), str(right[1]))])
        contexts = [
            within(full.get(str(side[0]), ""), start if isinstance(start, int) else None, str(span or ""))
            for side, start, span in ((left, before_start, before), (right, after_start, after))
        ]
    made = [
        Side(str(side[2]), str(side[3]), str(side[4]), side[5], in_context(own, context))
        for side, own, context in zip((left, right), pieces, contexts, strict=True)
    ]
    return made[0], made[1]
