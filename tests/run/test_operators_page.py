"""docs/operators.md: its commands run as they stand, its settings are those of the code, every task is in it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
BODY = "The theatre of Ghent will reopen on 14 March after repairs that took nine months, its director said on Monday."
# Told where they are needed: they belong to the compose file, to tests, or say themselves that they are no setting.
ELSEWHERE = {"DRIFTWIRE_FAULT", "DRIFTWIRE_FAULTS_ALLOWED"} | {
    f"DRIFTWIRE_{who}_PASSWORD" for who in ("ADMIN", "OPERATOR", "VIEWER")
}


def blocks() -> list[str]:
    return re.findall(r"```sh\n(.+?)```", PAGE, re.S)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A home with two articles, and `driftwire` in the path."""
    command = tmp_path / "bin" / "driftwire"
    command.parent.mkdir()
    command.write_text(f"#!{sys.executable}\nfrom pipeline.cli import main\nmain()\n")
    command.chmod(0o755)
    path = f"{command.parent}:{os.environ['PATH']}"
    told = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "DRIFTWIRE_HOME": str(tmp_path / "var")}
    (tmp_path / "in.jsonl").write_text(
        "\n".join(f'{{"url": "https://outlet-{i}.example/ghent", "body": "{BODY} {i}"}}' for i in range(2))
    )
    subprocess.run(["driftwire", "ingest", "in.jsonl"], cwd=tmp_path, env=told, check=True, capture_output=True)
    return told


@pytest.mark.timeout(900)
def test_every_block_of_commands_runs_as_it_stands(environ: dict[str, str], tmp_path: Path) -> None:
    assert len(blocks()) >= 5
    for block in blocks():
        done = subprocess.run(["bash", "-euc", block], cwd=tmp_path, env=environ, capture_output=True, text=True)
        assert done.returncode == 0, (block, done.stdout, done.stderr)


def test_every_setting_of_the_code_is_told_and_none_that_is_not_there() -> None:
    read = set()
    for folder in ("pipeline", "dags"):
        for file in (ROOT / folder).rglob("*.py"):
            read |= set(re.findall(r'"(DRIFTWIRE_[A-Z_]+)"', file.read_text(encoding="utf-8")))
    told = set(re.findall(r"`(DRIFTWIRE_[A-Z_]+)`", PAGE))
    assert (read - ELSEWHERE - told, told - read) == (set(), set())


def test_every_task_is_in_the_runbook() -> None:
    tasks = {"poll", "take", "keep up", "render", "look again", "to mail", "approve", "mail", "propose"} | {
        "admit",
        "copies",
        "language",
        "trend",
        "publish",
    }
    table = PAGE.partition("## What each task does")[2].partition("## What waits")[0]
    assert [task for task in sorted(tasks) if task not in table] == []
