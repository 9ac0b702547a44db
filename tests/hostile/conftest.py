"""Hostile input, end to end: from the file or the wire to the tables, with the limits that the product has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.collect.pool import LIMITS, Pool
from pipeline.settings import Settings, settings
from tests.collect.scripted_server import Server, serving


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return settings({"DRIFTWIRE_HOME": str(tmp_path / "var")})


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture
def canary() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture(scope="session")
def pool() -> Iterator[Pool]:
    """One child, with less time than the product gives: what takes longer here is a bomb."""
    made = Pool(1, LIMITS._replace(cpu=5.0))
    yield made
    made.close()
