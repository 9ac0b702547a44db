"""What Airflow keeps of itself does not grow for ever: `python -m pipeline.embedded.upkeep AIRFLOW_HOME`, beside it.

Once a day runs, task instances and events that are older than two months leave Airflow's database, the logs of tasks
their folder, and a part's own log is cut where it has grown large. The articles' tables are not concerned.
"""

import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

KEPT = timedelta(days=60)
LARGEST = 20_000_000  # bytes of a part's log; as much again is kept of what was before
FIRST_SECONDS = 900.0  # not while everything starts
LOOK_SECONDS = 3_600.0
DAY_SECONDS = 86_400.0


def forget_runs(before: datetime) -> int:
    """Deletes in small transactions: the scheduler goes on meanwhile. The exit code of `airflow db clean`."""
    told = ["--clean-before-timestamp", before.isoformat(), "--skip-archive", "--batch-size", "1000", "--yes"]
    return subprocess.run([sys.executable, "-m", "airflow", "db", "clean", *told], check=False).returncode


def remove_logs(folder: Path, before: datetime) -> int:
    """How many logs of tasks were too old."""
    old = [f for f in folder.rglob("*") if f.is_file() and f.stat().st_mtime < before.timestamp()]
    for file in old:
        file.unlink(missing_ok=True)
    for inner in sorted((f for f in folder.rglob("*") if f.is_dir()), reverse=True):
        if not any(inner.iterdir()) and inner.stat().st_mtime < before.timestamp():
            inner.rmdir()
    return len(old)


def cut_logs(folder: Path) -> int:
    """How many were cut. Their writers append, so that they go on at the new end."""
    large = [file for file in folder.glob("*.log") if file.stat().st_size > LARGEST]
    for file in large:
        shutil.copyfile(file, file.with_suffix(".log.1"))
        with file.open("r+b") as log:
            log.truncate()
    return len(large)


def keep_up(home: Path, now: datetime) -> None:
    forget_runs(now - KEPT)
    remove_logs(home / "logs", now - KEPT)
    cut_logs(home / "log")


def main(home: Path) -> None:
    """Also for whoever starts it every morning: the day of the last time is remembered."""
    done = home / "logs" / ".upkeep"
    time.sleep(FIRST_SECONDS)
    while True:
        if not done.exists() or time.time() - done.stat().st_mtime > DAY_SECONDS:
            keep_up(home, datetime.now(UTC))
            done.parent.mkdir(exist_ok=True)
            done.touch()
        time.sleep(LOOK_SECONDS)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
