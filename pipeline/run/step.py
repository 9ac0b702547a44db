"""The steps of a run, in order: each is a task in Airflow and a few stages here."""

from typing import NamedTuple

from pipeline.rows import Segment
from pipeline.run.admit import admit
from pipeline.run.feed import read_feeds
from pipeline.run.health import note_run
from pipeline.run.lock import only_writer
from pipeline.run.publication import publish
from pipeline.run.room import ask_for_room
from pipeline.run.stage import Outcome, run_stage
from pipeline.run.tidy import tidied
from pipeline.run.workspace import Workspace
from pipeline.settings import Settings
from pipeline.warehouse.table import MARTS

STAGES: dict[str, tuple[str, ...]] = {
    "admit": ("revision", "article", "article_text", "rejected", "capture"),
    "copies": ("boilerplate", "near_duplicate", "family", "family_term", "lineage", "story", "id_history"),
    "language": ("headline", "mutation", "mutation_spread", "contradiction"),
    "trend": ("drift_alert",),
    "publish": (),
}
STEPS = tuple(STAGES)


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
    """
    ask_for_room(settings)
    with only_writer(settings.home), Workspace(settings) as workspace:
        captures = 0
        if step == "admit":
            captures = admit(workspace).captures
            read_feeds(workspace)
        outcomes = [run_stage(workspace, stage) for stage in stages_of(step)]
        if step == "publish":
            return StepResult(step, 0, 0, 0, _published(workspace))
        return StepResult(step, captures, sum(o.computed for o in outcomes), sum(o.rows for o in outcomes), False)


def _published(workspace: Workspace) -> bool:
    done = publish(workspace)
    tidied(workspace.settings)
    note_run(workspace.settings, [s.segment for s in workspace.cache.rows(Segment)])
    return done


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
    return [run_step(settings, step) for step in STEPS]
