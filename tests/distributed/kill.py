"""Kills each part of the team's deployment in a run: python -m tests.distributed.kill [TIMES] [SEED] [PART…]

A part dies with all its processes and is started again, as `restart: unless-stopped` does it; Postgres and Redis too.
Nobody helps: no run is triggered or cleared by hand. Exit 1 where anything was lost, doubled or another hash came out.
"""

import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from pipeline.settings import Settings
from tests.airflow.trial import drop, published
from tests.distributed.service import missing
from tests.distributed.team import PARTS, Team, running
from tests.distributed.twin import same_tables, worked_off_in_one_process

FILES = 5
LONGEST_SECONDS = 1200.0
MIDDLE_SECONDS = 25.0  # a run of one small delivery takes about half a minute
ALL = (*PARTS, "worker-collect", "worker-extract", "worker-warehouse", "redis", "postgres")


def in_the_middle(team: Team, part: str, numbers: range, chance: random.Random) -> float:
    """Kills the part while the files are worked off; the seconds from there until the readers see them all."""
    drop(team.own, numbers)
    newest = team.own.home / "landing"
    before = len(list(newest.glob("*/*.gz")))
    if part != "worker-collect":
        team.wait(lambda: len(list(newest.glob("*/*.gz"))) > before, LONGEST_SECONDS)
    time.sleep(chance.uniform(0, MIDDLE_SECONDS))
    begun = time.monotonic()
    team.kill(part)
    team.wait(lambda: published(team.own, numbers), LONGEST_SECONDS)
    team.wait(team.is_well, LONGEST_SECONDS)
    return time.monotonic() - begun


def main(times: int, seed: int, parts: Sequence[str]) -> None:
    if told := missing():
        sys.exit(f"not here: {told}")
    chance, number = random.Random(seed), 0
    with tempfile.TemporaryDirectory(prefix="kill-") as name:
        folder = Path(name)
        own = Settings(folder / "var", folder / "feeds.toml", None, sample=False, contact="")
        own.feeds_file.write_text("")
        with running(own, folder, {"DRIFTWIRE_FEEDS": str(own.feeds_file)}) as team:
            for part in [part for part in parts for _ in range(times)]:
                seconds = in_the_middle(team, part, range(number, number + FILES), chance)
                number += FILES
                print(f"{part:17} killed: all published and well {seconds:4.0f} s later", flush=True)
            same_tables(own, worked_off_in_one_process(own, folder / "twin"))
    print(f"{number // FILES} kills: nothing lost, nothing doubled, tables equal to those of one process")


if __name__ == "__main__":
    main(*(int(one) for one in [*sys.argv[1:3], *("3", "1")[len(sys.argv[1:3]) :]]), sys.argv[3:] or ALL)
