"""One system per home; what a killed one left behind is ended before the next one starts."""

import fcntl
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from pipeline.embedded.component import Component, kill


class AlreadyUp(RuntimeError):
    """Another one runs on the same home."""


@contextmanager
def only_one(airflow_home: Path) -> Iterator[None]:
    """Raises AlreadyUp. The kernel gives the lock back when its holder dies."""
    airflow_home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (airflow_home / "up.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyUp(f"already running on {airflow_home.parent}") from None
        kill(_left(airflow_home))
        yield


def remember(airflow_home: Path, parts: Iterable[Component]) -> None:
    """The sessions that are ours; a process is told by its number and the time of its birth."""
    born = {session: _born(session) for part in parts for session in part.sessions}
    told = json.dumps([[session, birth] for session, birth in born.items() if birth is not None])
    aside = airflow_home / "sessions.part"
    aside.write_text(told, encoding="ascii")
    aside.replace(airflow_home / "sessions.json")


def _born(pid: int) -> float | None:
    try:
        return float(psutil.Process(pid).create_time())
    except psutil.NoSuchProcess:
        return None


def _left(airflow_home: Path) -> list[int]:
    """A number that belongs to another process by now is left alone; a session may outlive its first process."""
    file = airflow_home / "sessions.json"
    told = json.loads(file.read_text(encoding="ascii")) if file.exists() else []
    return [session for session, birth in told if _born(session) in (birth, None)]
