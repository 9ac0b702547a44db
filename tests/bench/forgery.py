"""Thirty families in which a copy lies about its time to stand first: `python -m tests.bench.forgery`."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple

from pipeline.core.fingerprint import Unkept
from pipeline.rows import ArticleText, Family
from pipeline.stages import boilerplate, lineage
from pipeline.stages.article import believed
from tests.bench.syndication import bodies

CASES = 30
START = datetime(2026, 3, 2, 8, tzinfo=UTC)
OUTLETS = ("Meridian Wire", "Harbour Courier", "Evening Beacon", "Lakeshore Times", "Southern Post", "Valley Examiner")
KINDS = ("before its credit source", "in the future", "long before the first sight")


class Case(NamedTuple):
    kind: str
    articles: tuple[ArticleText, ...]
    forger: str


def _edited(random: Random, text: str, strange: list[str]) -> str:
    """One word of fifty exchanged, as editors do."""
    return " ".join(random.choice(strange) if random.random() < 0.02 else word for word in text.split(" "))


def _forged(random: Random, kind: str, origin: datetime, seen: datetime) -> datetime:
    if kind == KINDS[0]:
        return origin - timedelta(minutes=random.randint(20, 72 * 60))
    if kind == KINDS[1]:
        return seen + timedelta(hours=random.randint(2, 9000))
    return seen - timedelta(days=random.randint(181, 4000))


def case(number: int, told: list[str]) -> Case:
    random = Random(number)
    kind, origin = KINDS[number % len(KINDS)], START + timedelta(days=number)
    text = told[number]
    strange = told[-1 - number].split()
    articles = []
    for place, outlet in enumerate(OUTLETS[: random.randint(3, len(OUTLETS))]):
        at = origin + timedelta(minutes=90 * place)
        seen = at + timedelta(minutes=random.randint(1, 30))
        version = text if place == 0 else _edited(random, text, strange)
        forger = place == 1
        stated = _forged(random, kind, origin, seen) if forger else at
        credit = f"\nAs first reported by {OUTLETS[0]}." if forger and kind == KINDS[0] else ""
        article_id = f"case{number}_{place}"
        url = f"https://{outlet.replace(' ', '').casefold()}.example/{number}"
        kept = stated if believed(stated, seen) else None
        articles.append(
            ArticleText(article_id, url, outlet, f"Title {number}", None, kept, seen, None, "en", version + credit)
        )
    return Case(kind, tuple(articles), f"case{number}_1")


def cases() -> list[Case]:
    told = sorted({" ".join(body.split()) for body in bodies() if 150 <= len(body.split()) <= 600})
    drawn = Random(5).sample(told, 2 * CASES)
    return [case(number, drawn) for number in range(CASES)]


def stolen(of: list[Case]) -> list[str]:
    """The kinds of the cases whose forger became the earliest observed."""
    articles = [a for c in of for a in c.articles]
    families = [Family(a.article_id, f"f{a.article_id.partition('_')[0]}") for a in articles]
    repeated = list(boilerplate.build(articles, Unkept()))
    items = list(lineage.items(articles, repeated, families, Unkept()))
    root = {
        row.article_id
        for rows in lineage.work(items, lineage.basis(articles, repeated))
        for row in rows
        if row.parent_id is None
    }
    return [c.kind for c in of if c.forger in root]


def main() -> None:
    found = stolen(cases())
    print(f"  forged times: {len(found)} of {CASES} origins stolen" + "".join(f"\n    {kind}" for kind in found))


if __name__ == "__main__":
    main()
