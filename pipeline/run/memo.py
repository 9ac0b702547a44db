"""Remembers what a memoised stage made of each item, under the hash of the item and the code version."""

import hashlib
import heapq
import json
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from pipeline.rows import Memo
from pipeline.run.crew import LEAST, Crew, batches
from pipeline.warehouse.store import Store
from pipeline.warehouse.table import columns

BATCH = 250  # items handed to a stage at once: both cores end together
# Items made at once: those of an archive that grows for years do not fit into memory. The first are few, and each time
# twice as many as before, so that nobody waits long for the first, nor for the next.
FIRST, PART = 1_000, 10_000
# A crash loses no more than these, and what was done while the next part was made (some seconds).
SAVED = 2_000  # results that are written at once: a transaction costs as much as a hundred of them

# What a fault of the program on one odd text raises. A lack of memory, a full disk or a signal is no fault of a text.
_FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_FAILED = "!"  # before the error, in the place of an item's rows

Row = TypeVar("Row", bound=tuple[object, ...])
Work = Callable[[Sequence[tuple[object, ...]]], list[list[tuple[object, ...]]]]


def _plain(value: object) -> str:
    assert isinstance(value, datetime)
    return value.isoformat()


_json = json.JSONEncoder(default=_plain, ensure_ascii=False).encode


