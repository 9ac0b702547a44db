"""Which tests may run beside each other: `make test` gives two processes one file, or one whole room, at a time."""

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

# What these share is dear to start, is held by one process, or loads the machine itself. The longest go first, so that
# both processes end together; beside the start of Airflow, which holds no port yet that it was told, stands a room
# without sockets.
ROOMS = ("airflow", "fault", "dags", "hostile", "backfill", "warehouse", "newswire", "validate")

# Machines are shared: an example may take its time. Hypothesis would else give each 200 ms.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def shared(nodeid: str) -> str:
    """The room, or the file, whose tests one process runs one after the other."""
    file = nodeid.partition("::")[0]
    room = file.split("/")[1]
    return room if room in ROOMS else file


class RoomScheduling(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return shared(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> RoomScheduling | None:
    """In place of the marks `xdist_group`, which pytest-xdist 3.8 puts where pytest 9.2 no longer looks."""
    return RoomScheduling(config, log) if config.getvalue("dist") == "loadscope" else None


def pytest_make_parametrize_id(config: pytest.Config, val: object) -> str | None:
    """Bytes by their number: two processes must agree on names, and what was packed may hold the second it was."""
    return f"{len(val)} bytes" if isinstance(val, bytes) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = {room: place for place, room in enumerate(ROOMS)}
    items.sort(key=lambda item: order.get(shared(item.nodeid), len(ROOMS)))
