"""Real articles: whatever the stage finds within one of them is presumed to be wrong.

An editor went over them, and of a hundred rows that a person read none was right. So they teach how often a rule or a
likeness misleads on news that nobody wrote to be contradictory.
"""

import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np

from models.contradiction.source import Bench, Question
from pipeline.core.component import components
from pipeline.core.sentence import sentences
from pipeline.stages import contradiction

# Without dates of their own: a day in the middle of the collection, so that rules of the calendar are met.
COLLECTED = datetime(2014, 11, 15, tzinfo=UTC)


class Body(NamedTuple):
    name: str
    text: str


def bodies(path: Path, column: str) -> Iterator[Body]:
    """The articles of a table that has them in full, in its order."""
    csv.field_size_limit(sys.maxsize)
    with gzip.open(path, "rt", encoding="utf-8") as table:
        for i, row in enumerate(csv.DictReader(table)):
            yield Body(row.get("Body ID", f"{i}"), row[column])


def pair(body: Body, day: datetime | None) -> contradiction.Pair:
    told = tuple(s.text for s in sentences(body.text))
    return contradiction.Pair("within", body.name, body.name, told, (), (), (), day, None)


def stories(stances: Path) -> dict[str, str]:
    """Body -> the story that it tells: bodies that one headline speaks of tell one."""
    by_headline: dict[str, list[str]] = defaultdict(list)
    with gzip.open(stances, "rt", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            if row["Stance"] != "unrelated":
                by_headline[row["Headline"]].append(row["Body_ID"])
    names = sorted({b for group in by_headline.values() for b in group})
    place = {name: i for i, name in enumerate(names)}
    pairs = [(place[group[0]], place[other]) for group in by_headline.values() for other in group[1:]]
    return {name: f"{root}" for name, root in zip(names, components(pairs, len(names)), strict=True)}


def real(folder: Path) -> Bench:
    """Of fnc1. Stories are left out together."""
    story = stories(folder / "train_stances.csv.gz")
    questions, measured = [], []
    for body in bodies(folder / "train_bodies.csv.gz", "articleBody"):
        its = pair(body, COLLECTED)
        for dispute in contradiction.disputes(its):
            two = (body.name, its.a_sentences[dispute.a], body.name, its.a_sentences[dispute.b])
            told_in = f"real/{story.get(body.name, body.name)}"
            questions.append(Question(told_in, "within", two, dispute.kind, None, False))
            measured.append(dispute.vector)
    return Bench(questions, np.array(measured, dtype=np.float64), [], [])
