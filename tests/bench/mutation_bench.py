"""Score the mutation stage alone on a labelled folder, with the labelled parents.

python -m tests.bench.mutation_bench ../shared/data/drift_bench_a [--show]
"""

import argparse
import importlib.util
import json
import tempfile
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import duckdb

from pipeline.core.fingerprint import Unkept
from pipeline.model import load
from pipeline.rows import ArticleText, Lineage, Mutation
from pipeline.stages import boilerplate, mutation
from tests.bench.pace import copies_per_second

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_drift", SHARED / "tools" / "score_drift.py")
    if spec is None or spec.loader is None:
        raise SystemExit("the scorer is missing: ../shared/tools/score_drift.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]


def article_texts(bench: Path) -> list[ArticleText]:
    return [
        ArticleText(
            a["id"], a["url"], a["outlet"], a["title"], a["byline"], datetime.fromisoformat(a["published_at"]),
            None, None, "en", a["body"],
        )
        for a in lines(bench / "articles.jsonl")
    ]  # fmt: skip


def mutations(bench: Path) -> list[Mutation]:
    lineage = [Lineage(g["article_id"], g["parent_id"], None, None, None) for g in lines(bench / "gold_stories.jsonl")]
    articles = article_texts(bench)
    pairs = mutation.pairs(articles, lineage, list(boilerplate.build(articles, Unkept())))
    return [row for group in mutation.said(pairs, load("change")) for row in group]


def score(bench: Path, rows: list[Mutation]) -> dict[str, object]:
    module = scorer()
    articles = lines(bench / "articles.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        db = duckdb.connect(str(Path(folder) / "bench.duckdb"))
        db.execute(
            "create table mutation (article_id text, kind text, direction text, severity int, before text, after text)"
        )
        if rows:
            db.executemany(
                "insert into mutation values (?, ?, ?, ?, ?, ?)",
                [(m.article_id, m.kind, m.direction, m.severity, m.before, m.after) for m in rows],
            )
        result: dict[str, object] = module.score_mutations(
            lambda sql: db.execute(sql).fetchall(),
            {a["id"]: a["id"] for a in articles},
            bench,
            module.rows(bench / "gold_stories.jsonl"),
            {a["id"]: a["outlet"] for a in articles},
        )
        db.close()
    return result


class Figures(NamedTuple):
    any_kind: float
    typed: float
    false_alarms: int
    flagged_non_copies: int


def figures(bench: Path, rows: list[Mutation]) -> Figures:
    result = json.loads(json.dumps(score(bench, rows)))
    flagged = result["copies_flagged"]
    alarms = int(flagged["false_alarms_on_benign_copies"].split("/")[0])
    any_kind, typed = result["mutation_any_kind"]["f1"], result["mutation_typed"]["f1"]
    return Figures(any_kind, typed, alarms, flagged["flagged_non_copies"])


def show(bench: Path, rows: list[Mutation]) -> None:
    """What was missed and what was raised in vain; never for the folder that is only measured on."""
    module = scorer()
    gold = [g for g in module.rows(bench / "gold_mutations.jsonl") if g["severity"] and g["kind"] not in module.BENIGN]
    found = [m._asdict() for m in rows if m.severity and m.kind not in module.BENIGN]
    loose = module.maximum_matching(
        gold, found, lambda g, f: g["article_id"] == f["article_id"] and module.same_change(g, f)
    )
    for i, g in enumerate(gold):
        hit = found[loose[i]] if i in loose else None
        typed = hit is not None and hit["kind"] in {g["kind"], *g.get("also", [])}
        if not typed:
            print(
                "MISS" if hit is None else f"KIND({hit['kind']})", g["article_id"], g["kind"], g["severity"], g["field"]
            )
            print("    -", g["before"], "\n    +", g["after"])
    for j, f in enumerate(found):
        if j not in loose.values():
            print("FALSE", f["article_id"], f["kind"], f["direction"], f["severity"], f["field"])
            print("    -", f["before"], "\n    +", f["after"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    rows = mutations(args.bench)
    if args.show and not args.bench.name.endswith("_b"):
        show(args.bench, rows)
    print(json.dumps(score(args.bench, rows) | {"copies_per_cpu_second": round(copies_per_second())}, indent=2))


if __name__ == "__main__":
    main()
