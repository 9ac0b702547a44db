"""`driftwire backfill`: the copies in an archive of any size, without the pipeline around them."""

import tempfile
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.backfill.result import Result
from pipeline.warehouse import backfill_store


def _found(folder: Path, scratch: Path, master: str | None) -> Result:
    if master is None:
        from pipeline.backfill import local

        return local.backfill(folder, scratch)
    from pyspark.sql import SparkSession

    from pipeline.backfill import spark

    session = SparkSession.builder.master(master).appName("driftwire backfill").getOrCreate()
    try:
        return spark.backfill(session, folder)
    finally:
        session.stop()


def backfill(folder: Path, out: Path, master: str | None = None) -> dict[str, int]:
    """Writes near_duplicate, family and lineage below `out` as Parquet and into one DuckDB file; tells their rows."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as scratch:
        found = _found(folder, Path(scratch), master)
    for name, table in found._asdict().items():
        pq.write_table(table, out / f"{name}.parquet", compression="zstd")
    return backfill_store.write(out / "driftwire.duckdb", [out / f"{name}.parquet" for name in found._fields])
