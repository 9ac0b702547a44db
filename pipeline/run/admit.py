"""Reads what is landed and not yet read: every capture becomes documents, or a fault with its reason."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from pipeline.collect.pool import pool
from pipeline.landing.archive import name_of, received
from pipeline.landing.received import Received
from pipeline.landing.segment import read
from pipeline.rows import (
    Decision,
    Document,
    FeedEntry,
    Held,
    Landed,
    QualityResult,
    Segment,
    StageState,
)
from pipeline.run.log import note
from pipeline.run.reading import VERSION, Asked, Made, made_ahead, made_of
from pipeline.run.version import code_version
from pipeline.run.workspace import Workspace
from pipeline.settings import Settings
from pipeline.stages import document as document_stage
from pipeline.stages.rejected import GATE
from pipeline.validate import gate, plausibility

BATCH_BYTES = 8_000_000  # packed; texts of two batches are held in memory, one that is read and one that is written
BATCH_SEGMENTS = 200
NOTED = 100  # refused captures of a batch that the log names; the table `rejected` has all

T = TypeVar("T")


class Admission(NamedTuple):
    segments: int
    captures: int
    documents: int


class _Reading(NamedTuple):
    """What some segments hold; `landed` all of it, the rest of what was not known before."""

    landed: list[Landed]
    documents: list[Document]
    entries: list[FeedEntry]
    decisions: list[Decision]
    segments: list[Segment]


def admit(workspace: Workspace) -> Admission:
    """A few segments in each transaction: after a crash the next run goes on where this one stopped."""
    cache = workspace.cache
    _forget_older_readings(workspace)
    known_segments = {s.segment for s in cache.rows(Segment)}
    known = {one.capture_id for one in cache.rows(Landed)}
    counts = Admission(0, 0, 0)
    batches = _batches(received(workspace.settings, known_segments))
    for reading in _one_ahead(_read(workspace.settings, batch, known) for batch in batches):
        documents = judged(workspace, reading.documents)
        with cache.transaction():
            cache.append(Landed, reading.landed)
            cache.append(Document, documents)
            cache.append(FeedEntry, reading.entries)
            cache.append(Decision, reading.decisions)
            cache.append(Segment, reading.segments)
        _note(workspace, reading, documents)
        counts = Admission(
            counts.segments + len(reading.segments),
            counts.captures + len(reading.landed),
            counts.documents + len(reading.documents),
        )
    if counts.segments or "held" not in workspace.warehouse.tables():
        for table in ("landed", "document", "feed_entry"):
            workspace.changed(table)
        _hold(workspace)
    return counts


def _one_ahead(things: Iterator[T]) -> Iterator[T]:
    """The next is made in a thread while the caller is at this one; its error comes when it is asked for."""
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, things, None)
        while (thing := coming.result()) is not None:
            coming = thread.submit(next, things, None)
            yield thing


def _note(workspace: Workspace, reading: _Reading, documents: Sequence[Document]) -> None:
    refused = [d for d in documents if d.reason is not None]
    note("admitted", workspace.run_id, segments=len(reading.segments), captures=len(reading.landed),
         documents=len(documents), refused=len(refused))  # fmt: skip
    for one in refused[:NOTED]:
        note("refused", workspace.run_id, capture=one.capture_id, source=one.source, reason=one.reason)


def _batches(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Segments up to some megabytes together: what is pushed comes one record a segment."""
    batch: list[Path] = []
    size = 0
    for path in paths:
        size += path.stat().st_size
        batch.append(path)
        if size > BATCH_BYTES or len(batch) >= BATCH_SEGMENTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read(settings: Settings, paths: Sequence[Path], known: set[str]) -> _Reading:
    """The segments' captures, read ahead or here in child processes; adds them to the known ones."""
    reading = _Reading([], [], [], [], [])

    def unread() -> Iterator[Asked]:
        for one, its, made in _deliveries(settings, paths, reading):
            if one.capture_id in known:
                continue
            known.add(one.capture_id)
            if one.kind == "decision":
                reading.decisions.append(_decision(its.body))
            elif one.capture_id in made:
                _take(made[one.capture_id], reading)
            elif one.kind in document_stage.READ:
                yield one, its.body, its.outlet
            else:
                reading.documents.extend(document_stage.read(one, its.body)[0])

    for made in made_of(unread(), pool()):
        _take(made, reading)
    return reading


def _take(made: Made, reading: _Reading) -> None:
    reading.documents.extend(made.documents)
    reading.entries.extend(made.entries)


def _deliveries(
    settings: Settings, paths: Sequence[Path], reading: _Reading
) -> Iterator[tuple[Landed, Received, dict[str, Made]]]:
    for path in paths:
        name, before = name_of(path), len(reading.landed)
        made = made_ahead(settings, name)
        for its in read(path):
            reading.landed.append(its.landed(name))
            yield reading.landed[-1], its, made
        reading.segments.append(Segment(name, len(reading.landed) - before))


def _forget_older_readings(workspace: Workspace) -> None:
    """Another version of the code reads the whole of landing again."""
    cache = workspace.cache
    states = cache.rows(StageState)
    if any(s.stage == VERSION and s.input_hash != code_version() for s in states):
        with cache.transaction():
            for table in (Landed, Document, FeedEntry, Decision, Segment):
                cache.replace(table, [])
    cache.replace(StageState, [*(s for s in states if s.stage != VERSION), StageState(VERSION, code_version(), "")])


def judged(workspace: Workspace, documents: Sequence[Document]) -> list[Document]:
    """The row gate: a document that an expectation refuses becomes a fault."""
    sound = [d for d in documents if d.reason is None]
    if not sound:
        return list(documents)
    faults, results = gate.row_faults(sound, workspace.settings.now())
    fault_of = {f.key: f for f in faults}
    workspace.warehouse.put(QualityResult, results)
    if not fault_of:
        return list(documents)
    return [
        d._replace(reason=GATE + fault_of[key].reason, detail=fault_of[key].detail)
        if (key := gate.key(d)) in fault_of and d.reason is None
        else d
        for d in documents
    ]


def _decision(body: bytes) -> Decision:
    """Raises KeyError or ValueError: only our own command writes these."""
    told = json.loads(body)
    return Decision(
        told["source"],
        date.fromisoformat(told["day"]),
        told["decision"],
        datetime.fromisoformat(told["decided_at"]),
        told["decided_by"],
    )


def _hold(workspace: Workspace) -> None:
    """Judges each source's publication days over all that is known of them, never per batch."""
    every = cast("list[Document]", workspace.rows("document"))
    documents = [d for d in every if d.reason is None and d.fetched_at is not None]
    held, results = plausibility.held(documents, workspace.settings.now()) if documents else ([], [])
    workspace.warehouse.put(QualityResult, results)
    said = sorted(workspace.cache.rows(Decision), key=lambda d: (d.decided_at, d.decision))
    decided = {(d.source, d.day): d.decision for d in said}
    workspace.warehouse.replace(Held, [h._replace(decision=decided.get((h.source, h.day))) for h in held])
    workspace.changed("held")
