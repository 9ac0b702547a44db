"""What is made of landed captures, and what a worker made of a segment ahead of admission."""

import gzip
import json
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from pipeline.collect.pool import Pool, Refused
from pipeline.landing.archive import located, name_of, received
from pipeline.landing.segment import read
from pipeline.rows import Document, FeedEntry, Landed, Segment, StageState
from pipeline.run.lock import only_writer
from pipeline.run.memo import from_json, to_json
from pipeline.run.version import code_version
from pipeline.run.workspace import Workspace
from pipeline.settings import Settings
from pipeline.stages import document as document_stage

VERSION = "code"  # the row of the state table that tells with which code the documents were read
LEAST_BYTES = 1_000_000  # packed, some hundred pages: less is read sooner than a worker is told of it
SLICES = 2  # for each worker: who has the cheaper captures takes another slice


class Made(NamedTuple):
    """Of one capture."""

    documents: list[Document]
    entries: list[FeedEntry]


Asked = tuple[Landed, bytes, str | None]


def made_of(captures: Iterable[Asked], pool: Pool) -> Iterator[Made]:
    """In the order of the captures, each read in a child process."""
    asked: list[Landed] = []

    def noted() -> Iterator[Asked]:
        for capture in captures:
            asked.append(capture[0])
            yield capture

    for number, answer in enumerate(pool.map(document_stage.read, noted())):
        yield Made([_refused(asked[number], answer)], []) if isinstance(answer, Refused) else Made(*answer)


def _refused(one: Landed, refused: Refused) -> Document:
    """Which of the limits it was may differ from time to time, so the row does not tell."""
    told = "more time or memory than any capture gets" if refused.reason == "too_dear" else refused.detail
    return document_stage.refusal(one, refused.reason, told)


def ahead(settings: Settings, segment: str, slice_: int) -> Path:
    """Where the reading of every so-manieth capture of a segment lies; of this version of the code only."""
    return settings.home / "reading" / code_version() / f"{segment.replace('/', '_')}.{slice_}.json.gz"


def made_ahead(settings: Settings, segment: str) -> dict[str, Made]:
    """By capture; what nobody has read ahead is missing."""
    whole = ahead(settings, segment, 0)
    told: dict[str, list[str]] = {}
    for file in whole.parent.glob(whole.name.replace(".0.", ".*.")):
        told |= json.loads(gzip.decompress(file.read_bytes()))
    return {
        capture: Made(from_json(Document, documents), from_json(FeedEntry, entries))
        for capture, (documents, entries) in told.items()
    }


def _plan(settings: Settings) -> Path:
    return ahead(settings, "plan", 0)


def plan(settings: Settings) -> list[int]:
    """Notes which segments are landed and not admitted; the numbers of the slices to read, none where it is little."""
    with only_writer(settings.home), Workspace(settings) as workspace:
        is_this_code = StageState(VERSION, code_version(), "") in workspace.cache.rows(StageState)
        known = {s.segment for s in workspace.cache.rows(Segment)} if is_this_code else set()
    unread = received(settings, known)
    if not unread or sum(path.stat().st_size for path in unread) < LEAST_BYTES:
        return []
    slices = SLICES * settings.extractors
    _write(_plan(settings), [slices, [name_of(path) for path in unread]])
    return list(range(slices))


def read_ahead(settings: Settings, slice_: int) -> int:
    """The captures of a slice that were read; touches only files of its own, so that any number may work at once.

    Raises:
        DamagedSegment: a segment's bytes are not those that were written.
    """
    slices, unread = json.loads(gzip.decompress(_plan(settings).read_bytes()))
    pool = Pool(1)
    try:
        return sum(_kept(settings, segment, slice_, slices, pool) for segment in unread)
    finally:
        pool.close()


def _kept(settings: Settings, segment: str, slice_: int, slices: int, pool: Pool) -> int:
    file = ahead(settings, segment, slice_)
    if file.exists():
        return 0
    mine = islice(read(located(settings, segment)), slice_, None, slices)
    strangers = {one.capture_id: one for one in mine if one.kind in document_stage.READ}
    made = made_of(((one.landed(segment), one.body, one.outlet) for one in strangers.values()), pool)
    told = {c: [to_json(one.documents), to_json(one.entries)] for c, one in zip(strangers, made, strict=True)}
    _write(file, told)
    return len(told)


def _write(file: Path, told: object) -> None:
    """Nothing is lost with it: a file that a crash has cut off is never seen, and admission reads what is not there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    aside.write_bytes(gzip.compress(json.dumps(told).encode("utf-8", "surrogatepass"), compresslevel=1, mtime=0))
    aside.rename(file)
