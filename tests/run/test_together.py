"""Stages that run together make what each makes alone."""

import json
import time
from collections.abc import Callable, Sequence
from importlib import import_module

import pytest

from pipeline.core.wording import OwnWording
from pipeline.landing.intake import land
from pipeline.landing.writer import Writer
from pipeline.rows import Lineage, Run
from pipeline.run import stage
from pipeline.run.stage import Outcome, parameters, run_stage, run_together
from pipeline.run.step import STAGES, TOGETHER, run_step
from pipeline.run.workspace import Workspace
from pipeline.settings import Settings, settings
from pipeline.stages import lineage

TEXT = (
    "The harbour theatre will show the restored silent film for {} evenings from Friday, its director said. "
    "Forty musicians from the town play along, and the ferry waits until the last guest has left the hall. "
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Three copies, of which one changes a number."""
    folder = tmp_path_factory.mktemp("together")
    made = settings({"DRIFTWIRE_HOME": str(folder / "var")})
    told = [
        {"url": f"https://{outlet}.example/film", "outlet": outlet, "title": "A silent film returns",
         "body": TEXT.format(evenings), "published_at": "2026-11-03T09:00:00Z"}
        for outlet, evenings in (("harbour", "nine"), ("ferry", "nine"), ("quay", "four"))
    ]  # fmt: skip
    file = folder / "copies.jsonl"
    file.write_text("\n".join(map(json.dumps, told)))
    with Writer(made.landing, made.now) as writer:
        land([file], "*", writer)
    for step in ("admit", "copies", "language"):
        run_step(made, step)
    return made


def _forget(workspace: Workspace, stage: str) -> None:
    """As if one of its inputs had changed since."""
    now = workspace.settings.now()
    workspace.put(stage, [], Run(workspace.run_id, stage, now, 0.0, 0, 0, 0, 0, "stale", ""))


@pytest.mark.parametrize("group", TOGETHER)
def test_they_stand_together_and_read_nothing_of_each_other(group: tuple[str, ...]) -> None:
    (stages,) = (stages for stages in STAGES.values() if group[0] in stages)
    first = stages.index(group[0])
    assert stages[first : first + len(group)] == group
    for name in group:
        module = import_module(f"pipeline.stages.{name}")
        asked = (getattr(module, n) for n in ("items", "basis", "work", "finish") if hasattr(module, n))
        assert {name for function in asked for name in parameters(function)}.isdisjoint(group)
        assert hasattr(module, "about")


@pytest.mark.parametrize("group", TOGETHER)
@pytest.mark.parametrize("stale", [(0, 1), (0,), (1,)])
def test_they_make_what_each_makes_alone(own: Settings, group: tuple[str, ...], stale: tuple[int, ...]) -> None:
    """Also where one of them is up to date."""

    def told(run: Callable[[Workspace], list[Outcome]]) -> tuple[object, ...]:
        with Workspace(own) as workspace:
            for place in stale:
                _forget(workspace, group[place])
            outcomes = [(o.stage, o.rows, o.skipped) for o in run(workspace)]
            return outcomes, [list(workspace.rows(s)) for s in group], [workspace.hash_of(s) for s in group]

    alone = told(lambda workspace: [run_stage(workspace, stage) for stage in group])
    assert alone == told(lambda workspace: run_together(workspace, group))
    outcomes, rows, _ = alone
    made = [(len(rows[place]), False) if place in stale else (0, True) for place in range(len(group))]
    assert outcomes == [(stage, *its) for stage, its in zip(group, made, strict=True)]
    assert all(rows)


@pytest.mark.parametrize("group", TOGETHER)
def test_where_one_fails_those_before_it_stand(
    own: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, group: tuple[str, ...]
) -> None:
    caplog.set_level("INFO", logger="driftwire")

    def failing(family: object) -> None:
        raise ValueError("no such thing")

    monkeypatch.setattr(f"pipeline.stages.{group[1]}.items", failing)
    with Workspace(own) as workspace:
        for name in group:
            _forget(workspace, name)
        with pytest.raises(ValueError, match="no such thing"):
            run_together(workspace, group)
        assert "event=apart" in caplog.text and "ValueError: no such thing" in caplog.text
        assert workspace.rows(group[0])
        assert run_stage(workspace, group[0]).skipped
        monkeypatch.undo()
        assert run_stage(workspace, group[1]).rows


@pytest.mark.parametrize("group", TOGETHER)
def test_items_lie_where_their_family_does(own: Settings, group: tuple[str, ...]) -> None:
    with Workspace(own) as workspace:
        families = {row[1] for row in workspace.rows("family")}
        for name in group:
            _forget(workspace, name)
            begun = stage._begin(workspace, name)
            assert begun is not None
            job = stage._job(workspace, begun)
            assert {job.place(item) for item in job.items} == families
        run_together(workspace, group)


def test_each_is_told_its_own_time(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    work = lineage.work

    def slow(items: Sequence[lineage.Item], basis: OwnWording) -> list[list[Lineage]]:
        start = time.process_time()
        while time.process_time() - start < 1:
            pass
        return work(items, basis)

    monkeypatch.setattr(stage, "code_version", lambda: "another")  # nothing is remembered of it
    monkeypatch.setattr(lineage, "work", slow)
    with Workspace(own) as workspace:
        told = {outcome.stage: outcome.seconds for outcome in run_together(workspace, ("family_term", "lineage"))}
    assert told["lineage"] > 0.5 > told["family_term"] > 0
