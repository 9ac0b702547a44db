"""The team's deployment, started once for all tests of this folder: it costs a minute."""

import os
from collections.abc import Iterator

import pytest

from pipeline.embedded.component import members
from pipeline.embedded.demo import COLLECT, newswire, prepare
from pipeline.embedded.up import add
from pipeline.settings import SAMPLE_CLOCK, Settings
from tests.distributed.service import missing
from tests.distributed.team import Team, running


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes longer than a few seconds")


@pytest.fixture(scope="session")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """With the sample newswire to collect from; nothing that was started may outlive it."""
    if told := missing():
        pytest.skip(f"not here: {told}")
    folder = tmp_path_factory.mktemp("team")
    home = folder / "var"
    own = Settings(home, home / "feeds.toml", home / SAMPLE_CLOCK, sample=True, contact="")
    prepare(own)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in COLLECT.items():  # also for what this process collects for comparison
            patch.setitem(os.environ, name, value)
        more = {**COLLECT, "DRIFTWIRE_FEEDS": str(own.feeds_file), "DRIFTWIRE_SAMPLE": "1"}
        with running(own, folder, more) as started:
            add(started.system, newswire(own, started.system))
            started.wait(own.feeds_file.exists, 60)
            parts = list(started.system.parts)
            yield started
    assert [process for part in parts for process in members(part.sessions)] == []
