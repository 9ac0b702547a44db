"""Between rows and columns: names and types of a table follow from its row type, its SQL from its DDL file."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, TypeVar, get_args, get_type_hints

import pyarrow as pa

from pipeline import rows
from pipeline.settings import ROOT

Row = TypeVar("Row", bound=tuple[object, ...])

SCHEMA = ROOT / "warehouse" / "schema"
MARTS = ROOT / "warehouse" / "marts"
_UTC = pa.timestamp("us", tz="UTC")
_ARROW_OF = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    datetime: _UTC,
    date: pa.date32(),
    list[str]: pa.list_(pa.string()),
}
_SQL_OF = {
    str: "varchar",
    int: "bigint",
    float: "double",
    bool: "boolean",
    datetime: "timestamp",
    date: "date",
    list[str]: "varchar[]",
}


# Arrow's own allocator keeps what it once had, some hundred MB beside the rows of a large table.
pa.set_memory_pool(pa.system_memory_pool())


class Column(NamedTuple):
    name: str
    type: object
    nullable: bool


def table_name(row_type: type) -> str:
    """NearDuplicate -> near_duplicate: the one-name rule."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", row_type.__name__).lower()


@cache
def row_type_of(table: str) -> type[tuple[object, ...]]:
    """Raises AttributeError for a table without a row type."""
    return getattr(rows, "".join(part.capitalize() for part in table.split("_")))  # type: ignore[no-any-return]


@cache
def columns(row_type: type) -> tuple[Column, ...]:
    found = []
    for name, hint in get_type_hints(row_type).items():
        inner = [t for t in get_args(hint) if t is not NoneType] if NoneType in get_args(hint) else [hint]
        found.append(Column(name, inner[0], inner[0] is not hint))
    return tuple(found)


@cache
def arrow_schema(row_type: type) -> pa.Schema:
    return pa.schema([(c.name, _ARROW_OF[c.type]) for c in columns(row_type)])  # type: ignore[index]


def to_arrow(row_type: type, data: Iterable[tuple[object, ...]]) -> pa.RecordBatch:
    schema = arrow_schema(row_type)
    by_column: Sequence[Sequence[object]] = list(zip(*data, strict=True)) or [()] * len(schema)
    return pa.record_batch([_array(v, f.type) for f, v in zip(schema, by_column, strict=True)], schema=schema)


def _array(values: Sequence[Any], type_: pa.DataType) -> pa.Array:
    """Texts as bytes of our own: those that Arrow asks a text for, Python keeps beside it for as long as it lives."""
    if type_ != pa.string():
        return pa.array(values, type_)
    encoded = [None if v is None else v.encode() for v in values]
    return pa.array(encoded, pa.binary()).view(pa.string())


def from_arrow(row_type: type[Row], table: pa.Table | pa.RecordBatch) -> list[Row]:
    """Times come back aware, in UTC."""
    lists = []
    for column in columns(row_type):
        values = table.column(column.name)
        lists.append((values.cast(_UTC) if column.type is datetime else values).to_pylist())
    return [row_type(*values) for values in zip(*lists, strict=True)]


@cache
def ddl(table: str) -> str:
    """The DDL file of a published table; for a table of the cache, one that follows from its row type."""
    file = SCHEMA / f"{table}.sql"
    if file.exists():
        return file.read_text(encoding="utf-8")
    described = ", ".join(f'"{c.name}" {_SQL_OF[c.type]}' for c in columns(row_type_of(table)))  # type: ignore[index]
    return f'create or replace table "{table}" ({described});'


@cache
def published_tables() -> tuple[str, ...]:
    return tuple(sorted(file.stem for file in SCHEMA.glob("*.sql")))


def key(table: str) -> str:
    """The key columns, as the first line of the DDL file tells them."""
    return ddl(table).splitlines()[0].removeprefix("-- key: ")
