"""The steps of a run, with another process between two of them."""

import json
from pathlib import Path
from pkgutil import iter_modules

import pytest

from pipeline import stages
from pipeline.landing.intake import land
from pipeline.landing.writer import Writer
from pipeline.run.step import STAGES, STEPS, run_all, run_step
from pipeline.run.takedown import forget
from pipeline.run.verify import verify
from pipeline.run.workspace import remove_stores
from pipeline.settings import Settings, settings
from pipeline.warehouse.store import Store
from pipeline.warehouse.table import published_tables

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


def test_no_stage_is_left_out() -> None:
    modules = {module.name for module in iter_modules(stages.__path__)} - {"document"}  # admit reads the documents
    assert modules == {stage for step in STEPS for stage in STAGES[step]}


def test_a_run_fills_every_published_table_but_the_operators(own: Settings, tmp_path: Path) -> None:
    arrive(own, tmp_path, "harbour")
    run_all(own)
    with Store(own.warehouse) as warehouse:
        assert set(published_tables()) - {"run", "feed", "held", "quality_result"} <= set(warehouse.tables())


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
