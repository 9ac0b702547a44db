"""Reads the decisions from the published snapshot, with the texts that were decided on.

A decision counts as long as its finding is published: what a later model no longer says has no row to learn from.
"""

from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from models.retrained import Count
from pipeline.core.fingerprint import Unkept
from pipeline.rows import ArticleText, Boilerplate
from pipeline.stages import boilerplate
from pipeline.warehouse.sandbox import ask
from pipeline.warehouse.text import Asked, texts

_COUNT = "select count(distinct finding_id) from review where finding = $1"


class Decision(NamedTuple):
    """`right`: more reviewers confirmed than rejected it. `place`: field of a change or scope of a contradiction;
    `before` and `after`: its spans or sentences, or twice the headline."""

    finding_id: str
    right: bool
    a_id: str
    b_id: str
    kind: str
    place: str
    before: str | None
    after: str | None


class Decided(NamedTuple):
    """`asked`: how many findings anybody decided on, those included that are no longer published or are disputed."""

    decisions: list[Decision]
    article: dict[str, ArticleText]
    story_of: dict[str, str]
    boilerplate: list[Boilerplate]
    asked: int


def decided(published: Path, finding: str) -> Decided:
    """Of one table: mutation, contradiction or headline. Nothing where nothing is published."""
    if not (published / "driftwire.duckdb").exists():
        return Decided([], {}, {}, [], 0)
    version = published.resolve()
    found = [Decision(*row) for row in ask(version, _sql(finding)).rows]  # type: ignore[arg-type]
    ((asked,),) = ask(version, _COUNT, [finding]).rows
    article, story_of = _articles(version, found)
    return Decided(found, article, story_of, _repeated(article), int(str(asked)))


def _sql(name: str) -> str:
    return (files("models.decision") / f"{name}.sql").read_text(encoding="utf-8")


def _articles(version: Path, found: list[Decision]) -> tuple[dict[str, ArticleText], dict[str, str]]:
    ids = sorted({article_id for one in found for article_id in (one.a_id, one.b_id)})
    rows = ask(version, _sql("article"), [ids]).rows if ids else []
    text_of = texts(version, [Asked(str(row[0]), str(row[6])) for row in rows])
    article: dict[str, ArticleText] = {}
    for article_id, url, outlet, title, published_at, language, _, _ in rows:
        article[str(article_id)] = ArticleText(
            str(article_id), str(url), str(outlet), str(title), None, _utc(published_at), None, None,
            str(language) if language else None, text_of.get(str(article_id), ""),
        )  # fmt: skip
    return article, {str(row[0]): str(row[7]) for row in rows}


def _utc(told: object) -> datetime | None:
    return told.replace(tzinfo=UTC) if isinstance(told, datetime) else None


def _repeated(article: dict[str, ArticleText]) -> list[Boilerplate]:
    return list(boilerplate.build(list(article.values()), Unkept()))


def count(its: Decided, used: list[bool]) -> Count:
    """`used`: the verdicts that were learned from."""
    return Count(sum(used), len(used) - sum(used), its.asked - len(used))
