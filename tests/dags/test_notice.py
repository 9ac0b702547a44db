"""Whoever watches gets one message for a failed run, and none for a task."""

from pathlib import Path
from types import SimpleNamespace

import pytest


@pytest.fixture
def detect():
    from airflow.dag_processing.dagbag import DagBag

    return DagBag(Path(__file__).resolve().parents[2] / "dags" / "detect.py").dags["detect"]


def test_the_notice_hangs_on_the_run_and_not_on_its_tasks(database: None, detect) -> None:
    assert [type(one).__name__ for one in detect.on_failure_callback] == ["RunFailed"]
    assert [task.on_failure_callback for task in detect.tasks if task.on_failure_callback] == []


def test_a_failed_run_is_told_once_with_run_and_task(database: None, detect, home: Path) -> None:
    run = SimpleNamespace(run_id="scheduled__2026-11-02", dag_id="detect")
    (notice,) = detect.on_failure_callback
    notice({"dag": detect, "dag_run": run, "ti": SimpleNamespace(task_id="publish")})
    (line,) = (home / "notices.log").read_text().splitlines()
    assert "run scheduled__2026-11-02 of detect has failed" in line
    assert "publish is red" in line
    assert "clearing it is always safe" in line
