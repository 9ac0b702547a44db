import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for scripted_server, in every import mode of pytest

from tests.collect.scripted_server import Server, serving  # noqa: E402


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture
def canary() -> Iterator[Server]:
    """A loopback listener that nobody may reach."""
    with serving() as one:
        yield one
