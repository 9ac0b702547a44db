"""Every DAG file parses, is a declaration, and explains itself to who sees it in the UI."""

import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "dags").glob("*.py"))
HEAVY = {"great_expectations", "duckdb", "sklearn", "numba", "pandas", "trafilatura"}


@cache
def bag():
    from airflow.dag_processing.dagbag import DagBag

    return DagBag(ROOT / "dags")


@cache
def tasks():
    return [(dag, task) for dag in bag().dags.values() for task in dag.tasks]


def test_all_dags_parse() -> None:
    assert bag().import_errors == {}
    assert set(bag().dags) == {"collect", "inbox", "detect", "weekly_report", "maintain", "train"}


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_a_dag_file_has_at_most_forty_lines(file) -> None:
    assert len(file.read_text().splitlines()) <= 40


def test_each_dag_has_a_page_of_help_a_name_and_tags() -> None:
    for dag in bag().dags.values():
        assert dag.doc_md
        assert dag.tags
        assert dag.dag_display_name != dag.dag_id
        assert dag.max_active_runs == 1


def test_each_task_tells_what_it_does_what_to_do_when_red_and_that_repeating_is_safe() -> None:
    for _, task in tasks():
        for said in ("What it does", "red", "Re-running is safe"):
            assert said.lower() in task.doc_md.lower(), (task.task_id, said)


def test_each_task_is_retried_with_growing_waits_and_has_an_owner() -> None:
    for dag, task in tasks():
        assert task.retries >= 2, (dag.dag_id, task.task_id)
        assert task.retry_exponential_backoff
        assert task.owner == "driftwire"
        assert task.execution_timeout


def test_whoever_writes_the_warehouse_shares_one_slot() -> None:
    writing = {"detect", "maintain"}
    assert {task.pool for dag, task in tasks() if dag.dag_id in writing} == {"warehouse"}
    assert {task.pool for dag, task in tasks() if dag.dag_id not in writing} == {"default_pool"}


def test_whoever_mails_runs_where_the_open_network_is() -> None:
    mailing = {"to_mail", "mail"}
    assert {task.queue for _, task in tasks() if task.task_id in mailing} == {"collect"}


def test_detect_has_the_steps_of_the_run_in_their_order() -> None:
    from pipeline.run.step import STEPS

    detect = bag().dags["detect"]
    assert tuple(task.task_id for task in detect.topological_sort()) == STEPS


def test_the_bells_hang_where_they_should() -> None:
    rings = {task.task_id: [asset.name for asset in task.outlets] for _, task in tasks() if task.outlets}
    assert rings == {"poll": ["landed"], "take": ["landed"], "publish": ["published"]}


@pytest.mark.slow
def test_parsing_imports_nothing_heavy() -> None:
    import subprocess

    code = (
        "import sys; from airflow.dag_processing.dagbag import DagBag;"
        f"DagBag({str(ROOT / 'dags')!r}); print(sorted({HEAVY!r} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip().splitlines()[-1] == "[]"


def test_with_workers_for_it_what_is_landed_is_read_ahead_of_admission(monkeypatch: pytest.MonkeyPatch) -> None:
    from airflow.dag_processing.dagbag import DagBag

    monkeypatch.setenv("DRIFTWIRE_EXTRACTORS", "2")
    detect = DagBag(ROOT / "dags" / "detect.py").dags["detect"]
    assert detect.get_task("read_ahead").queue == "extract"
    assert detect.get_task("admit").upstream_task_ids == {"read_ahead"}
    assert detect.get_task("admit").trigger_rule == "all_done"
