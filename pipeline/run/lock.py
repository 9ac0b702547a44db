"""One writer at a time, on whatever way it came: command line, Airflow, or the same task twice."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def only_writer(home: Path) -> Iterator[None]:
    """Waits for the lock; the kernel gives it back when its holder dies."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "warehouse.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
