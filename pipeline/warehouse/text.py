"""Full texts of the published snapshot: Parquet by week, beside the DuckDB file."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import duckdb


class Asked(NamedTuple):
    """`week` is that of the article, or undated."""

    article_id: str
    week: str


def texts(version: Path, asked: Iterable[Asked]) -> dict[str, str]:
    """The texts by article_id of one version of the snapshot; what is not published is not there."""
    wanted = sorted(set(asked))
    files = [version / "parquet" / f"text_{week}.parquet" for week in sorted({one.week for one in wanted})]
    there = [str(file) for file in files if file.exists()]
    if not there:
        return {}
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as connection:
        found = connection.execute(
            "select article_id, text from read_parquet($files) where article_id in (select unnest($ids::varchar[]))",
            {"files": there, "ids": [one.article_id for one in wanted]},
        ).fetchall()
    return dict(found)
