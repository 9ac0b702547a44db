"""A real Airflow: rung by files, closed to strangers, and standing up again when a part falls."""

import time
from collections.abc import Callable
from pathlib import Path

import httpx
import psutil
import pytest

from pipeline.embedded.component import members
from pipeline.embedded.up import Progress, System, mend
from pipeline.warehouse.sandbox import NothingPublished, ask

pytestmark = pytest.mark.slow
COUNT = 60
SUBJECTS = ("roof", "stage", "organ", "foyer", "curtain", "archive")


def eventually(done: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, "not in time"
        time.sleep(0.5)


def home(system: System) -> Path:
    return Path(system.configuration.environ["DRIFTWIRE_HOME"])


def story(i: int) -> str:
    subject = SUBJECTS[i % len(SUBJECTS)]
    return (
        f"The {subject} of playhouse number {i} is repaired\n\n"
        f"The {subject} of playhouse number {i} was repaired in {i + 3} weeks, its manager said on Monday. The work "
        f"cost {i + 2} million euros, and the town of Weststadt paid {i + 11} percent of it.\n\n"
        f'"We counted {i * 7} cracks when we began," said Karla Brandt, who leads the playhouse.\n'
    )


def articles(system: System) -> int:
    try:
        return int(str(ask(home(system) / "published", "select count(*) from article").rows[0][0]))
    except NothingPublished:
        return 0


@pytest.mark.timeout(900)
def test_sixty_files_dropped_at_once_are_all_processed_with_no_further_event(system: System) -> None:
    inbox = home(system) / "inbox"
    for i in range(COUNT):
        (inbox / f"{i}.txt").write_text(story(i))
    eventually(lambda: articles(system) == COUNT, 600)
    assert [f.name for f in inbox.iterdir() if f.name != ".done"] == []
    runs = [run for run in system.airflow.latest_runs("inbox") if run.run_id.startswith("asset_triggered")]
    assert 1 <= len(runs) <= 5


@pytest.mark.timeout(900)
def test_a_scheduler_that_dies_in_the_middle_of_a_run_loses_nothing(system: System) -> None:
    before = articles(system)
    for i in range(COUNT, COUNT + 5):
        (home(system) / "inbox" / f"{i}.txt").write_text(story(i))
    eventually(lambda: not any(run.over for run in system.airflow.latest_runs("detect")[:1]), 300)
    scheduler = next(part for part in system.parts if part.name == "scheduler")
    for process in members(scheduler.sessions):
        process.kill()
    eventually(lambda: scheduler.exit_code() is not None, 60)
    mend(system, Progress())
    eventually(lambda: articles(system) == before + 5, 600)


@pytest.mark.parametrize("page", ["/driftwire/report", "/driftwire/quality", "/api/v2/dags/detect/dagRuns"])
def test_a_stranger_is_sent_away(system: System, page: str) -> None:
    assert httpx.get(system.configuration.address + page, trust_env=False).status_code == 401


def test_everything_listens_on_this_machine_only(system: System) -> None:
    parts = [process for part in system.parts for process in members(part.sessions)]
    listening = [c.laddr for p in parts for c in p.net_connections("inet") if c.status == psutil.CONN_LISTEN]
    assert {address.ip for address in listening} == {"127.0.0.1"}


def test_a_part_that_dies_is_started_again(system: System) -> None:
    triggerer = next(part for part in system.parts if part.name == "triggerer")
    for process in members(triggerer.sessions):
        process.kill()
    eventually(lambda: triggerer.exit_code() is not None, 60)
    mend(system, Progress())
    assert triggerer.restarts == 1
    assert triggerer.exit_code() is None
