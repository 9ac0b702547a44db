"""The deployment of docker-compose.yml, without an engine: Postgres, Redis, Airflow's parts and Celery workers."""

import random
from pathlib import Path

import pytest

from pipeline.embedded.demo import play
from pipeline.settings import Settings
from tests.airflow.trial import (
    dropped_while_paused,
    eventually,
    failed_and_cleared,
    over,
    paused,
    published,
    sixty_at_once,
    story,
)
from tests.distributed.team import Team
from tests.distributed.twin import same_tables, twin_of, worked_off_in_one_process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
WEEKS = 3


@pytest.fixture(scope="session")
def played(team: Team) -> Team:
    play(team.own, WEEKS, team.system, team.say)
    return team


@pytest.fixture(scope="session")
def twin(played: Team, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return twin_of(played.own, tmp_path_factory.mktemp("twin") / "var", WEEKS)


def test_the_demo_ends_in_the_tables_of_a_run_in_one_process(played: Team, twin: Settings) -> None:
    assert len(list(played.own.reports.glob("*-W*.html"))) == WEEKS
    same_tables(played.own, twin)


def test_sixty_files_dropped_at_once_are_all_processed_with_no_further_event(played: Team) -> None:
    sixty_at_once(played.system, played.own)


def test_what_is_dropped_while_the_dag_is_paused_is_processed_when_it_is_not(played: Team) -> None:
    dropped_while_paused(played.system, played.own)


def test_a_run_that_failed_ends_when_its_fault_is_mended_and_it_is_cleared(played: Team) -> None:
    failed_and_cleared(played.system, played.own)


def test_much_that_is_landed_is_read_by_the_workers_for_it(played: Team) -> None:
    airflow, heavy = played.system.airflow, range(200, 212)
    with paused(airflow, "detect"):  # else a run may find some of it landed, and that is little
        # One that waits in the queue may take it all when the pause is over.
        earlier = {run.run_id for run in airflow.latest_runs("detect") if run.over}
        _drop_pages(played.own, heavy)
        eventually(lambda: not list(played.own.inbox.glob("*.html")), 240)
    run = airflow.trigger("detect")
    eventually(lambda: over(airflow, run, "success"), 400)
    assert published(played.own, heavy)
    told = [
        airflow._get(f"/api/v2/dags/detect/dagRuns/{r.run_id}/taskInstances")
        for r in airflow.latest_runs("detect")
        if r.run_id not in earlier
    ]
    states = [one["state"] for run in told for one in run["task_instances"] if one["task_id"] == "read_ahead"]
    assert states.count("success") >= 4


def _drop_pages(own: Settings, numbers: range) -> None:
    """Little to read, and more than a megabyte packed."""
    chance = random.Random(1)
    for i in numbers:
        title, _, body = story(i).partition("\n")
        page = f"<html><head><title>{title}</title></head><body><!-- {chance.randbytes(100_000).hex()} --><article>"
        (own.inbox / f"{i}.html").write_text(f"{page}<h1>{title}</h1><p>{body}</p></article></body></html>")


def test_after_all_of_it_the_tables_are_those_of_one_process(played: Team, tmp_path: Path) -> None:
    same_tables(played.own, worked_off_in_one_process(played.own, tmp_path / "var"))
