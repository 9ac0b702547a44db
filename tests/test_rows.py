import re

import pytest

from pipeline.warehouse.table import columns, ddl, key, published_tables, row_type_of

SQL_OF = {
    "str": {"varchar"},
    "int": {"integer", "bigint"},
    "float": {"double"},
    "bool": {"boolean"},
    "datetime": {"timestamp"},
    "date": {"date"},
    "list": {"varchar[]"},
}


def described(table: str) -> list[tuple[str, str, bool]]:
    body = ddl(table).split("(\n", 1)[1].split("\n);", 1)[0]
    found = re.findall(r"^\s+(\w+) (\w+(?:\[\])?)( not null)?,?$", body, re.MULTILINE)
    return [(name, kind, not bound) for name, kind, bound in found]


def with_row_type() -> list[str]:
    return [t for t in published_tables() if not t.startswith(("trend_week_", "outlet_week"))]


@pytest.mark.parametrize("table", with_row_type())
def test_a_row_type_has_the_columns_of_its_ddl(table: str) -> None:
    row_type = row_type_of(table)
    told = [(c.name, getattr(c.type, "__name__", str(c.type)), c.nullable) for c in columns(row_type)]
    assert [(name, nullable) for name, _, nullable in told] == [(n, nullable) for n, _, nullable in described(table)]
    for (_, python, _), (_, sql, _) in zip(told, described(table), strict=True):
        assert sql in SQL_OF[python]


@pytest.mark.parametrize("table", published_tables())
def test_every_table_and_column_is_explained(table: str) -> None:
    for name, _, _ in described(table):
        assert f"comment on column {table}.{name} is '" in ddl(table)
    assert f"comment on table {table} is '" in ddl(table)
    assert {c.strip() for c in key(table).split(",")} <= {name for name, _, _ in described(table)}