def _digest(told: object) -> str:
    return hashlib.sha256(_json(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def item_key(version: str, item: tuple[object, ...]) -> str:
    return _digest([version, *item])


def to_json(rows: Iterable[tuple[object, ...]]) -> str:
    return _json(list(rows))


def from_json(row_type: type[Row], result: str) -> list[Row]:
    times = [c.type is datetime for c in columns(row_type)]
    make: Callable[[Iterable[object]], Row] = row_type._make  # type: ignore[attr-defined]
    return [
        make(datetime.fromisoformat(v) if t and v else v for t, v in zip(times, values, strict=True))
        for values in json.loads(result)
    ]


class Job(NamedTuple):
    """What a stage asks for.

    `weight`: for how many things an item stands.
    `separate`: the items do not depend on each other. One that raises an error has no rows then, its error is
    remembered in their place until the code is another, and the others stand.
    `place`: items at one place, also of other jobs, read the same; they come in the order of their places, or are
    worked on apart.
    """

    stage: str
    version: str
    row_type: type[tuple[object, ...]]
    items: Iterable[tuple[object, ...]]
    work: Work
    weight: Callable[[tuple[object, ...]], int] = lambda _: 1
    separate: bool = False
    place: Callable[[tuple[object, ...]], str] = lambda _: ""


class Remembered(NamedTuple):
    """The rows of all items; how many items had to be computed; the seconds of a processor that it took to make the
    items and to work on them, where jobs share what they read told of whoever came first; the errors of those that
    could not be worked on."""

    rows: list[tuple[object, ...]]
    computed: int
    seconds: float
    failed: list[str]


def _error(fault: Exception) -> str:
    at = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{_FAILED}{type(fault).__name__} in {Path(at.filename).name}:{at.lineno}: {str(fault)[:200]}"


class _Asked(NamedTuple):
    """An item of a job; `job` is its place among the jobs."""

    job: int
    item: tuple[object, ...]


class _Part(NamedTuple):
    """Some items that follow each other: what is remembered of them, and the others, by key; and all keys by job."""

    known: dict[str, str]
    waiting: dict[str, _Asked]
    keys: list[list[str]]


def _timed(items: Iterable[tuple[object, ...]], job: int, seconds: list[float]) -> Iterator[tuple[object, ...]]:
    """Adds to `seconds` of the job what it takes to make its items."""
    rest = iter(items)
    while True:
        start = time.thread_time()
        item = next(rest, None)
        seconds[job] += time.thread_time() - start
        if item is None:
            return
        yield item


def _in_order(jobs: Sequence[Job], seconds: list[float]) -> Iterator[_Asked]:
    def placed(number: int, job: Job) -> Iterator[tuple[str, int, _Asked]]:
        items = _timed(job.items, number, seconds)
        return ((job.place(item), number, _Asked(number, item)) for item in items)

    every = [placed(number, job) for number, job in enumerate(jobs)]
    return (asked for _, _, asked in heapq.merge(*every, key=lambda its: its[:2]))


def _parts(cache: Store, jobs: Sequence[Job], seconds: list[float]) -> Iterator[_Part]:
    """Each item of a job once."""
    seen: set[str] = set()
    rest = _in_order(jobs, seconds)
    size = min(FIRST, PART)
    while some := list(islice(rest, size)):
        every = ((item_key(f"{jobs[a.job].stage} {jobs[a.job].version}", a.item), a) for a in some)
        asked_of = {key: asked for key, asked in every if key not in seen}
        seen.update(asked_of)
        known = {m.key: m.result for m in cache.rows_among(Memo, "key", sorted(asked_of))}
        keys: list[list[str]] = [[] for _ in jobs]
        for key, asked in asked_of.items():
            keys[asked.job].append(key)
        yield _Part(known, {key: asked for key, asked in asked_of.items() if key not in known}, keys)
        size = min(2 * size, PART)


class _Told(NamedTuple):
    """What the work makes of a batch, and the seconds of a processor by job."""

    results: list[str]
    seconds: list[float]


class _Batch(NamedTuple):
    """Keys with the places of their jobs, and how to get what the work makes of the items."""

    keys: Sequence[tuple[str, int]]
    answer: Callable[[], _Told]


class _Book:
    """What is known of the items of all jobs so far."""

    def __init__(self, cache: Store, jobs: Sequence[Job]) -> None:
        self._cache, self._jobs = cache, jobs
        self._result: dict[str, str] = {}
        self._keys: list[list[str]] = [[] for _ in jobs]
        self._computed = [0] * len(jobs)
        self.seconds = [0.0] * len(jobs)

    def note(self, part: _Part) -> None:
        self._result |= part.known
        for own, its in zip(self._keys, part.keys, strict=True):
            own += its
        for asked in part.waiting.values():
            self._computed[asked.job] += 1

    def save(self, batches: Sequence[_Batch]) -> None:
        """The results are written a few at a time."""
        fresh: list[Memo] = []
        for batch in batches:
            told = batch.answer()
            for job, seconds in enumerate(told.seconds):
                self.seconds[job] += seconds
            made = zip(batch.keys, told.results, strict=True)
            fresh += [Memo(self._jobs[job].stage, key, result) for (key, job), result in made]
            if len(fresh) >= SAVED or batch is batches[-1]:
                self._cache.append(Memo, fresh)
                self._result |= {m.key: m.result for m in fresh}
                fresh = []

    def told(self, number: int) -> Remembered:
        job, keys = self._jobs[number], sorted(self._keys[number])
        # What nobody asks for any more goes when it outnumbers the living: an older version's results, mostly.
        self._cache.thin_out(Memo, "stage", job.stage, "key", keys, 2 * len(keys) + SAVED)
        rows, failed = [], []
        for result in (self._result.pop(key) for key in keys):  # both forms of all results would be too much
            if result.startswith(_FAILED):
                failed.append(result.removeprefix(_FAILED))
            elif result != "[]":
                rows += from_json(job.row_type, result)
        return Remembered(rows, self._computed[number], self.seconds[number], sorted(failed))


def remembered(cache: Store, jobs: Sequence[Job]) -> list[Remembered]:
    """New items are worked on in the order in which the stages name them: neighbours share what was worked out for one.

    Items may be made one by one: no more than two parts of them are held at a time, and the second is made while the
    first is worked on.
    """
    book = _Book(cache, jobs)
    with Crew(_telling(jobs)) as crew:
        before: list[_Batch] = []
        for part in _parts(cache, jobs, book.seconds):
            book.note(part)
            many = sum(jobs[its.job].weight(its.item) for its in part.waiting.values()) >= LEAST
            asked = _asked(crew, part.waiting, many)
            book.save(before)
            before = asked
        book.save(before)
    return [book.told(number) for number in range(len(jobs))]


def _telling(jobs: Sequence[Job]) -> Callable[[Sequence[_Asked]], _Told]:
    def told(asked: Sequence[_Asked]) -> _Told:
        results, seconds = [""] * len(asked), [0.0] * len(jobs)
        for number, job in enumerate(jobs):
            places = [place for place, its in enumerate(asked) if its.job == number]
            start = time.process_time()
            for place, result in zip(places, _results(job, [asked[place].item for place in places]), strict=True):
                results[place] = result
            seconds[number] = time.process_time() - start
        return _Told(results, seconds)

    return told


def _results(job: Job, items: Sequence[tuple[object, ...]]) -> list[str]:
    if not items:
        return []
    try:
        return [to_json(rows) for rows in job.work(items)]
    except _FAULTS as fault:
        if not job.separate:
            raise
        return [_error(fault)] if len(items) == 1 else [one for item in items for one in _results(job, [item])]


def _asked(crew: Crew[Sequence[_Asked], _Told], waiting: dict[str, _Asked], many: bool) -> list[_Batch]:
    return [
        _Batch([(key, waiting[key].job) for key in keys], crew.ask([waiting[key] for key in keys], many))
        for keys in batches(list(waiting), BATCH)
    ]
