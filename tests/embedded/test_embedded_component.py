"""Parts as processes: whatever they start is gone when they are stopped."""

import os
import sys
import time
from pathlib import Path

import pytest

from pipeline.embedded.component import Component, end_all, members

SLEEPER = "import time; time.sleep(600)"
# A child in a process group of its own, as Airflow's task processes are; the parent ignores SIGTERM.
PARENT = (
    "import os, signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    f"subprocess.Popen([sys.executable, '-c', {SLEEPER!r}], preexec_fn=os.setpgrp); print('ready', flush=True);"
)
STUBBORN = PARENT + "time.sleep(600)"


def part(tmp_path: Path, code: str, name: str = "part") -> Component:
    return Component(name, [sys.executable, "-c", code], dict(os.environ), tmp_path / f"{name}.log")


def wait_for(text: str, file: Path) -> None:
    until = time.monotonic() + 60
    while text not in (file.read_text() if file.exists() else ""):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_part_that_ends_when_asked_leaves_nothing(tmp_path: Path) -> None:
    one = part(tmp_path, SLEEPER)
    one.start()
    assert len(members(one.sessions)) == 1
    end_all([one])
    assert members(one.sessions) == []
    assert one.exit_code() == -15


def test_a_stubborn_part_and_its_child_in_another_group_are_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.embedded.component.GRACE_SECONDS", 0.5)
    one = part(tmp_path, STUBBORN)
    one.start()
    wait_for("ready", one.log)
    assert len(members(one.sessions)) == 2
    end_all([one])
    assert members(one.sessions) == []


def test_what_an_orphaned_child_of_a_dead_part_does_ends_with_the_restart(tmp_path: Path) -> None:
    one = part(tmp_path, PARENT + "os._exit(7)")
    one.start()
    wait_for("ready", one.log)
    while one.exit_code() is None:
        time.sleep(0.05)
    (orphan,) = members(one.sessions)
    one.restart()
    wait_for("ready\nready", one.log)
    assert orphan not in members(one.sessions)
    assert one.restarts == 1
    end_all([one])


def test_the_first_part_outlives_the_others(tmp_path: Path) -> None:
    said = "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *_: (print(time.time()), sys.exit()));"
    parts = [part(tmp_path, said + "print('ready', flush=True); time.sleep(600)", name) for name in ("first", "second")]
    for one in parts:
        one.start()
    for one in parts:
        wait_for("ready", one.log)
    end_all(parts)
    first, second = (float(one.log.read_text().split()[-1]) for one in parts)
    assert second < first
