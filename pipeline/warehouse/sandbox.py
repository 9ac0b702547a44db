"""Anybody's SQL over the published snapshot: read only, no files, no network, bounded."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb

MEMORY = "1GB"
SECONDS = 60.0  # a question that takes longer is an analysis and belongs into a client of one's own
MOST_ROWS = 1_000_000  # as rows of Python they take a hundred times the memory


class Answer(NamedTuple):
    columns: list[str]
    rows: list[tuple[object, ...]]


class NothingPublished(FileNotFoundError):
    """No snapshot yet: nothing has been ingested or collected."""


@contextmanager
def snapshot(published: Path, seconds: float = SECONDS) -> Iterator[duckdb.DuckDBPyConnection]:
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
            "max_execution_time": str(round(seconds * 1000)),
        },
    )
    try:
        connection.execute("set timezone = 'UTC'")
        connection.execute("set lock_configuration = true")
        yield connection
    finally:
        connection.close()


def ask(published: Path, question: str, values: Sequence[object] = (), seconds: float = SECONDS) -> Answer:
    """`values` stand for $1, $2 … of the question.

    Raises:
        duckdb.Error: what the snapshot or the sandbox refuses, and what takes longer or answers more than it may.
    """
    with snapshot(published, seconds) as connection:
        asked = connection.execute(question, list(values))
        rows = asked.fetchmany(MOST_ROWS + 1)
        if len(rows) > MOST_ROWS:
            raise duckdb.OutOfRangeException(f"more than {MOST_ROWS:,} rows: use limit, or a client of your own")
        return Answer([d[0] for d in asked.description or []], rows)


def rows(published: Path, row_type: type[tuple[object, ...]], query: str) -> list[tuple[object, ...]]:
    """The query's answer as rows of that type, columns by position."""
    make: Callable[[Iterable[object]], tuple[object, ...]] = row_type._make  # type: ignore[attr-defined]
    return [make(row) for row in ask(published, query).rows]
