"""Runs one stage: its inputs by the names of its parameters, its table replaced if an input changed."""

import inspect
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, cast

from pipeline.core.identity import digest
from pipeline.model import Model, ModelUnavailable, load, version_of
from pipeline.rows import QualityResult, Run
from pipeline.run.crew import spread
from pipeline.run.log import note
from pipeline.run.memo import Job, Remembered, remembered
from pipeline.run.version import code_version
from pipeline.run.workspace import Rows, Workspace
from pipeline.warehouse.table import MARTS, ddl, row_type_of

if TYPE_CHECKING:
    from pipeline.core.fingerprint import Index
    from pipeline.core.wording import Spread

_MODEL = "_model"
_INDEX, _SPREAD = "band_index", "spread"
_BASIS = "basis"
_LAST = "~"  # after all families: items that are of none
_UNAVAILABLE = "unavailable"
_TOLD = 20  # errors of one stage that the log names; the table `quality_result` counts all


class Outcome(NamedTuple):
    """What became of a stage's table; `computed` counts the items that were not remembered."""

    stage: str
    rows: int
    computed: int
    skipped: bool
    seconds: float


def parameters(function: Callable[..., object]) -> list[str]:
    return list(inspect.signature(function).parameters)


def _model(name: str) -> Model | None:
    """None where the model is unavailable: its labels stay null, and are made when it is back."""
    try:
        return load(name.removesuffix(_MODEL))
    except ModelUnavailable:
        return None


def _version(name: str) -> str:
    """Of a model that was not loaded yet."""
    try:
        return version_of(name.removesuffix(_MODEL))
    except ModelUnavailable:
        return _UNAVAILABLE


def _given(workspace: Workspace, name: str) -> "Rows | Index | Spread":
    """A table, or what no row depends on, and so is no input: the index, which is a cache, and the cores."""
    if name == _SPREAD:
        return spread
    return workspace.band_index if name == _INDEX else workspace.rows(name)


class _Begun(NamedTuple):
    """A stage of which an input changed."""

    module: ModuleType
    ran: Run
    version: str
    models: dict[str, Model | None]


def _build(module: ModuleType) -> Callable[..., Iterable[tuple[object, ...]]]:
    return cast("Callable[..., Iterable[tuple[object, ...]]]", getattr(module, "build", None) or module.items)


def _asked(module: ModuleType) -> list[str]:
    return parameters(module.work)[1:] if hasattr(module, "work") else []


def run_stage(workspace: Workspace, stage: str) -> Outcome:
    mart = MARTS / f"{stage}.sql"
    if mart.exists():
        return _run_mart(workspace, stage, mart.read_text(encoding="utf-8"))
    return run_together(workspace, [stage])[0]


def run_together(workspace: Workspace, stages: Sequence[str]) -> list[Outcome]:
    """Stages of which none reads another's table: what is read for an item of one serves those of the others. The time
    that they take is shared out by what each took of the processors. Where one fails, those before it still stand."""
    try:
        return _together(workspace, stages)
    except Exception as error:
        if len(stages) == 1:
            raise
        note("apart", workspace.run_id, stages=" ".join(stages), error=f"{type(error).__name__}: {error}"[:200])
        # What was worked out is remembered: only the one that fails, and what comes after it, is not told.
        return [outcome for stage in stages for outcome in _together(workspace, [stage])]


def _together(workspace: Workspace, stages: Sequence[str]) -> list[Outcome]:
    every = [_begin(workspace, stage) for stage in stages]
    start = time.monotonic()
    memoised = [its for its in every if its and hasattr(its.module, "work")]
    told = remembered(workspace.cache, [_job(workspace, its) for its in memoised]) if memoised else []
    seconds, worked = time.monotonic() - start, sum(t.seconds for t in told)
    found = {its.ran.stage: t for its, t in zip(memoised, told, strict=True)}

    def outcome(stage: str, its: _Begun | None) -> Outcome:
        if its is None:
            return Outcome(stage, 0, 0, True, 0.0)
        own = found.get(stage)
        share = own.seconds / worked if own and worked else 1 / max(1, len(found))
        return _end(workspace, its, own, seconds * share)

    return [outcome(stage, its) for stage, its in zip(stages, every, strict=True)]


def _begin(workspace: Workspace, stage: str) -> _Begun | None:
    """None where no input changed."""
    module = import_module(f"pipeline.stages.{stage}")
    inputs = [name for name in parameters(_build(module)) if name not in (_INDEX, _SPREAD)]
    models: dict[str, Model | None] = {}
    versions = {name: _version(name) for name in sorted(_asked(module)) if name.endswith(_MODEL)}

    def hashed() -> tuple[str, str]:
        """The version of the code and of the models, and with it that of the inputs."""
        version = digest(code_version(), ddl(stage), repr(versions))
        return version, digest(version, *(f"{name}={workspace.hash_of(name)}" for name in inputs))

    if workspace.computed_from(stage) != hashed()[1]:
        # Loading takes seconds, and only then is it known whether a model can be read.
        models = {name: _model(name) for name in versions}
        versions = {name: model.version if model else _UNAVAILABLE for name, model in models.items()}
    version, input_hash = hashed()
    if workspace.computed_from(stage) == input_hash:
        return None
    ran = _run(workspace, stage, input_hash, sum(len(workspace.rows(name)) for name in inputs))
    return _Begun(module, ran, version, models)


