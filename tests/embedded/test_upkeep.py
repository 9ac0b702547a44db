"""Airflow's own logs do not grow for ever."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.embedded import upkeep

NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)


def aged(file: Path, days: float) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    at = (NOW - timedelta(days=days)).timestamp()
    os.utime(file, (at, at))
    return file


def test_logs_of_tasks_go_after_two_months_and_their_folders_with_them(tmp_path: Path) -> None:
    old, young = (aged(tmp_path / "dag_id=detect" / f"run_id={d}" / "attempt=1.log", d) for d in (61, 59))
    aged(old.parent, 61)
    assert upkeep.remove_logs(tmp_path, NOW - upkeep.KEPT) == 1
    aged(old.parent, 61)
    upkeep.remove_logs(tmp_path, NOW - upkeep.KEPT)
    assert sorted(tmp_path.rglob("*")) == [young.parents[1], young.parent, young]


def test_a_parts_log_that_has_grown_large_is_cut_under_its_writer(tmp_path: Path) -> None:
    log, small = tmp_path / "scheduler.log", tmp_path / "triggerer.log"
    small.write_bytes(b"small")
    with log.open("ab", buffering=0) as writer:
        writer.write(b"a" * (upkeep.LARGEST + 1))
        assert upkeep.cut_logs(tmp_path) == 1
        writer.write(b"and on")
    assert (log.read_bytes(), small.read_bytes()) == (b"and on", b"small")
    assert log.with_suffix(".log.1").stat().st_size == upkeep.LARGEST + 1
    assert upkeep.cut_logs(tmp_path) == 0
