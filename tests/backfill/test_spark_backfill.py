"""On a real standalone master with two workers, each a process of its own; skips where pyspark or Java is missing."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from pipeline.backfill import local

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0

pytestmark = [
    pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed (the extra `spark`)"),
    pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java on the path (17 or later)"),
]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _started(role: str, *arguments: str) -> "subprocess.Popen[bytes]":
    import pyspark

    home = Path(pyspark.__file__).parent
    known = [str(ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    environment = os.environ | {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join(known),
    }
    command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{role}", *arguments]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def _wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail(f"the Spark master does not answer on port {port}")


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port, scratch = _free_port(), tmp_path_factory.mktemp("spark")
    url = f"spark://127.0.0.1:{port}"
    started = [_started("master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(_free_port()))]
    try:
        _wait_for(port)
        for number in range(2):
            worker = ("--cores", "1", "--memory", "1g", "--webui-port", str(_free_port()))
            started.append(_started("worker.Worker", *worker, "--work-dir", str(scratch / f"work{number}"), url))
        yield url
    finally:
        for process in started:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def test_a_cluster_makes_the_tables_of_one_machine(
    master: str, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyspark.sql import SparkSession

    from pipeline.backfill import spark

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    told = {"spark.ui.enabled": "false", "spark.executor.memory": "512m", "spark.sql.shuffle.partitions": "2"}
    session = SparkSession.builder.master(master).config(map=told).getOrCreate()
    try:
        found = spark.backfill(session, archive)
        workers = session.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
    finally:
        session.stop()
    own = local.backfill(archive, tmp_path)
    assert [table.to_pylist() for table in found] == [table.to_pylist() for table in own]
    assert workers == 2
