"""The steps of a run, in order: each is a task in Airflow and a few stages here."""

import gc
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from pipeline.landing.archive import received
from pipeline.rows import Segment
from pipeline.run.health import note_run
from pipeline.run.lock import only_writer
from pipeline.run.log import note
from pipeline.run.room import ask_for_room
from pipeline.run.stage import Outcome, run_stage, run_together
from pipeline.run.tidy import tidied
from pipeline.run.workspace import Workspace, remove_stores
from pipeline.settings import Settings
from pipeline.warehouse.store import DamagedFile, is_torn
from pipeline.warehouse.table import MARTS

STAGES: dict[str, tuple[str, ...]] = {
    "admit": ("revision", "article", "article_text", "rejected", "capture", "review"),
    "copies": ("boilerplate", "near_duplicate", "family", "family_term", "lineage", "story", "id_history"),
    "language": ("headline", "mutation", "contradiction", "mutation_spread"),
    "trend": ("drift_alert", "drift_cause", "drift_shift"),
    "publish": (),
}
STEPS = tuple(STAGES)
# They read the same sentences of the same families, and reading is half of their work.
TOGETHER = (("family_term", "lineage"), ("mutation", "contradiction"))
# New objects between two collections: rows and readings are many and hold no circles, and to look through all of them
# takes a quarter of the time of all language stages at Python's 700.
_RARELY = 50_000


class StepResult(NamedTuple):
    """Small counts for a log line or an Airflow task."""

    step: str
    captures: int
    computed: int
    rows: int
    published: bool


def stages_of(step: str) -> tuple[str, ...]:
    """The marts stand before what is tested on them, in the order of their names."""
    marts = tuple(sorted(file.stem for file in MARTS.glob("*.sql"))) if step == "trend" else ()
    return (*marts, *STAGES[step])


def run_step(settings: Settings, step: str) -> StepResult:
    """Safe to repeat, also while another process runs it: one writer at a time, equal inputs are skipped.

    Raises:
        NoRoom: the disk is nearly full; nothing was begun.
        GateFailed: at `publish`, the tables are not fit to be read.
    """
    with only_writer(settings.home):
        return _held(settings, step)


def work_off(settings: Settings) -> Iterator[StepResult]:
    """All steps, one after the other, for a caller who is the only writer."""
    for step in STEPS:
        yield _held(settings, step)


def _held(settings: Settings, step: str) -> StepResult:
    """Who is killed while DuckDB writes a block leaves half of it. All that the stores hold comes from landing, so they
    are made again without a hand; what else is wrong with a file is for a person to look at."""
    try:
        return _done(settings, step)
    except DamagedFile as damage:
        if not is_torn(damage):
            raise
        note("damaged", "", step=step, error=str(damage)[:200])
        received(settings)  # raises where a part of landing is missing, before anything is removed
        remove_stores(settings)
        for before in STEPS[: STEPS.index(step)]:
            _done(settings, before)
        return _done(settings, step)


def _done(settings: Settings, step: str) -> StepResult:
    ask_for_room(settings)
    gc.set_threshold(_RARELY)
    with Workspace(settings) as workspace:
        if step == "publish":
            return _published(workspace)
        captures = _admitted(workspace) if step == "admit" else 0
        outcomes = list(_run_stages(workspace, step))
        return StepResult(step, captures, sum(o.computed for o in outcomes), sum(o.rows for o in outcomes), False)


def _run_stages(workspace: Workspace, step: str) -> Iterator[Outcome]:
    group_of = {stage: group for group in TOGETHER for stage in group}
    for stages, _ in groupby(group_of.get(stage, (stage,)) for stage in stages_of(step)):
        if len(stages) > 1:
            yield from run_together(workspace, stages)
        else:
            yield run_stage(workspace, stages[0])


def _admitted(workspace: Workspace) -> int:
    from pipeline.run.admit import admit  # two seconds of imports, as below: only what reads or publishes needs them
    from pipeline.run.feed import read_feeds

    captures = admit(workspace).captures
    read_feeds(workspace)
    return captures


def _published(workspace: Workspace) -> StepResult:
    """Between two tasks of a DAG another process may have read what came since, or died while it made all anew:
    the tables are completed first, so that what is published is of one moment."""
    from pipeline.run.publication import publish

    captures = 0 if "capture" in workspace.warehouse.tables() else _admitted(workspace)
    stale = [outcome for step in STEPS for outcome in _run_stages(workspace, step)]
    done = publish(workspace)
    tidied(workspace.settings)
    note_run(workspace.settings, [s.segment for s in workspace.cache.rows(Segment)])
    return StepResult("publish", captures, sum(o.computed for o in stale), sum(o.rows for o in stale), done)


def run_one(settings: Settings, stage: str) -> Outcome:
    """One stage by its table's name, its inputs as they are.

    Raises:
        KeyError: there is no such stage.
    """
    if not any(stage in stages_of(step) for step in STEPS):
        raise KeyError(stage)
    with only_writer(settings.home), Workspace(settings) as workspace:
        return run_stage(workspace, stage)


def run_all(settings: Settings) -> list[StepResult]:
    """With nobody in between, unlike the tasks of a DAG."""
    with only_writer(settings.home):
        return list(work_off(settings))
