"""A standalone Spark master with two workers on this machine, each a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


class SilentMaster(Exception):
    """The master does not answer."""


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
    raise SilentMaster(f"no answer on port {port}")


@contextmanager
def cluster(scratch: Path, memory: str = "1g") -> Iterator[str]:
    """The master's address."""
    port = _free_port()
    url = f"spark://127.0.0.1:{port}"
    started = [_started("master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(_free_port()))]
    try:
        _wait_for(port)
        for number in range(2):
            worker = ("--cores", "1", "--memory", memory, "--webui-port", str(_free_port()))
            started.append(_started("worker.Worker", *worker, "--work-dir", str(scratch / f"work{number}"), url))
        yield url
    finally:
        for process in started:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
