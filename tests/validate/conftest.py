"""Great Expectations is imported once for all tests of this room: it takes seconds."""

from datetime import UTC, datetime

import pytest


@pytest.fixture(scope="session")
def now() -> datetime:
    return datetime(2026, 11, 20, 12, tzinfo=UTC)
