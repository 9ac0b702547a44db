"""Starts Airflow's parts one by one, waits until they are well, watches them, and stops all that it started."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType
from typing import NamedTuple

import click
import httpx

from pipeline.embedded.airflow import Airflow
from pipeline.embedded.component import RESTARTS, Component, end_all
from pipeline.embedded.configuration import PORT, USER, Configuration, configuration, free_port
from pipeline.embedded.leftover import AlreadyUp, only_one, remember
from pipeline.settings import Settings

DAGS = frozenset({"collect", "inbox", "detect", "weekly_report", "maintain", "train"})
QUESTION = "select outlet, count(*) from article group by outlet"
_LOOK_SECONDS = 0.5


class Stopped(Exception):
    """Somebody asked us to end."""


class Broken(RuntimeError):
    """A part does not start, or does not live."""


class System(NamedTuple):
    """What runs: `parts` may grow while it does."""

    configuration: Configuration
    airflow: Airflow
    parts: list[Component]
    stop: Event


def stop_on_signal() -> Event:
    """Set by Ctrl-C, SIGTERM, or the closing of the terminal."""
    stop = Event()

    def note(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, note)
    return stop


class Progress:
    """Lines on the terminal, each with the seconds since the start."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def __call__(self, line: str) -> None:
        click.echo(f"{time.monotonic() - self._start:5.0f} s  {line}")


def airflow_part(name: str, *arguments: str, system: Configuration) -> Component:
    argv = [sys.executable, "-m", "airflow", *arguments]
    return Component(name, argv, system.environ, system.airflow_home / "log" / f"{name}.log")


def wait_until(done: Callable[[], bool], system: System, say: Progress) -> None:
    """Looks again and again; a part that dies meanwhile is restarted.

    Raises:
        Stopped: somebody asked us to end.
        Broken: a part will not live.
    """
    while not _answered(done):
        if system.stop.wait(_LOOK_SECONDS):
            raise Stopped
        mend(system, say)


def _answered(done: Callable[[], bool]) -> bool:
    """Not yet, while Airflow's API is busy or being restarted."""
    try:
        return done()
    except httpx.TransportError:
        return False


def mend(system: System, say: Progress) -> None:
    """Restarts what has died, a bounded number of times."""
    for part in system.parts:
        code = part.exit_code()
        if code is None:
            continue
        if part.restarts >= RESTARTS:
            raise Broken(f"{part.name} has ended {RESTARTS + 1} times, the last time with {code}; see {part.log}")
        say(f"{part.name} has ended with {code}: starting it again (its log: {part.log})")
        part.restart()
        remember(system.configuration.airflow_home, system.parts)


@contextmanager
def running(
    own: Settings, environ: Mapping[str, str], stop: Event, say: Progress, port: int = PORT
) -> Iterator[System]:
    """Airflow, healthy, with our DAGs; on leaving, everything in `parts` is stopped. `port` 0: any that is free.

    Raises:
        Stopped, Broken: while it starts.
        AlreadyUp: another one runs on this home.
    """
    own.inbox.mkdir(parents=True, exist_ok=True)
    with only_one(own.home / "airflow"):
        told = configuration(own, environ, free_port(port))
        system = System(told, Airflow(told.address, USER, told.password), [], stop)
        try:
            _start(system, say)
            yield system
        finally:
            say("stopping")
            system.airflow.close()
            end_all(system.parts)
            remember(told.airflow_home, [])


def add(system: System, part: Component) -> None:
    system.parts.append(part)
    part.start()
    remember(system.configuration.airflow_home, system.parts)


def _start(system: System, say: Progress) -> None:
    told, airflow = system.configuration, system.airflow
    say("preparing Airflow's database")
    _migrate(system)
    say("starting Airflow: API server, DAG processor, scheduler, triggerer")
    add(system, airflow_part("api-server", "api-server", system=told))
    add(system, airflow_part("dag-processor", "dag-processor", system=told))
    wait_until(lambda: "api-server" not in airflow.unhealthy(), system, say)
    airflow.make_pool("warehouse", 1, "Only one task at a time writes the warehouse.")
    # Their log servers would listen on every address of the machine; the UI reads the same files from disk.
    add(system, airflow_part("scheduler", "scheduler", "--skip-serve-logs", system=told))
    add(system, airflow_part("triggerer", "triggerer", "--skip-serve-logs", system=told))
    wait_until(lambda: not airflow.unhealthy() and airflow.dags() >= DAGS, system, say)
    upkeep = [sys.executable, "-m", "pipeline.embedded.upkeep", str(told.airflow_home)]
    add(system, Component("upkeep", upkeep, told.environ, told.airflow_home / "log" / "upkeep.log"))
    say(f"Airflow is up: {told.address}  (user {USER}, password {told.password})")


def _migrate(system: System) -> None:
    part = airflow_part("migrate", "db", "migrate", system=system.configuration)
    add(system, part)
    while part.exit_code() is None:
        if system.stop.wait(_LOOK_SECONDS):
            raise Stopped
    system.parts.remove(part)
    if part.exit_code():
        raise Broken(f"Airflow's database could not be prepared; see {part.log}")


def up(own: Settings) -> None:
    """Runs on the user's own feeds until Ctrl-C."""
    stop, say = stop_on_signal(), Progress()
    try:
        with running(own, os.environ, stop, say) as system:
            click.echo(_where(own, system.configuration))
            wait_until(lambda: False, system, say)
    except Stopped:
        say("stopped")
    except (AlreadyUp, Broken) as broken:
        raise click.ClickException(str(broken)) from None


def command() -> str:
    """What to type to call us again from here."""
    beside = Path(sys.executable).with_name("driftwire")
    try:
        return str(beside.relative_to(Path.cwd()))
    except ValueError:
        return str(beside)


def _where(own: Settings, told: Configuration) -> str:
    lines = [
        f"Airflow   {told.address}   user {USER}, password {told.password}",
        f"Inbox     {own.inbox}   drop .txt .html .jsonl .xml .warc files here",
        f"Feeds     {own.feeds_file}",
        f"Reports   {told.address}/plugin/drift_report   also in {own.reports}",
        f'SQL       DRIFTWIRE_HOME={own.home} {command()} sql "{QUESTION}"',
        "",
        "Ctrl-C stops everything.",
    ]
    return "\n" + "\n".join(f"  {line}".rstrip() for line in lines) + "\n"
