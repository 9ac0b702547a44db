"""Airflow's configuration for the embedded mode: environment variables, and secrets that are made once."""

import base64
import json
import secrets
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.settings import ROOT, Settings

HOST = "127.0.0.1"
PORT = 8080
USER = "admin"

# What every task imports, and takes seconds for: loaded once, and inherited by the tasks' processes.
_PRELOADED = (
    "airflow.executors.local_executor",
    "airflow.sdk.execution_time.task_runner",
    "airflow.dag_processing.dagbag",
    "great_expectations",
    "skops.io",
    "trafilatura",
    "scipy.stats",
)


class Configuration(NamedTuple):
    airflow_home: Path
    port: int
    password: str
    environ: dict[str, str]

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"


def kept_secret(file: Path, characters: int) -> str:
    """Made at the first call, the same ever after; readable by its owner only."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(characters // 2), encoding="ascii")
    return file.read_text(encoding="ascii")


def free_port(preferred: int) -> int:
    """The preferred one, or any other if it is taken."""
    for port in (preferred, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError(f"no free port on {HOST}")


def configuration(own: Settings, environ: Mapping[str, str], port: int) -> Configuration:
    home = own.home / "airflow"
    secret = home / "secret"
    password = kept_secret(secret / "password", 16)
    users = secret / "users.json"
    users.touch(mode=0o600)
    users.write_text(json.dumps({USER: password}), encoding="ascii")
    return Configuration(home, port, password, {**environ, **_ours(own), **_airflow(home, secret, users, port)})


def _ours(own: Settings) -> dict[str, str]:
    told = {
        "DRIFTWIRE_HOME": str(own.home),
        "DRIFTWIRE_FEEDS": str(own.feeds_file),
        "DRIFTWIRE_SAMPLE": "1" if own.sample else "0",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        # Tasks talk to the API on loopback: never through a proxy.
        "NO_PROXY": f"{HOST},localhost",
        "no_proxy": f"{HOST},localhost",
    }
    return told | ({"DRIFTWIRE_CLOCK_FILE": str(own.clock_file)} if own.clock_file else {})


def _airflow(home: Path, secret: Path, users: Path, port: int) -> dict[str, str]:
    options = {
        "CORE__EXECUTOR": "LocalExecutor",
        "CORE__PARALLELISM": "3",  # each is a process that waits
        "CORE__DAGS_FOLDER": str(ROOT / "dags"),
        "CORE__PLUGINS_FOLDER": str(ROOT / "dags" / "plugins"),
        "CORE__LOAD_EXAMPLES": "False",
        "CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "CORE__FERNET_KEY": base64.urlsafe_b64encode(bytes.fromhex(kept_secret(secret / "fernet", 64))).decode(),
        "CORE__SIMPLE_AUTH_MANAGER_USERS": f"{USER}:admin",
        "CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(users),
        "CORE__EXECUTION_API_SERVER_URL": f"http://{HOST}:{port}/execution/",
        "CORE__MP_FORKSERVER_PRELOAD": ",".join(_PRELOADED),
        "DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home / 'airflow.db'}",
        "API__HOST": HOST,
        "API__PORT": str(port),
        "API__BASE_URL": f"http://{HOST}:{port}",
        "API__SECRET_KEY": kept_secret(secret / "api_key", 64),
        "API__INSTANCE_NAME": "Driftwire",
        "API_AUTH__JWT_SECRET": kept_secret(secret / "jwt", 64),
        "API_AUTH__JWT_ISSUER": "driftwire",
        "DAG_PROCESSOR__REFRESH_INTERVAL": "10",
        "DAG_PROCESSOR__PARSING_PROCESSES": "1",
        "DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL": "60",
        "SCHEDULER__MP_START_METHOD": "forkserver",
        "SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "0.2",
        # The only scheduler, busy with its first imports, must not take itself for dead and reset its tasks.
        "SCHEDULER__SCHEDULER_HEALTH_CHECK_THRESHOLD": "60",
        "SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL": "30",
        "SCHEDULER__CATCHUP_BY_DEFAULT": "False",
        # On a busy laptop a heartbeat may be late; three in a row would kill a healthy task.
        "WORKERS__MAX_FAILED_HEARTBEATS": "30",
        # A supervisor that just misses the end of its task sleeps for this long.
        "WORKERS__MIN_HEARTBEAT_INTERVAL": "1",
        "WORKERS__EXECUTION_API_TIMEOUT": "30",
        "LOGGING__COLORED_CONSOLE_LOG": "False",
    }
    return {"AIRFLOW_HOME": str(home), **{f"AIRFLOW__{name}": value for name, value in options.items()}}
