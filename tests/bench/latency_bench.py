"""File dropped until visible in the published snapshot, embedded: python -m tests.bench.latency_bench [TIMES]

Starts Airflow on a home of its own, waits until it is idle, and drops one file at a time, some seconds apart.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from threading import Event

from pipeline.embedded.up import Progress, System, mend, running
from pipeline.settings import settings
from pipeline.warehouse.sandbox import NothingPublished, ask

IDLE_SECONDS = 5.0  # between two files: nothing of the one before is still running
LATEST_SECONDS = 300.0
STORY = (
    "The roof of playhouse number {i} is repaired\n\n"
    "The roof of playhouse number {i} was repaired in {i} weeks, its manager said on Monday. The work cost {i} million "
    'euros. "We counted {i} cracks when we began," said Karla Brandt, who leads the playhouse.\n'
)


def articles(published: Path) -> int:
    try:
        return int(str(ask(published, "select count(*) from article").rows[0][0]))
    except NothingPublished:
        return 0


def dropped(home: Path, i: int, system: System) -> float:
    """Seconds until one article more is published."""
    before = articles(home / "published")
    start = time.monotonic()
    (home / "inbox" / f"{i}.txt").write_text(STORY.format(i=i))
    while articles(home / "published") == before:
        if time.monotonic() - start > LATEST_SECONDS:
            raise TimeoutError(f"file {i} was not published in {LATEST_SECONDS:.0f} s")
        mend(system, Progress())
        time.sleep(0.2)
    return time.monotonic() - start


def main(times: int) -> None:
    with tempfile.TemporaryDirectory(prefix="latency-") as name:
        (Path(name) / "feeds.toml").write_text("")
        own = settings({"DRIFTWIRE_HOME": f"{name}/var", "DRIFTWIRE_FEEDS": f"{name}/feeds.toml"})
        with running(own, os.environ, Event(), Progress()) as system:
            took = [dropped(own.home, 0, system)]
            print(f"first file: {took[0]:.1f} s", flush=True)
            for i in range(1, times + 1):
                time.sleep(IDLE_SECONDS)
                took.append(dropped(own.home, i, system))
                print(f"file {i}: {took[-1]:.1f} s", flush=True)
    print(f"{times} files after the first: median {median(took[1:]):.1f} s, worst {max(took[1:]):.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
