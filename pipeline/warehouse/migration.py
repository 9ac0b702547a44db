"""Tables that another release left, brought to the columns of this one."""

from collections import defaultdict

from pipeline.warehouse.store import Store
from pipeline.warehouse.table import ddl, row_type_of


def _columns(store: Store) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for table, column in store.query(
        "select table_name, column_name from duckdb_columns() semi join duckdb_tables()"
        " using (database_name, table_name) where database_name = 'store' order by column_index"
    ):
        found[str(table)].append(str(column))
    return found


def _wanted(table: str) -> list[str] | None:
    """None for what is no table of rows."""
    try:
        return list(row_type_of(table)._fields)  # type: ignore[attr-defined]
    except AttributeError:
        return None


def bring_forward(store: Store) -> list[str]:
    """The tables whose columns were others than this release's.

    What both have is kept, and a new column is null. Where it may not be, the table is empty afterwards, and is made
    again like any other. Equal columns cost one question.
    """
    changed = {}
    for table, columns in sorted(_columns(store).items()):
        wanted = _wanted(table)
        if wanted is not None and set(columns) != set(wanted):
            changed[table] = [column for column in wanted if column in columns]
    if changed:
        with store.transaction():
            for table, kept in changed.items():
                _rewrite(store, table, kept)
    return sorted(changed)


def _rewrite(store: Store, table: str, kept: list[str]) -> None:
    before = store.arrow(f'select * from "{table}"')
    store.run_script(ddl(table))
    if not kept or not before.num_rows:
        return
    names = ", ".join(f'"{column}"' for column in kept)
    with store.registered("before", before):
        if _allows(store, table, kept):
            store.run_script(f'insert into "{table}" ({names}) select {names} from before')


def _allows(store: Store, table: str, kept: list[str]) -> bool:
    """Whether the columns that are missing may be: asked first, since an error would end the transaction."""
    needed = store.query(
        "select count(*) from duckdb_columns() where database_name = 'store' and table_name = ?"
        " and not is_nullable and column_name not in (select unnest(?::varchar[]))",
        [table, kept],
    )
    return needed == [(0,)]
