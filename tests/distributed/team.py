"""The team's deployment on this machine: started whole, restarted as its engine would, ended whole."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import NamedTuple

from pipeline.embedded.airflow import Airflow
from pipeline.embedded.component import Component, end_all, members
from pipeline.embedded.configuration import Configuration
from pipeline.embedded.up import DAGS, Progress, System, add, mend, wait_until
from pipeline.settings import Settings
from tests.distributed.service import (
    POSTGRES,
    Place,
    airflow_parts,
    as_nobody,
    environ,
    place,
    postgres_folder,
    postgres_part,
    redis_part,
)

ADMIN = "admin"
PARTS = ("api-server", "scheduler", "dag-processor", "triggerer")
LEAST_SECONDS = 2.0


class Team(NamedTuple):
    system: System
    own: Settings
    say: Progress

    def part(self, name: str) -> Component:
        return next(part for part in self.system.parts if part.name == name)

    def wait(self, done: Callable[[], bool], seconds: float) -> None:
        """Raises AssertionError where it takes longer; what dies meanwhile is started again."""
        until = time.monotonic() + seconds

        def over() -> bool:
            assert time.monotonic() < until, "not in time"
            return done()

        wait_until(over, self.system, self.say)

    def kill(self, name: str) -> None:
        """As a kernel would that has no memory left: all its processes at once; then as `restart: unless-stopped`."""
        part = self.part(name)
        for process in members(part.sessions):
            process.kill()
        until = time.monotonic() + LEAST_SECONDS * 5
        while part.exit_code() is None and time.monotonic() < until:
            time.sleep(0.05)
        mend(self.system, self.say)
        part.restarts = 0  # each time is meant

    def is_well(self) -> bool:
        return not self.system.airflow.unhealthy() and self.system.airflow.dags() >= DAGS


@contextmanager
def running(own: Settings, folder: Path, more: Mapping[str, str]) -> Iterator[Team]:
    """Healthy, with our DAGs; everything in `parts` has ended on leaving, also where it did not start."""
    at = place(folder)._replace(home=own.home)
    own.inbox.mkdir(parents=True, exist_ok=True)
    data = postgres_folder()
    api = at.services()["api-server"]
    told = Configuration(
        folder / "airflow", at.api, at.secrets["DRIFTWIRE_ADMIN_PASSWORD"], environ(api["environment"], at, more)
    )
    told.airflow_home.mkdir(parents=True)
    system = System(told, Airflow(told.address, ADMIN, told.password), [], Event())
    team = Team(system, own, Progress())
    try:
        _start(team, at, data, more)
        yield team
    finally:
        system.airflow.close()
        # The broker goes after those who talk to it, the database last.
        end_all(system.parts[1:])
        end_all(system.parts[:1])
        shutil.rmtree(data)


def _start(team: Team, at: Place, data: Path, more: Mapping[str, str]) -> None:
    _database(team, at, data)
    add(team.system, redis_part(at))
    team.say("preparing Airflow's database and users")
    (prepare,) = airflow_parts("prepare", at, more)
    add(team.system, prepare)
    while prepare.exit_code() is None:
        time.sleep(0.2)
    team.system.parts.remove(prepare)
    assert prepare.exit_code() == 0, prepare.log.read_text()[-3000:]
    workers = [name for name in at.services() if name.startswith("worker-")]
    for name in (*PARTS, *workers):
        for part in airflow_parts(name, at, more):
            add(team.system, part)
    team.wait(team.is_well, 400)
    team.say(f"up: {team.system.configuration.address}, {', '.join(workers)}")


def _database(team: Team, at: Place, data: Path) -> None:
    password = at.services()["postgres"]["environment"]["POSTGRES_PASSWORD"]
    secret = data / "password"
    secret.write_text(password)
    secret.chmod(0o644)  # in a folder of the server's user
    base = data / "data"
    argv = [str(POSTGRES.with_name("initdb")), "-D", str(base), "-U", "airflow", f"--pwfile={secret}", "-A"]
    subprocess.run(as_nobody([*argv, "scram-sha-256"]), check=True, capture_output=True, cwd="/")
    add(team.system, postgres_part(at, base))
    secrets = {**os.environ, "PGPASSWORD": password}
    there = ["-h", "127.0.0.1", "-p", str(at.postgres), "-U", "airflow"]
    ready = [str(POSTGRES.with_name("pg_isready")), *there]
    team.wait(lambda: subprocess.run(ready, capture_output=True).returncode == 0, 30)
    made = [str(POSTGRES.with_name("createdb")), *there, "airflow"]
    subprocess.run(made, env=secrets, check=True, capture_output=True)
