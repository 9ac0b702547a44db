"""Columns, types and keys of a published table, as its DDL file tells them."""

import re
from functools import cache
from typing import NamedTuple

import pyarrow as pa

from pipeline.warehouse.table import ddl
from pipeline.warehouse.table import key as key_line

_COLUMN = re.compile(r"^    (?P<name>\w+) (?P<type>[a-z]+(?:\[\])?)(?P<not_null> not null)?,?$", re.MULTILINE)


class Column(NamedTuple):
    """`type` in DuckDB's words."""

    name: str
    type: str
    not_null: bool


@cache
def declared(table: str) -> tuple[Column, ...]:
    """The columns in order. Raises ValueError for a DDL file that is laid out in another way than ours."""
    body = re.search(r"create or replace table \w+ \(\n(.*?)\n\);", ddl(table), re.DOTALL)
    found = [*_COLUMN.finditer(body.group(1))] if body else []
    if not body or len(found) != len(body.group(1).splitlines()):
        raise ValueError(f"{table}.sql: a column is not laid out as '    name type [not null],'")
    return tuple(Column(m["name"], m["type"], m["not_null"] is not None) for m in found)


def key(table: str) -> list[str]:
    return key_line(table).split(", ")


def arrow_type(type_: pa.DataType) -> str:
    """DuckDB's word for an Arrow type; an Arrow type that none of our tables has keeps its own name."""
    if pa.types.is_list(type_) or pa.types.is_large_list(type_):
        return f"{arrow_type(type_.value_type)}[]"
    if pa.types.is_timestamp(type_):
        return "timestamp"
    if pa.types.is_string(type_) or pa.types.is_large_string(type_) or pa.types.is_string_view(type_):
        return "varchar"
    return {"int32": "integer", "int64": "bigint", "bool": "boolean", "date32[day]": "date"}.get(str(type_), str(type_))
