"""The services of docker-compose.yml as processes of this machine: their own commands and variables, no engine."""

import base64
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.embedded.component import Component
from pipeline.embedded.configuration import HOST, free_port
from tests.compose.conftest import ROOT, composed, wanted

# Debian keeps the server's programs beside the path.
POSTGRES = max(Path("/usr/lib/postgresql").glob("*/bin/postgres"), default=Path("/nonexistent"))
ENVIRONMENT = Path(os.environ.get("DRIFTWIRE_DISTRIBUTED_ENV") or ROOT / ".venv-distributed").absolute()
NOBODY = "postgres"  # the user of Debian's package: the server refuses root

# Of a container that dies the engine tells at once; of a process that dies Airflow learns by its silence. Shorter here
# than the default (300 s and 600 s), so that a test can wait for it.
PATIENCE = {
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "40",
    "AIRFLOW__SCHEDULER__TASK_QUEUED_TIMEOUT": "40",
    "AIRFLOW__SCHEDULER__TASK_QUEUED_TIMEOUT_CHECK_INTERVAL": "10",
    "AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL": "2",
}


def missing() -> str:
    """Why the team's deployment cannot be started here; empty where it can."""
    needed = {
        "Debian's package postgresql": POSTGRES.exists(),
        "Debian's package redis-server": shutil.which("redis-server") is not None,
        f"an environment of requirements-distributed.lock in {ENVIRONMENT} (make env-distributed)": (
            ENVIRONMENT / "bin" / "airflow"
        ).exists(),
    }
    return ", ".join(name for name, there in needed.items() if not there)


class Place(NamedTuple):
    """Where the services run: folders instead of volumes, free ports instead of a network."""

    folder: Path
    home: Path
    postgres: int
    redis: int
    api: int

    @property
    def secrets(self) -> dict[str, str]:
        """Every variable that the file asks for; the Fernet key must be one."""
        told = {name: f"secret-of-{name.lower()}-{'x' * 40}" for name in wanted()}
        return told | {"AIRFLOW_FERNET_KEY": base64.urlsafe_b64encode(bytes(32)).decode()}

    def services(self) -> dict[str, dict]:
        return composed(self.secrets)["services"]


def place(folder: Path) -> Place:
    ports = [free_port(0) for _ in range(3)]
    return Place(folder, folder / "var", *ports)


def here(text: str, at: Place) -> str:
    """The names of the compose network are ports of the loopback, its folders ours."""
    api = f"//{HOST}:{at.api}"
    replaced = {
        "@postgres/": f"@{HOST}:{at.postgres}/",
        "@redis:6379/": f"@{HOST}:{at.redis}/",
        "//api-server:8080": api,
        "//localhost:8080": api,
        "/opt/driftwire/src": str(ROOT),
    }
    for name, ours in replaced.items():
        text = text.replace(name, ours)
    return text


def environ(told: Mapping[str, object], at: Place, more: Mapping[str, str]) -> dict[str, str]:
    """What the compose file tells, what the Dockerfile tells, and what a test wants."""
    image = {
        "PATH": f"{ENVIRONMENT / 'bin'}:{os.environ['PATH']}",
        "HOME": str(at.folder),
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "AIRFLOW_HOME": str(at.folder / "airflow"),
        "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(ROOT / "dags" / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__API__HOST": HOST,
        "AIRFLOW__API__PORT": str(at.api),
        "DRIFTWIRE_HOME": str(at.home),
        "NO_PROXY": HOST,
        "no_proxy": HOST,
    }
    composed_ = {name: here(str(value), at) for name, value in told.items()}
    return {**composed_, **image, **PATIENCE, **more}


def airflow_parts(name: str, at: Place, more: Mapping[str, str]) -> list[Component]:
    """One for each replica; on one host they need names of their own."""
    told = at.services()[name]
    around = environ(told["environment"], at, more)
    made = []
    for number in range(1, told["deploy"].get("replicas", 1) + 1):
        own = name if number == 1 else f"{name}-{number}"
        argv = [here(one, at).replace("%h", f"{number}.%h") for one in told["command"]]
        made.append(Component(own, argv, around, at.folder / "log" / f"{own}.log"))
    return made


def redis_part(at: Place) -> Component:
    told = at.services()["redis"]
    folder = at.folder / "redis"
    folder.mkdir(exist_ok=True)
    argv = [one.replace("dir /data", f"dir {folder}\\nport {at.redis}\\nbind {HOST}") for one in told["command"]]
    return Component("redis", argv, {**os.environ, **told["environment"]}, at.folder / "log" / "redis.log")


def as_nobody(argv: list[str]) -> list[str]:
    switch = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--init-groups", "--"]
    return [*(switch if os.geteuid() == 0 else []), *argv]


def postgres_part(at: Place, data: Path) -> Component:
    argv = [str(POSTGRES), "-D", str(data), "-h", HOST, "-p", str(at.postgres), "-c", "unix_socket_directories="]
    return Component("postgres", as_nobody(argv), {"PATH": os.environ["PATH"]}, at.folder / "log" / "postgres.log")


def postgres_folder() -> Path:
    """One that its server can reach: what belongs to a test is closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="driftwire-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, NOBODY, NOBODY)
    return folder


if __name__ == "__main__":
    sys.exit(f"not here: {missing()}" if missing() else 0)
