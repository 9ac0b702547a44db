"""The published tables as Parquet, one file per table and week; what did not change is linked, not written again."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import duckdb

from pipeline.warehouse.store import Store
from pipeline.warehouse.table import ddl, key, published_tables

# Whose week a row without one of its own belongs to: that of this article.
_OWNER = {"near_duplicate": "newer_id", "contradiction": "b_id"}
_OF_ARTICLE = frozenset(
    ("family", "lineage", "story", "headline", "mutation", "mutation_spread", "revision", "article_evidence")
)
_RECEIVED = "strftime(received_at, '%G-W%V')"


class Part(NamedTuple):
    """A file to be: its rows, and a digest of them."""

    name: str
    query: str
    digest: str


def parts(warehouse: Store, code: str) -> Iterator[Part]:
    """The parts of every table. `code`: the version of the code, since a digest is one of this code's rows."""
    for table in published_tables():
        week, source = _weekly(table)
        order = key(table)
        for name, count, xor, total in warehouse.query(
            f"select {week}, count(*), bit_xor(hash(one)), sum(hash(one)::uhugeint) from {source} group by 1 order by 1"
        ):
            query = f"select one.* from {source} where {week} = '{name}' order by {order}"
            told = f"{duckdb.__version__} {code} {count} {xor} {total} {ddl(table)!r}"
            yield Part(f"{table}_{name}.parquet" if name else f"{table}.parquet", query, told)


def _weekly(table: str) -> tuple[str, str]:
    """The expression of a row's week, blank for a table that has one file, and where to select from."""
    if "\n    week varchar" in ddl(table):
        return "coalesce(one.week, 'undated')", f'"{table}" as one'
    if table == "capture":
        return _RECEIVED, '"capture" as one'
    if table in _OWNER or table in _OF_ARTICLE:
        owner = _OWNER.get(table, "article_id")
        joined = f'"{table}" as one left join (select article_id as of_article, week as of_week from article)'
        return "coalesce(of_week, 'undated')", f"{joined} on of_article = one.{owner}"
    return "''", f'"{table}" as one'


# The cache has no week: the ISO week of the publication time is the same expression as in core/identity.py.
_TEXT_WEEK = "coalesce(strftime(published_at, '%G-W%V'), 'undated')"


def text_query(since: str, week: str = "") -> str:
    """The full texts of one week, or of all that have not expired: weeks from `since` on, all where it is blank."""
    wanted = f"{_TEXT_WEEK} = '{week}'" if week else f"{_TEXT_WEEK} between '{since}' and '9'" if since else "true"
    return f"select article_id, url, outlet, title, text from article_text where {wanted}"


def text_parts(warehouse: Store, code: str, since: str) -> Iterator[Part]:
    """The full texts that have not expired. They are in the cache, but what they are made of is in the warehouse.

    A text without a time cannot tell how old it is: it is published only where none expires.
    """
    for week, count, xor in warehouse.query(
        "select coalesce(week, 'undated'), count(*), bit_xor(hash(article_id, url, outlet, title, content_sha256))"
        " from article group by 1 order by 1"
    ):
        if not since or since <= str(week) < "9":
            query = f"{text_query(since, str(week))} order by article_id"
            yield Part(f"text_{week}.parquet", query, f"{duckdb.__version__} {code} {count} {xor}")


def write(
    warehouse: Store, cache: Store, code: str, since: str, folder: Path, before: tuple[Path, Mapping[str, str]]
) -> dict[str, str]:
    """Writes into the folder, texts of the weeks from `since` on; `before`: the folder of the version before, and the
    digests of its files. Gives ours."""
    digests: dict[str, str] = {}
    for store, made in ((warehouse, parts(warehouse, code)), (cache, text_parts(warehouse, code, since))):
        for part in [*made]:
            digests[part.name] = part.digest
            older = before[0] / part.name
            if before[1].get(part.name) == part.digest and older.exists():
                os.link(older, folder / part.name)
            else:
                store.copy_to_parquet(part.query, folder / part.name)
    return digests
