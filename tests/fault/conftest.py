"""One nursery for all tests of this folder, a small delivery, and what a run without any fault makes of it."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
BODY = (
    "The {thing} of the theatre in {town} will reopen on {day} March after repairs that took nine months, its director "
    'said on Monday. The roof was damaged in a storm last June. "We never thought of closing for good," said Ana '
    "Verlinden, who has run the house since 2019. The city of {town} paid {cost} million euros for the {thing}, and "
    "insurers the rest. The first night is a concert by the youth orchestra of {town}. Tickets may cost 12 euros, half "
    "of what they cost before, and a third of them are kept for people who live around the {thing}."
)
TOWNS = ("Ghent", "Lund", "Faro", "Graz")


class Nursery:
    def __init__(self) -> None:
        environ = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("nursery.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environ,
        )

    def ask(self, home: Path, *does: str, **more: object) -> "Answer":
        home.mkdir(parents=True, exist_ok=True)
        assert self._process.stdin and self._process.stdout
        print(json.dumps({"home": str(home), "does": does, **more}), file=self._process.stdin, flush=True)
        told = json.loads(self._process.stdout.readline())
        return Answer(told["codes"], told["seconds"])

    def verdict(self, home: Path) -> "Verdict":
        assert self.ask(home, "verify").codes == [0]
        told = json.loads((home / "verdict.json").read_text())
        return Verdict(told["broken"], told["tables"])

    def end(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(120)


class Answer(NamedTuple):
    codes: list[int]
    seconds: float


class Killer:
    """Runs that are killed at a random moment of the time that a whole one takes.

    The machine may be quicker now than while the clean run was timed: a whole run that was over before its killer came
    tells how long the next are.
    """

    def __init__(self, nursery: Nursery, seconds: float, seed: int) -> None:
        self._nursery = nursery
        self._span = seconds
        self._chance = random.Random(seed)
        self._begun: Path | None = None

    def run(self, home: Path) -> bool:
        """Whether the run was killed; else it is over, and nothing is left to do in this home."""
        answer = self._nursery.ask(home, "inbox", "detect", kill_after=self._chance.uniform(0.02, self._span))
        assert answer.codes in ([0], [-9])
        if answer.codes == [0] and home != self._begun:
            self._span = min(self._span, answer.seconds)
        self._begun = home if answer.codes == [-9] else None
        return answer.codes == [-9]


class Verdict(NamedTuple):
    broken: list[str]
    tables: dict[str, str]


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    one = Nursery()
    yield one
    one.end()


def records() -> list[dict[str, str]]:
    """Twelve articles: four stories of three copies, one of them with another figure, and one without a body."""
    made = []
    for i, town in enumerate(TOWNS):
        for copy in range(3):
            body = BODY.format(thing="stage" if i % 2 else "harbour wing", town=town, day=10 + i, cost=2 + i + copy % 2)
            made.append(
                {
                    "url": f"https://outlet-{copy}.example/{town.lower()}",
                    "outlet": f"Outlet {copy}",
                    "title": f"{town} theatre reopens in March",
                    "published_at": f"2026-03-0{1 + i}T0{6 + copy}:00:00+00:00",
                    "body": body,
                }
            )
    return [*made, {"url": "https://outlet-0.example/empty", "body": ""}]


def write_delivery(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    told = [json.dumps(record) for record in records()]
    (folder / "a.jsonl").write_text("\n".join(told[:7]) + "\n")
    (folder / "b.jsonl").write_text("\n".join(told[7:]) + "\n")
    text = BODY.format(thing="hall", town="Gent", day=9, cost=1)
    (folder / "c.txt").write_text(f"The library of Gent opens\n\n{text}\n")
    return folder


@pytest.fixture(scope="session")
def delivery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_delivery(tmp_path_factory.mktemp("delivery"))


class Clean(NamedTuple):
    home: Path
    delivery: Path
    tables: dict[str, str]
    hits: dict[str, int]
    seconds: float


def made_clean(nursery: Nursery, delivery: Path, home: Path) -> Clean:
    fill(home, delivery)
    answer = nursery.ask(home, "inbox", "detect")
    assert answer.codes == [0]
    verdict = nursery.verdict(home)
    assert verdict.broken == []
    return Clean(home, delivery, verdict.tables, json.loads((home / "hits_detect.json").read_text()), answer.seconds)


@pytest.fixture(scope="session")
def clean(nursery: Nursery, delivery: Path, tmp_path_factory: pytest.TempPathFactory) -> Clean:
    return made_clean(nursery, delivery, tmp_path_factory.mktemp("clean") / "var")


def fill(home: Path, delivery: Path) -> None:
    """The inbox with the delivery."""
    (home / "inbox").mkdir(parents=True)
    for file in sorted(delivery.iterdir()):
        shutil.copy(file, home / "inbox" / file.name)
