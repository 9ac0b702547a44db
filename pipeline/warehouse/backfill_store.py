"""The tables of a backfill as a warehouse file of their own, with the DDL and the comments of the published ones."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.warehouse.store import Store


def write(file: Path, parquet: Iterable[Path]) -> dict[str, int]:
    """Replaces the tables that the Parquet files are named after, and tells their rows."""
    rows: dict[str, int] = {}
    with Store(file) as store, store.transaction():
        for source in sorted(parquet):
            where = str(source).replace("'", "''")
            store.replace_by_query(source.stem, f"select * from read_parquet('{where}')")
            (count,) = store.query(f'select count(*) from "{source.stem}"')[0]
            assert isinstance(count, int)
            rows[source.stem] = count
    return rows
