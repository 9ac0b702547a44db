"""On a real standalone master with two workers; skips where pyspark or Java is missing."""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from pipeline.backfill import local
from tests.backfill.cluster import cluster

pytestmark = [
    pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed (the extra `spark`)"),
    pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java on the path (17 or later)"),
]


def test_a_cluster_makes_the_tables_of_one_machine(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyspark.sql import SparkSession

    from pipeline.backfill import spark

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    told = {"spark.ui.enabled": "false", "spark.executor.memory": "512m", "spark.sql.shuffle.partitions": "2"}
    with cluster(tmp_path) as master:
        session = SparkSession.builder.master(master).config(map=told).getOrCreate()
        try:
            found = spark.backfill(session, archive)
            workers = session.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
        finally:
            session.stop()
    own = local.backfill(archive, tmp_path)
    assert [table.to_pylist() for table in found] == [table.to_pylist() for table in own]
    assert workers == 2
