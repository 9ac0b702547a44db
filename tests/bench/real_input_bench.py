"""The three real deliveries, once, twice and in another order, then rebuilt: `python -m tests.bench.real_input_bench`.

Prints the seconds of each ingest, what `driftwire verify` says after it, and which published tables differ at the end.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
DELIVERIES = (
    ("seeds",),
    ("corpora/pages-fundus", "--match", "*.html.gz"),
    ("data/drift_bench/articles.jsonl",),
)
_DRIFTWIRE = "from pipeline.cli import main; main()"


def driftwire(home: Path, *arguments: str) -> str:
    environ = {**os.environ, "DRIFTWIRE_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", _DRIFTWIRE, *arguments], cwd=ROOT, env=environ, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"driftwire {' '.join(arguments)} failed\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def ingest(home: Path, deliveries: Iterable[Sequence[str]]) -> None:
    for place, *options in deliveries:
        start = time.perf_counter()
        told = driftwire(home, "ingest", str(SHARED / place), *options).splitlines()[-1]
        seconds = time.perf_counter() - start
        report = Path(driftwire(home, "report").splitlines()[-1]).name
        print(f"  {place:34} {seconds:6.1f} s  {told}; {driftwire(home, 'verify').splitlines()[-1]}; report {report}")


def tables(home: Path) -> dict[str, str]:
    told: dict[str, str] = json.loads(driftwire(home, "verify", "--json"))["tables"]
    return told


def main() -> None:
    if not SHARED.is_dir():
        raise SystemExit("the folder ../shared with the real deliveries is missing")
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder, "one"), Path(folder, "other")
        print("once")
        ingest(one, DELIVERIES)
        first = tables(one)
        print("the same again")
        ingest(one, DELIVERIES)
        print("in another order, in another home")
        ingest(other, reversed(DELIVERIES))
        found = {"twice": tables(one), "in another order": tables(other)}
        driftwire(other, "rebuild")
        found["rebuilt"] = tables(other)
    for how, told in found.items():
        differing = [name for name in first if told.get(name) != first[name]]
        print(f"{how}: {len(first) - len(differing)} of {len(first)} tables equal", *differing)


if __name__ == "__main__":
    main()
