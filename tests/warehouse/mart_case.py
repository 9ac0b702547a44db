"""Small worlds for the mart tests: an origin, its copies, and what the stages before would say of them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.rows import Article, Contradiction, Headline, Lineage, Mutation, MutationSpread, Story
from pipeline.warehouse.store import Store
from pipeline.warehouse.table import MARTS

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)  # the first day of 2026-W45
INPUTS = (Article, Story, Lineage, Headline, Mutation, MutationSpread, Contradiction)
Rows = Iterable[tuple[object, ...]]


def at(hours: float) -> datetime:
    return MONDAY + timedelta(hours=hours)


def article(
    article_id: str, outlet: str, hours: float | None = 0, language: str | None = "en", seen: datetime | None = None
) -> Article:
    time = None if hours is None else at(hours)
    week = f"{time.isocalendar().year}-W{time.isocalendar().week:02d}" if time else None
    url = f"https://{outlet}/{article_id}"
    return Article(article_id, url, outlet, "T", None, time, "meta", seen, None, language, 1, 100, "sha", week)


def copied(article_id: str, parent_id: str | None) -> Lineage:
    return Lineage(article_id, parent_id, 0.9, None, 0.9)


def headline(article_id: str, is_clickbait: bool | None, heat: float | None = None) -> Headline:
    return Headline(article_id, None if is_clickbait is None else float(is_clickbait), is_clickbait, [], heat, "m")


def change(
    mutation_id: str,
    article_id: str,
    kind: str = "number",
    severity: int = 2,
    direction: str | None = None,
    correction: bool = False,
    spans: tuple[str | None, str | None] = ("ten", "two"),
) -> Mutation:
    return Mutation(
        mutation_id, article_id, "parent", kind, direction, severity, correction, "body", *spans, None, None, 0.9
    )


def contradiction(contradiction_id: str, a_id: str, b_id: str, relation: str = "contradicted") -> Contradiction:
    return Contradiction(contradiction_id, a_id, "A.", b_id, "B.", "number", "copy", relation, 0.9, None)


def _introduced(rows: Rows) -> Iterator[MutationSpread]:
    """Who introduced a material change, where nothing is said of its spread."""
    known = {row.mutation_id for row in rows if isinstance(row, MutationSpread) and row.role == "introducer"}
    for row in rows:
        if isinstance(row, Mutation) and row.severity == 2 and row.mutation_id not in known:
            yield MutationSpread(row.mutation_id, row.article_id, "introducer", at(0))


@contextmanager
def world(tmp_path: Path, *tables: Rows, until: str = "~") -> Iterator[Store]:
    """A warehouse in which all marts up to one have run over the given rows."""
    given = [row for table in tables for row in table]
    rows = [*given, *_introduced(given)]
    with Store(tmp_path / "warehouse.duckdb") as store:
        for row_type in INPUTS:
            store.replace(row_type, [row for row in rows if type(row) is row_type])
        for file in sorted(MARTS.glob("*.sql")):
            if file.stem <= until:
                store.replace_by_query(file.stem, file.read_text(encoding="utf-8"))
        yield store


def told(tmp_path: Path, mart: str, question: str, *tables: Rows) -> list[tuple[object, ...]]:
    with world(tmp_path, *tables, until=mart) as store:
        return store.query(question)
