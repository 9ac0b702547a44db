"""Ingests labelled benchmarks, alone, scores what is published: `python -m tests.bench.labelled_story_bench NAME…`.

The scorer lies beside the data; `drift_bench_b` is held out, its labels are for the scorer only.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.real_input_bench import ROOT, SHARED, driftwire


def main(names: list[str]) -> None:
    if not SHARED.is_dir():
        raise SystemExit("the folder ../shared with the labelled stories is missing")
    for name in names:
        print(name, flush=True)
        with tempfile.TemporaryDirectory() as folder:
            home, bench = Path(folder), SHARED / "data" / name
            driftwire(home, "ingest", str(bench / "articles.jsonl"))
            published = home / "published" / "driftwire.duckdb"
            scorer = [sys.executable, str(SHARED / "tools" / "score_drift.py"), str(bench), str(published)]
            subprocess.run(scorer, cwd=ROOT, check=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ["drift_bench", "drift_bench_a"])
