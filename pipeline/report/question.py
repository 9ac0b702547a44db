"""The queries of this room, put to the open snapshot; answers are rows."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Protocol, TypeVar

Row = TypeVar("Row")


class _Asked(Protocol):
    def fetchall(self) -> list[tuple[object, ...]]: ...


class _Connection(Protocol):
    def execute(self, query: str, parameters: object = None) -> _Asked: ...


@cache
def _query(name: str) -> str:
    return files("pipeline.report").joinpath(f"query/{name}.sql").read_text(encoding="utf-8")


def _aware(value: object) -> object:
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


class Snapshot:
    """One open version of the published file: the link may be switched while a page is made of it."""

    def __init__(self, connection: _Connection) -> None:
        self._connection = connection

    def rows(self, row_type: Callable[..., Row], query: str, **values: object) -> list[Row]:
        """The answer of `query/<query>.sql` by position; times come back aware, in UTC."""
        found = self._connection.execute(_query(query), values or None).fetchall()
        return [row_type(*map(_aware, row)) for row in found]

    def row(self, row_type: Callable[..., Row], query: str, **values: object) -> Row:
        """Of a query that always answers with one row."""
        (one,) = self.rows(row_type, query, **values)
        return one
