"""Anybody's SQL over the published snapshot: read only, no files, no network, bounded."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb

MEMORY = "1GB"
SECONDS = 60  # a question that takes longer is an analysis and belongs into a client of one's own


class Answer(NamedTuple):
    columns: list[str]
    rows: list[tuple[object, ...]]


class NothingPublished(FileNotFoundError):
    """No snapshot yet: nothing has been ingested or collected."""


@contextmanager
def snapshot(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection that cannot reach anything but the snapshot.

    Raises:
        NothingPublished: there is no snapshot yet.
    """
    file = published / "driftwire.duckdb"
    if not file.exists():
        raise NothingPublished(f"nothing is published at {file}")
    connection = duckdb.connect(
        str(file.resolve()),
        read_only=True,
        config={
            "enable_external_access": "false",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "python_enable_replacements": "false",
            "memory_limit": MEMORY,
            "max_temp_directory_size": "0GB",
            "max_execution_time": str(SECONDS * 1000),
        },
    )
    try:
        connection.execute("set timezone = 'UTC'")
        connection.execute("set lock_configuration = true")
        yield connection
    finally:
        connection.close()


def ask(published: Path, question: str) -> Answer:
    """Raises duckdb.Error for what the snapshot or the sandbox refuses."""
    with snapshot(published) as connection:
        asked = connection.execute(question)
        return Answer([d[0] for d in asked.description or []], asked.fetchall())


def rows(published: Path, row_type: type[tuple[object, ...]], query: str) -> list[tuple[object, ...]]:
    """The query's answer as rows of that type, columns by position."""
    make: Callable[[Iterable[object]], tuple[object, ...]] = row_type._make  # type: ignore[attr-defined]
    return [make(row) for row in ask(published, query).rows]
