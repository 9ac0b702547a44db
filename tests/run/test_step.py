"""The steps of a run, with another process between two of them."""

import json
from pathlib import Path

import pytest

from pipeline.landing.intake import land
from pipeline.landing.writer import Writer
from pipeline.run.rebuild import remove_stores
from pipeline.run.step import run_all, run_step
from pipeline.run.takedown import forget
from pipeline.run.verify import verify
from pipeline.settings import Settings, settings

TEXT = (
    "The harbour theatre will show the restored silent film for nine evenings from Friday, its director said. "
    "Forty musicians from the town play along, and the ferry waits until the last guest has left the hall. "
)


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return settings({"DRIFTWIRE_HOME": str(tmp_path / "var")})


def arrive(own: Settings, folder: Path, outlet: str) -> None:
    record = {
        "url": f"https://{outlet}.example/film",
        "outlet": outlet,
        "title": "A silent film returns",
        "body": TEXT,
    }
    file = folder / f"{outlet}.jsonl"
    file.write_text(json.dumps(record | {"published_at": "2026-11-03T09:00:00Z"}))
    with Writer(own.landing, own.now) as writer:
        land([file], "*", writer)


def test_what_another_process_has_read_in_between_is_published_whole(own: Settings, tmp_path: Path) -> None:
    arrive(own, tmp_path, "harbour")
    for step in ("admit", "copies", "language", "trend"):
        run_step(own, step)
    arrive(own, tmp_path, "ferry")
    run_step(own, "admit")
    assert run_step(own, "publish").published
    assert verify(own).broken == []


def test_a_rebuild_that_died_is_ended_by_whoever_publishes_next(own: Settings, tmp_path: Path) -> None:
    arrive(own, tmp_path, "harbour")
    run_all(own)
    before = verify(own).tables
    remove_stores(own)
    run_step(own, "publish")
    assert verify(own) == (True, before, [])


def test_to_forget_what_nobody_knows_makes_nothing_anew(own: Settings, tmp_path: Path) -> None:
    arrive(own, tmp_path, "harbour")
    run_all(own)
    store = own.warehouse.stat().st_ino
    assert forget(own, "https://nobody.example/x") == 0
    assert own.warehouse.stat().st_ino == store
    assert verify(own).broken == []
