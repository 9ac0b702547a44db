"""docs/architecture.md tells the rooms, steps, stages and tests that are there."""

import re
from pathlib import Path

from pipeline.run.step import STAGES

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_every_path_and_every_module_that_is_named_is_there() -> None:
    paths = {one.rstrip("/") for one in re.findall(r"`((?:[a-z_]+/)+[\w.]*)`", PAGE)}
    modules = {one.replace(".", "/") + ".py" for one in re.findall(r"python -m ([\w.]+)", PAGE)}
    inner = {"labelled", "warehouse", "validate", "decisions"}
    assert len(paths) >= 15
    assert sorted(one for one in (paths | modules) - inner if not (ROOT / one).exists()) == []


def test_every_step_stands_with_its_stages_in_their_order() -> None:
    for step, stages in STAGES.items():
        (row,) = re.findall(rf"^\| {step} \| (.*) \|$", PAGE, re.M)
        assert " ".join(stages) in row.replace("`", "")


def test_every_room_of_the_package_is_told() -> None:
    rooms = {one.name for one in (ROOT / "pipeline").iterdir() if (one / "__init__.py").exists()}
    assert [room for room in sorted(rooms) if f"`pipeline/{room}/`" not in PAGE and f"`{room}/`" not in PAGE] == []
