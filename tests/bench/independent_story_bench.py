"""Score the story stage on whole articles: `python -m tests.bench.independent_story_bench`.

Families are given. First the stories of our own writers, in each of which several outlets report one event in their own
words: each writer's alone, then all together. Then real articles without times: pairs of reports on one event about the
same few celebrities, pairs of a report and its falsified retelling, and reports on rumours that one headline speaks of.
All were looked at when the constants were chosen. Printed are pairs of families; B-cubed counts families as well.
"""

import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import comb
from pathlib import Path
from typing import NamedTuple

from models.contradiction.real import stories as told_by_headlines
from models.labelled.bench import articles, lines
from models.labelled.hand import HANDS, HELD_OUT, LATER, REPORTS, REPORTS_APART, of_hands
from pipeline.core.fingerprint import Unkept
from pipeline.rows import ArticleText, Family
from pipeline.stages import boilerplate, family_term, story
from tests.bench.headline_story_bench import b_cubed

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
OURS = (*HANDS, HELD_OUT, *LATER, *REPORTS, *REPORTS_APART)


class Told(NamedTuple):
    """Articles, their families, and family -> story."""

    articles: list[ArticleText]
    family: list[Family]
    right: dict[str, str]


class Joined(NamedTuple):
    """Pairs of families."""

    right: int
    wrong: int
    missed: int


def labelled(folder: Path) -> Told:
    """Names are a writer's own: two have a story of one name."""

    def named(local: str) -> str:
        return f"{folder.name}/{local}"

    gold = lines(folder / "gold_stories.jsonl")
    return Told(
        [a._replace(article_id=named(a.article_id)) for a in articles(folder)],
        [Family(named(g["article_id"]), named(g["family_id"])) for g in gold],
        {named(g["family_id"]): named(g["story_id"]) for g in gold},
    )


def stories(told: Told) -> dict[str, str]:
    """Family -> the story that the stages give it."""
    repeated = list(boilerplate.build(told.articles, Unkept()))
    items = list(family_term.items(told.articles, repeated, told.family, Unkept()))
    terms = [row for rows in family_term.work(items, family_term.basis(told.articles, repeated)) for row in rows]
    said = {row.article_id: row.story_id for row in story.build(told.articles, told.family, terms)}
    return {row.family_id: said[row.article_id] for row in told.family}


def joined(said: dict[str, str], right: dict[str, str]) -> Joined:
    def pairs(groups: Iterable[str | tuple[str, str]]) -> int:
        return sum(comb(size, 2) for size in Counter(groups).values())

    both = pairs((said[f], right[f]) for f in right)
    return Joined(both, pairs(said[f] for f in right) - both, pairs(right.values()) - both)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(sys.maxsize)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)


def _real(rows: Sequence[tuple[str, str, str, str]]) -> Told:
    """Of name, headline, body and story; each article is its own family."""
    its = [
        ArticleText(name, f"https://{name}.example", name, title, None, None, None, None, "en", body)
        for name, title, body, _ in rows
    ]
    return Told(its, [Family(name, name) for name, *_ in rows], {name: of for name, _, _, of in rows})


def _rumours() -> Told:
    story_of = told_by_headlines(DATA / "fnc1" / "train_stances.csv.gz")
    title = {r["Body_ID"]: r["Headline"] for r in _rows(DATA / "fnc1" / "train_stances.csv.gz")
             if r["Stance"] != "unrelated"}  # fmt: skip
    bodies = _rows(DATA / "fnc1" / "train_bodies.csv.gz")
    known = [(b["Body ID"], b["articleBody"]) for b in bodies if b["Body ID"] in story_of]
    return _real([(name, title[name], body, story_of[name]) for name, body in known])


def _paired(path: Path) -> Told:
    return _real([(r["id"], r["title"], r["body"], r["pair"]) for r in _rows(path)])


def _print(name: str, told: Told) -> None:
    said = stories(told)
    counted = joined(said, told.right)
    precision, recall, f1 = b_cubed(said, told.right)
    print(
        f"{name}: {counted.right} of {counted.right + counted.missed} pairs joined, {counted.wrong} wrong; "
        f"B-cubed F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f})"
    )


def main() -> None:
    each = of_hands(OURS, labelled)
    alone = [joined(stories(told), told.right) for told in each]
    right, wrong, missed = (sum(counted) for counted in zip(*alone, strict=True))
    print(f"{len(each)} writers, each alone: {right} of {right + missed} pairs joined, {wrong} wrong")
    _print("together", Told(
        [a for told in each for a in told.articles], [f for told in each for f in told.family],
        {family: of for told in each for family, of in told.right.items()},
    ))  # fmt: skip
    if not DATA.is_dir():
        raise SystemExit(f"the real articles are missing: {DATA}")
    _print("celebrities, real", _paired(DATA / "celebrity" / "celebrity_dev.csv.gz"))
    _print("falsified retellings, real", _paired(DATA / "fakenewsamt" / "fakenewsamt_dev.csv.gz"))
    _print("rumours, real", _rumours())


if __name__ == "__main__":
    main()
