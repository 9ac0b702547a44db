"""The same input in one process without Airflow: what the tables must be."""

import shutil
from pathlib import Path

from pipeline.embedded.demo import begins, set_clock
from pipeline.run.collection import collect_once
from pipeline.run.step import run_all
from pipeline.run.verify import verify
from pipeline.settings import Settings


def twin_of(own: Settings, home: Path, weeks: int) -> Settings:
    """A home that has collected the sample's weeks from the same newswire, and worked them off."""
    twin = own._replace(home=home)
    for week in range(1, weeks + 1):
        set_clock(own, begins(week + 1))
        collect_once(twin)
    run_all(twin)
    return twin


def worked_off_in_one_process(own: Settings, home: Path) -> Settings:
    """A home with the same landing and nothing else."""
    twin = own._replace(home=home)
    shutil.copytree(own.landing, twin.landing)
    run_all(twin)
    return twin


def same_tables(one: Settings, other: Settings) -> None:
    ours, theirs = verify(one), verify(other)
    assert (ours.broken, theirs.broken) == ([], [])
    assert ours.tables == theirs.tables
