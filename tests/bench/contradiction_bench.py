"""Score the contradiction stage alone on a labelled folder, with the labelled families, parents and stories.

python tests/bench/contradiction_bench.py ../shared/data/drift_bench_a [--show]

On the folders that the model was trained on the figures flatter; models/contradiction/metrics.json has the honest ones.
"""

import argparse
import importlib.util
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import ModuleType

import duckdb

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from models.contradiction.source import pairs  # noqa: E402 - the models are not installed
from pipeline.model import load  # noqa: E402
from pipeline.rows import Contradiction  # noqa: E402
from pipeline.stages import contradiction  # noqa: E402
from tests.bench.pace import checked_per_second  # noqa: E402


def scorer() -> ModuleType:
    path = ROOT.parent / "shared" / "tools" / "score_drift.py"
    spec = importlib.util.spec_from_file_location("score_drift", path)
    if spec is None or spec.loader is None or not path.exists():
        raise SystemExit("the scorer is missing: ../shared/tools/score_drift.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(bench: Path) -> list[Contradiction]:
    return [row for group in contradiction.said(pairs(bench), load("contradiction")) for row in group]


def score(bench: Path, found: list[Contradiction]) -> dict[str, object]:
    module = scorer()
    ids = [article["id"] for article in module.rows(bench / "articles.jsonl")]
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(str(Path(folder) / "bench.duckdb")) as db:
        columns = ("a_id", "a_sentence", "b_id", "b_sentence", "kind", "scope", "relation")
        db.execute(f"create table contradiction ({', '.join(f'{c} text' for c in columns)})")
        if found:
            told = [[getattr(row, c) for c in columns] for row in found]
            db.executemany("insert into contradiction values (?, ?, ?, ?, ?, ?, ?)", told)
        result: dict[str, object] = module.score_contradictions(
            lambda sql: db.execute(sql).fetchall(), {i: i for i in ids}, bench
        )
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    found = rows(args.bench)
    if args.show:
        for row in sorted(found, key=lambda r: (r.scope, -r.probability)):
            print(f"{row.scope} {row.kind} {row.relation} {row.probability}\n  {row.a_sentence}\n  {row.b_sentence}")
    kinds = Counter(f"{row.scope} {row.kind}" for row in found)
    print(
        json.dumps(
            score(args.bench, found)
            | {"within_per_cpu_second": round(checked_per_second())}
            | dict(sorted(kinds.items())),
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
