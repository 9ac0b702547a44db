"""`driftwire backfill`: the copies in an archive of any size, without the pipeline around them."""

import json
import tempfile
from pathlib import Path

import click
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


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the tables.")
@click.option("--master", help="A Spark master, for instance spark://host:7077; without it on this machine.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for machines.")
def backfill(folder: Path, out: Path, master: str | None, as_json: bool) -> None:
    """Find the copies in a folder of Parquet (url, published_at, body) or WARC files: who copied whom, all at once.

    Writes near_duplicate, family and lineage as Parquet and as tables of OUT/driftwire.duckdb.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as scratch:
        found = _found(folder, Path(scratch), master)
    for name, table in found._asdict().items():
        pq.write_table(table, out / f"{name}.parquet", compression="zstd")
    rows = backfill_store.write(out / "driftwire.duckdb", [out / f"{name}.parquet" for name in found._fields])
    click.echo(json.dumps(rows) if as_json else ", ".join(f"{table} {count}" for table, count in rows.items()))
