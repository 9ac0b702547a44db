"""One embedded Airflow for all tests of this folder: a start costs twenty seconds."""

import os
from collections.abc import Iterator
from threading import Event

import pytest

from pipeline.embedded.component import members
from pipeline.embedded.up import Progress, System, running
from pipeline.settings import settings


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes longer than a few seconds")


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """A whole one on an empty home; nothing that it started may outlive it."""
    folder = tmp_path_factory.mktemp("driftwire")
    (folder / "feeds.toml").write_text("")
    own = settings({"DRIFTWIRE_HOME": str(folder / "var"), "DRIFTWIRE_FEEDS": str(folder / "feeds.toml")})
    # Airflow's variables of the tests in process would lead it to their database.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW")}
    with running(own, environ, Event(), Progress(), port=0) as started:
        parts = list(started.parts)
        yield started
    assert [process for part in parts for process in members(part.sessions)] == []
