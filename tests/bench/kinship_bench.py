"""Family, story and lineage figures of a labelled benchmark folder: `kinship_bench.py BENCH_DIR`."""

import importlib.util
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import duckdb
import pyarrow as pa

from pipeline.core.fingerprint import Unkept
from pipeline.core.text import clean_line, clean_text
from pipeline.rows import ArticleText
from pipeline.stages import boilerplate, family, family_term, lineage, near_duplicate, story

SCORER = Path(__file__).resolve().parents[2].parent / "shared" / "tools" / "score_drift.py"


def scorer() -> ModuleType:
    if not SCORER.exists():
        sys.exit(f"the scorer is missing: {SCORER}")
    spec = importlib.util.spec_from_file_location("score_drift", SCORER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def articles(bench: Path) -> list[ArticleText]:
    found = []
    for line in (bench / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        a = json.loads(line)
        stamp = a["published_at"] and datetime.fromisoformat(a["published_at"]).astimezone(UTC)
        title, body = clean_line(a["title"]), clean_text(a["body"])
        found.append(ArticleText(a["id"], a["url"], a["outlet"], title, a["byline"], stamp, None, None, "en", body))
    return found


def tables(texts: Sequence[ArticleText]) -> dict[str, Sequence[NamedTuple]]:
    repeated = list(boilerplate.build(texts, Unkept()))
    compared = list(near_duplicate.items(texts, repeated, Unkept()))
    pairs = [row for rows in near_duplicate.work(compared, near_duplicate.basis(texts, repeated)) for row in rows]
    families = list(family.build(texts, pairs))
    parents = lineage.work(list(lineage.items(texts, repeated, families, Unkept())), lineage.basis(texts, repeated))
    told = list(family_term.items(texts, repeated, families, Unkept()))
    terms = [row for rows in family_term.work(told, family_term.basis(texts, repeated)) for row in rows]
    return {
        "article": texts,
        "family": families,
        "lineage": [row for rows in parents for row in rows],
        "story": list(story.build(texts, families, terms)),
    }


def main(bench: Path) -> None:
    score = scorer()
    texts = articles(bench)
    con = duckdb.connect()
    for name, rows in tables(texts).items():
        con.register(f"{name}_rows", pa.Table.from_pylist([row._asdict() for row in rows]))
        con.execute(f"create table {name} as from {name}_rows")
    gold_id = {a.article_id: a.article_id for a in texts}
    gold_story = score.rows(bench / "gold_stories.jsonl")
    figures = score.score_groups(lambda sql: con.execute(sql).fetchall(), gold_id, gold_story)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
