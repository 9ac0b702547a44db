"""Airflow for tests in process: a home of its own, told before anything imports airflow."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_HOME = tempfile.TemporaryDirectory(prefix="driftwire-airflow-")
USERS = Path(_HOME.name) / "users.json"
USERS.write_text('{"admin": "secret", "reader": "secret"}')

os.environ.update(
    {
        "AIRFLOW_HOME": _HOME.name,
        "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(ROOT / "dags" / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__UNIT_TEST_MODE": "False",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": "admin:admin,reader:viewer",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(USERS),
        "AIRFLOW__API_AUTH__JWT_SECRET": "0123456789abcdef" * 4,
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{_HOME.name}/airflow.db",
    }
)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes longer than a few seconds")


@pytest.fixture(scope="session")
def database() -> Iterator[None]:
    from airflow.utils.db import initdb

    initdb()
    yield
    _HOME.cleanup()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A DRIFTWIRE_HOME of the test's own, without feeds."""
    feeds = tmp_path / "feeds.toml"
    feeds.write_text("")
    monkeypatch.setenv("DRIFTWIRE_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("DRIFTWIRE_FEEDS", str(feeds))
    monkeypatch.delenv("DRIFTWIRE_CLOCK_FILE", raising=False)
    return tmp_path / "var"
