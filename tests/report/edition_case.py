"""A small published world: a text and its copies over some weeks, told as the stages would tell it."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from pipeline.report.weekly import write
from pipeline.rows import (
    Article,
    ArticleText,
    Capture,
    Contradiction,
    DriftAlert,
    Family,
    Headline,
    Lineage,
    Mutation,
    MutationSpread,
    Run,
    Story,
)
from pipeline.settings import Settings, settings
from pipeline.warehouse.snapshot import numbered, switch_to, write_version
from pipeline.warehouse.store import Store
from pipeline.warehouse.table import MARTS, published_tables, row_type_of

MONDAY = datetime(2026, 11, 9, 8, tzinfo=UTC)  # in 2026-W46
WEEK = "2026-W46"
Rows = Iterable[tuple[object, ...]]

WIRE = (
    "Ines Calloway will leave the quiz Second Guess in the spring. The broadcaster said that eleven editions remain to "
    "be recorded in Leeds. Her contract was reported to be worth two million pounds. No successor has been named."
)


class Piece(NamedTuple):
    """An article as a case tells it; `hours` from Monday of W46, None: no time is known."""

    article_id: str
    outlet: str
    text: str = WIRE
    title: str = "Calloway to leave Second Guess"
    hours: float | None = 0
    parent_id: str | None = None
    url: str | None = None


def at(hours: float) -> datetime:
    return MONDAY + timedelta(hours=hours)


def week_of(time: datetime | None) -> str | None:
    return f"{time.isocalendar().year}-W{time.isocalendar().week:02d}" if time else None


def told(*pieces: Piece) -> list[tuple[object, ...]]:
    """Articles, texts, lineage, one family and one story for all of them."""
    rows: list[tuple[object, ...]] = []
    for p in pieces:
        url = p.url or f"https://{p.outlet.lower().replace(' ', '-')}.example/{p.article_id}"
        time = None if p.hours is None else at(p.hours)
        rows += [
            Article(
                p.article_id, url, p.outlet, p.title, None, time, "meta", None, None, "en", 1, len(p.text.split()),
                "sha", week_of(time),
            ),
            ArticleText(p.article_id, url, p.outlet, p.title, None, time, None, None, "en", p.text),
            Lineage(p.article_id, p.parent_id, 0.9, None, 0.9),
            Family(p.article_id, "f" + pieces[0].article_id),
            Story(p.article_id, "s" + pieces[0].article_id),
            Headline(p.article_id, 0.1, False, [], None, "m1"),
            Capture("c" + p.article_id, "file", url, None, "sha", 100, "stored", None, p.article_id, at(24 * 14)),
        ]  # fmt: skip
    return rows


def changed(mutation_id: str, copy: Piece, parent: Piece, before: str, after: str, kind: str = "number") -> Mutation:
    """A material change of one span of the body."""
    starts = parent.text.index(before), copy.text.index(after)
    return Mutation(
        mutation_id, copy.article_id, parent.article_id, kind, None, 2, False, "body", before, after, *starts, 0.95
    )


def spread(mutation_id: str, **role_of: str) -> list[MutationSpread]:
    return [MutationSpread(mutation_id, article_id, role, at(1)) for article_id, role in role_of.items()]


def at_odds(contradiction_id: str, a: Piece, b: Piece, relation: str = "contradicted") -> Contradiction:
    """Of the second sentences of both."""
    one, other = (p.text.split(". ")[1] + "." for p in (a, b))
    return Contradiction(
        contradiction_id, a.article_id, one, b.article_id, other, "number", "copy", relation, 0.9, "m2"
    )  # fmt: skip


def alert(metric: str = "mutated", subject: str = "outlet:Evening Lantern", **other: object) -> DriftAlert:
    row = DriftAlert(
        WEEK, metric, subject, 0.09, 0.41, 0.27, 0.55, 0.0001, 0.002, "up", 29, 24, "alert", 1, ["m"]
    )  # fmt: skip
    return row._replace(**other)  # type: ignore[arg-type]


def publish(home: Path, *tables: Rows) -> Settings:
    """The settings of a home whose published snapshot holds these rows."""
    rows = [row for table in tables for row in table]
    with Store(home / "warehouse.duckdb") as warehouse, Store(home / "cache.duckdb") as cache:
        cache.replace(ArticleText, [row for row in rows if type(row) is ArticleText])
        marts = {file.stem: file.read_text(encoding="utf-8") for file in sorted(MARTS.glob("*.sql"))}
        with warehouse.transaction():
            for table in published_tables():
                if table not in marts:
                    warehouse.replace(row_type_of(table), [row for row in rows if type(row) is row_type_of(table)])
            for name, query in marts.items():
                warehouse.replace_by_query(name, query)
        number = len(list((home / "versions").glob("[0-9]*"))) + 1
        write_version(warehouse, cache, numbered(home, number), {})
        switch_to(home / "published", numbered(home, number))
    return settings({"DRIFTWIRE_HOME": str(home)})


RUN = Run("r", "publish", at(24 * 14), 0.0, 0, 0, 0, 0, "", "")


def page(home: Path, *tables: Rows, week: str | None = WEEK) -> str:
    """The report's HTML over these rows."""
    return write(publish(home, *tables, [RUN]), week, None).read_text(encoding="utf-8")


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._skip += tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._skip -= tag == "style"

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self.text.append(data)


def elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Elements()
    parser.feed(html)
    return parser.found


def text_of(html: str) -> str:
    """What a reader reads, blanks folded."""
    parser = _Elements()
    parser.feed(html)
    return re.sub(r"\s+", " ", "".join(parser.text))


def ids(html: str) -> list[str]:
    return [attributes["id"] or "" for _, attributes in elements(html) if "id" in attributes]


# A place on the page, an article, the page of a story beside the report, or from there the report.
_BESIDE = r"(?:\.\./\.\./)?(?:[0-9]{4}-W[0-9]{2}|undated)(?:/story/[A-Za-z0-9_-]+)?\.html"
PROPER = re.compile(rf"#.*|https?://.*|{_BESIDE}", re.DOTALL)


def links(html: str) -> Iterator[str]:
    return (attributes["href"] or "" for tag, attributes in elements(html) if tag == "a")
