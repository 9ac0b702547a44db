"""The labelled headlines, as the training reads them."""

import csv
import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.labelled.headline import INVENTED, Headline, invented, of_articles


class Labelled(NamedTuple):
    """`labels`: 1 for clickbait, in step with the titles."""

    titles: list[str]
    labels: list[int]


def _table(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _labelled(rows: Iterable[dict[str, str]]) -> Labelled:
    kept = sorted((row["id"], row["headline"], int(row["label"])) for row in rows)
    return Labelled([title for _, title, _ in kept], [label for _, _, label in kept])


def tables(folder: Path) -> tuple[Labelled, dict[str, Labelled]]:
    """The training source, and the sources to measure on by name."""
    other = _table(folder / "ood_dev.csv.gz")
    names = sorted({row["source"] for row in other})
    return _labelled(_table(folder / "stopclickbait_dev.csv.gz")), {
        name: _labelled(row for row in other if row["source"] == name) for name in names
    }


def _lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def benchmark(folder: Path) -> Labelled:
    """The different headlines of a benchmark: copies that keep one count once."""
    title_of = {article["id"]: article["title"] for article in _lines(folder / "articles.jsonl")}
    label_of = {title_of[row["article_id"]]: int(row["label"]) for row in _lines(folder / "gold_clickbait.jsonl")}
    titles = sorted(label_of)
    return Labelled(titles, [label_of[title] for title in titles])


def joined(parts: Iterable[Labelled]) -> Labelled:
    kept = list(parts)
    return Labelled([t for part in kept for t in part.titles], [y for part in kept for y in part.labels])


def subset(whole: Labelled, rows: NDArray[np.intp]) -> Labelled:
    return Labelled([whole.titles[i] for i in rows], [whole.labels[i] for i in rows])


def _of(rows: Iterable[Headline]) -> Labelled:
    kept = list(rows)
    return Labelled([row.title for row in kept], [row.label for row in kept])


def own(groups: int) -> dict[str, Labelled]:
    """The labelled headlines that the repository ships: whole families in some groups, and the hands' titles."""
    parts: dict[str, Labelled] = {}
    for name in INVENTED:
        rows = invented([name])
        place = {slug: i % groups for i, slug in enumerate(dict.fromkeys(row.group for row in rows))}
        parts |= {f"{name} {g}": _of(row for row in rows if place[row.group] == g) for g in range(groups)}
    return parts | {"hands": _of(of_articles())}