def _made(workspace: Workspace, its: _Begun) -> Iterable[tuple[object, ...]]:
    return _build(its.module)(**{name: _given(workspace, name) for name in parameters(_build(its.module))})


def _job(workspace: Workspace, its: _Begun) -> Job:
    module = its.module
    tables = {name: workspace.rows(name) for name in _asked(module) if name not in (*its.models, _BASIS)}
    if _BASIS in _asked(module):  # made once, and not by each batch: that would grow with the square of the archive
        tables[_BASIS] = module.basis(**{name: workspace.rows(name) for name in parameters(module.basis)})

    def work(items: Sequence[tuple[object, ...]]) -> list[list[tuple[object, ...]]]:
        return cast("list[list[tuple[object, ...]]]", module.work(items, **its.models, **tables))

    job = Job(its.ran.stage, its.version, row_type_of(its.ran.stage), _made(workspace, its), work)
    if hasattr(module, "weight"):
        job = job._replace(weight=module.weight)
    if hasattr(module, "about"):
        family_of = {str(row[0]): str(row[1]) for row in workspace.rows("family")}
        job = job._replace(place=lambda item: family_of.get(module.about(item), _LAST))
    return job._replace(separate=getattr(module, "SEPARATE", False))


def _end(workspace: Workspace, its: _Begun, told: Remembered | None, seconds: float) -> Outcome:
    start = time.monotonic()
    rows = told.rows if told else list(_made(workspace, its))
    if told and getattr(its.module, "SEPARATE", False):
        _note_failed(workspace, its.ran, told.failed)
    finish = cast("Callable[..., Iterable[tuple[object, ...]]] | None", getattr(its.module, "finish", None))
    if finish is not None:
        rows = list(finish(rows, **{name: workspace.rows(name) for name in parameters(finish)[1:]}))
    return _ended(workspace, rows, its.ran, told.computed if told else -1, seconds + time.monotonic() - start)


def _note_failed(workspace: Workspace, ran: Run, failed: Sequence[str]) -> None:
    """One text that the program cannot work on must not stop all others, and must not go unseen."""
    for error in failed[:_TOLD]:
        note("failed", ran.run_id, stage=ran.stage, error=error)
    observed = f"{len(failed)} of all, the first: {failed[0]}" if failed else "0"
    result = QualityResult(
        "stage", ran.stage, None, "no_item_that_cannot_be_worked_on", not failed, observed, workspace.settings.now()
    )
    workspace.warehouse.put(QualityResult, [result])
    workspace.changed("quality_result")


def _run_mart(workspace: Workspace, stage: str, query: str) -> Outcome:
    """A mart's inputs are the tables that its text names."""
    named = sorted((workspace.warehouse.tables() & _identifiers(query)) - {stage})
    input_hash = digest(query, ddl(stage), *(f"{name}={workspace.hash_of(name)}" for name in named))
    if workspace.computed_from(stage) == input_hash:
        return Outcome(stage, 0, 0, True, 0.0)
    ran = _run(workspace, stage, input_hash, 0)
    start = time.monotonic()
    return _ended(workspace, query.strip().rstrip(";"), ran, -1, time.monotonic() - start)


def _identifiers(query: str) -> set[str]:
    return set("".join(c if c.isalnum() or c == "_" else " " for c in query).split())


def _run(workspace: Workspace, stage: str, input_hash: str, rows_in: int) -> Run:
    return Run(workspace.run_id, stage, workspace.settings.now(), 0.0, rows_in, 0, 0, 0, input_hash, "")


def _peak() -> int:
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024


def _ended(workspace: Workspace, data: Rows | str, ran: Run, computed: int, seconds: float) -> Outcome:
    start = time.monotonic()
    count = len(data) if computed < 0 and not isinstance(data, str) else max(computed, 0)
    ran = workspace.put(ran.stage, data, ran._replace(seconds=seconds, computed=count, peak_megabytes=_peak()))
    note(
        "stage", ran.run_id, stage=ran.stage, rows_in=ran.rows_in, rows_out=ran.rows_out, computed=ran.computed,
        seconds=round(seconds, 2), peak_megabytes=ran.peak_megabytes,
    )  # fmt: skip
    return Outcome(ran.stage, ran.rows_out, ran.computed, False, seconds + time.monotonic() - start)
