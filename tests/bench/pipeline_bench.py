"""End to end from a delivery to published tables.

    python -m tests.bench.pipeline_bench 10000 FOLDER [INCREMENT] [--pages] [--rebuild]

Prints seconds, articles per second and peak memory of every step, each in a process of its own as in Airflow.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from pipeline.run.step import STEPS
from tests.bench.delivery import BODIES, write, write_pages

_STEP = "import sys; from pipeline.settings import settings; from pipeline.run.step import run_step; "
_LAND = (
    "import sys; from pathlib import Path; from pipeline.settings import settings; "
    "from pipeline.landing.intake import land; from pipeline.landing.writer import Writer\n"
    "with Writer(settings().landing, settings().now) as w: land([Path(sys.argv[1])], '*', w)"
)
_REBUILD = "from pipeline.settings import settings; from pipeline.run.rebuild import rebuild; rebuild(settings())"


class Cost(NamedTuple):
    """`cpu` seconds of the process and its children; `megabytes` of the largest of them."""

    seconds: float
    cpu: float
    megabytes: int


def run(home: Path, code: str, *arguments: str) -> Cost:
    """A Python process of its own: its wall time and its peak memory, children included one by one."""
    start = time.monotonic()
    environ = {**os.environ, "DRIFTWIRE_HOME": str(home), "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    process = subprocess.Popen([sys.executable, "-c", code, *arguments], env=environ)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"failed with {status}")
    return Cost(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


def _say(name: str, cost: Cost) -> None:
    print(f"{name:10} {cost.seconds:8.1f} s {cost.cpu:8.1f} s of processors {cost.megabytes:6} MB", flush=True)


def measured(home: Path, file: Path, count: int) -> dict[str, Cost]:
    costs = {}
    for name in ("land", *STEPS):
        code = f"{_STEP}print(run_step(settings(), {name!r}))" if name in STEPS else _LAND
        costs[name] = run(home, code, str(file))
        _say(name, costs[name])
    total = Cost(*(sum(c[i] for c in costs.values()) for i in (0, 1)), max(c.megabytes for c in costs.values()))
    _say("all", total)
    print(
        f"{count / total.seconds:.0f} articles per second, {1000 * total.cpu / count:.2f} ms of a processor each",
        flush=True,
    )
    return costs


def main(asked: argparse.Namespace) -> None:
    if not BODIES.exists():
        sys.exit(f"the bodies are missing: {BODIES}")
    count, folder, increment = asked.count, asked.folder, asked.increment
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{count}_pages" if asked.pages else str(count)
    file = folder / (name if asked.pages else f"{name}.jsonl")
    if not file.exists():
        (write_pages if asked.pages else write)(file, count)
    home = folder / f"home_{name}"
    costs = measured(home, file, count)
    if increment:
        more = folder / f"{count}+{increment}.jsonl"
        write(more, count + increment, skip=count)
        costs |= {f"increment_{name}": cost for name, cost in measured(home, more, increment).items()}
    if asked.rebuild:
        costs["rebuild"] = run(home, _REBUILD)
        print(f"rebuild {costs['rebuild'].seconds:.1f} s, {costs['rebuild'].megabytes} MB", flush=True)
    told = {name: cost._asdict() for name, cost in costs.items()}
    (folder / f"{name}.json").write_text(json.dumps(told, indent=1))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("increment", type=int, nargs="?", default=0, help="articles that come later, measured apart")
    parser.add_argument("--pages", action="store_true", help="the first delivery as saved HTML pages")
    parser.add_argument("--rebuild", action="store_true", help="then everything again from landing")
    main(parser.parse_args())
