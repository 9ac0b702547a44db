"""A real Airflow: rung by files, closed to strangers, and standing up again when a part falls."""

from contextlib import suppress

import httpx
import psutil
import pytest

from pipeline.embedded.component import members
from pipeline.embedded.up import Progress, System, mend
from pipeline.settings import Settings, settings
from tests.airflow.trial import drop, dropped_while_paused, eventually, failed_and_cleared, published, sixty_at_once

pytestmark = pytest.mark.slow


def own(system: System) -> Settings:
    return settings(system.configuration.environ)


@pytest.mark.timeout(900)
def test_sixty_files_dropped_at_once_are_all_processed_with_no_further_event(system: System) -> None:
    sixty_at_once(system, own(system))


@pytest.mark.timeout(900)
def test_what_is_dropped_while_the_dag_is_paused_is_processed_when_it_is_not(system: System) -> None:
    dropped_while_paused(system, own(system))


@pytest.mark.timeout(900)
def test_a_run_that_failed_ends_when_its_fault_is_mended_and_it_is_cleared(system: System) -> None:
    failed_and_cleared(system, own(system))


@pytest.mark.timeout(900)
def test_a_scheduler_that_dies_in_the_middle_of_a_run_loses_nothing(system: System) -> None:
    late = range(60, 65)
    drop(own(system), late)
    eventually(lambda: not any(run.over for run in system.airflow.latest_runs("detect")[:1]), 300)
    scheduler = next(part for part in system.parts if part.name == "scheduler")
    for process in members(scheduler.sessions):
        process.kill()
    eventually(lambda: scheduler.exit_code() is not None, 60)
    mend(system, Progress())
    eventually(lambda: published(own(system), late), 600)


@pytest.mark.parametrize("page", ["/driftwire/report", "/driftwire/quality", "/api/v2/dags/detect/dagRuns"])
def test_a_stranger_is_sent_away(system: System, page: str) -> None:
    assert httpx.get(system.configuration.address + page, trust_env=False).status_code == 401


def test_everything_listens_on_this_machine_only(system: System) -> None:
    listening = set()
    for process in [process for part in system.parts for process in members(part.sessions)]:
        with suppress(psutil.NoSuchProcess):  # a task that has ended meanwhile
            found = process.net_connections("inet")
            listening |= {c.laddr.ip for c in found if c.status == psutil.CONN_LISTEN}
    assert listening == {"127.0.0.1"}


def test_a_part_that_dies_is_started_again(system: System) -> None:
    triggerer = next(part for part in system.parts if part.name == "triggerer")
    for process in members(triggerer.sessions):
        process.kill()
    eventually(lambda: triggerer.exit_code() is not None, 60)
    mend(system, Progress())
    assert triggerer.restarts == 1
    assert triggerer.exit_code() is None
