"""A backfill of an archive: `python -m tests.bench.backfill_bench [--size 1000000] [--spark]`.

Without `--spark`: Parquet to tables in a warehouse file by `driftwire backfill`, wall time and peak memory. With it
(pyspark and Java 17 needed; 20,000 articles by default): the same archive on a standalone master with two workers, row
by row against this machine.
"""

import os
import resource
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import click
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.backfill import local
from tests.backfill.cluster import cluster
from tests.bench.syndication import corpus

START = datetime(2026, 1, 1, tzinfo=UTC)
PART = 50_000


def archive(scratch: Path, size: int) -> Path:
    """A folder of Parquet files, made once; an article a second, origins before their copies."""
    folder = scratch / f"archive_{size}"
    if not folder.exists():
        making = scratch / f"archive_{size}.making"
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        made = corpus(size)
        while part := list(islice(made, PART)):
            rows = {
                "url": [f"https://outlet{m.number % 97}.example/{m.number}" for m in part],
                "published_at": [START + timedelta(seconds=m.number) for m in part],
                "body": [m.text for m in part],
            }
            pq.write_table(pa.table(rows), making / f"part{part[0].number:09d}.parquet")
        making.rename(folder)
    return folder


def on_this_machine(folder: Path, out: Path, size: int) -> None:
    shutil.rmtree(out, ignore_errors=True)
    driftwire = [sys.executable, "-c", "from pipeline.cli import main; main()"]
    command = [*driftwire, "backfill", str(folder), "--out", str(out)]
    start = time.monotonic()
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    wall = time.monotonic() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    size_mb = sum(f.stat().st_size for f in out.rglob("*") if f.is_file()) / 1e6
    print(f"  {told.stdout.strip()}")
    print(
        f"  {size} articles: {wall:.0f} s wall, {used.ru_utime + used.ru_stime:.0f} CPU s,"
        f" peak {used.ru_maxrss / 1024:.0f} MB, tables {size_mb:.0f} MB"
    )


def on_spark(folder: Path, scratch: Path) -> None:
    if find_spec("pyspark") is None:
        sys.exit("pyspark is not installed (the extra `spark`)")
    if shutil.which("java") is None:
        sys.exit("there is no Java on the path (17 or later)")
    from pyspark.sql import SparkSession

    from pipeline.backfill import spark

    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    told = {"spark.ui.enabled": "false", "spark.executor.memory": "1536m", "spark.sql.shuffle.partitions": "4"}
    with cluster(scratch, "2g") as master:
        session = SparkSession.builder.master(master).config(map=told).getOrCreate()
        start = time.monotonic()
        found = spark.backfill(session, folder)
        print(f"  Spark, two workers: {time.monotonic() - start:.0f} s wall")
        session.stop()
    own = local.backfill(folder, scratch)
    for name in own._fields:
        ours, theirs = getattr(own, name), getattr(found, name)
        print(f"  {name}: {len(ours)} rows here, {len(theirs)} on Spark, equal row by row: {ours.equals(theirs)}")


@click.command()
@click.option("--size", type=int, help="Articles; 1,000,000, with --spark 20,000.")
@click.option("--spark", is_flag=True)
@click.option("--scratch", type=click.Path(path_type=Path), default=Path("var/bench"))
def main(size: int | None, spark: bool, scratch: Path) -> None:
    if spark:
        on_spark(archive(scratch, size or 20_000), scratch)
    else:
        on_this_machine(archive(scratch, size or 1_000_000), scratch / "backfill", size or 1_000_000)


if __name__ == "__main__":
    main()
