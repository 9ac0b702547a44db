from pathlib import Path

import pytest

from pipeline.newswire.plan import Plan, plan
from pipeline.newswire.prose import Prose, bundled, read

FIXTURE = Path(__file__).parent / "fixture"


@pytest.fixture(scope="session")
def small() -> Prose:
    return read(FIXTURE)


@pytest.fixture(scope="session")
def prose() -> Prose:
    return read(bundled())


@pytest.fixture(scope="session")
def sample(prose: Prose) -> Plan:
    return plan(prose)
