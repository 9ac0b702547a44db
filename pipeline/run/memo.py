"""Remembers what a memoised stage made of each item, under the hash of the item and the code version."""

import hashlib
import json
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


class Remembered(NamedTuple):
    """The rows of all items; how many items had to be computed; the errors of those that could not be worked on."""

    rows: list[tuple[object, ...]]
    computed: int
    failed: list[str]


def _error(fault: Exception) -> str:
    at = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{_FAILED}{type(fault).__name__} in {Path(at.filename).name}:{at.lineno}: {str(fault)[:200]}"


class _Part(NamedTuple):
    """Some items that follow each other: what is remembered of them, and the others, by key."""

    known: dict[str, str]
    waiting: dict[str, tuple[object, ...]]


def _parts(cache: Store, version: str, items: Iterable[tuple[object, ...]]) -> Iterator[_Part]:
    """Each item once."""
    seen: set[str] = set()
    rest = iter(items)
    size = min(FIRST, PART)
    while some := list(islice(rest, size)):
        item_of = {key: item for key, item in ((item_key(version, item), item) for item in some) if key not in seen}
        seen.update(item_of)
        known = {m.key: m.result for m in cache.rows_among(Memo, "key", sorted(item_of))}
        yield _Part(known, {key: item for key, item in item_of.items() if key not in known})
        size = min(2 * size, PART)


class _Batch(NamedTuple):
    """Items by their keys, and how to get what the work makes of them."""

    keys: Sequence[str]
    answer: Callable[[], list[str]]


def remembered(
    cache: Store,
    stage: str,
    version: str,
    row_type: type[tuple[object, ...]],
    items: Iterable[tuple[object, ...]],
    work: Work,
    weight: Callable[[tuple[object, ...]], int] = lambda _: 1,
    separate: bool = False,
) -> Remembered:
    """New items are worked on in the order in which the stage names them: neighbours share what was worked out for one.

    `items` may be made one by one: no more than two parts of them are held at a time, and the second is made while the
    first is worked on.
    `weight`: for how many things an item stands.
    `separate`: the items do not depend on each other. One that raises an error has no rows then, its error is
    remembered in their place until the code is another, and the others stand.
    """
    known: dict[str, str] = {}
    computed = 0
    with Crew(_telling(work, separate)) as crew:
        before: list[_Batch] = []
        for part in _parts(cache, version, items):
            known |= part.known
            computed += len(part.waiting)
            asked = _asked(crew, part.waiting, sum(map(weight, part.waiting.values())) >= LEAST)
            known |= _saved(cache, stage, before)
            before = asked
        known |= _saved(cache, stage, before)
    # What nobody asks for any more goes when it outnumbers the living: an older version's results, mostly.
    cache.thin_out(Memo, "stage", stage, "key", sorted(known), 2 * len(known) + SAVED)
    failed = sorted(result.removeprefix(_FAILED) for result in known.values() if result.startswith(_FAILED))
    told_of = [known[key] for key in sorted(known) if known[key] != "[]" and not known[key].startswith(_FAILED)]
    return Remembered([row for result in told_of for row in from_json(row_type, result)], computed, failed)


def _telling(work: Work, separate: bool) -> Callable[[Sequence[tuple[object, ...]]], list[str]]:
    def told(items: Sequence[tuple[object, ...]]) -> list[str]:
        try:
            return [to_json(rows) for rows in work(items)]
        except _FAULTS as fault:
            if not separate:
                raise
            return [_error(fault)] if len(items) == 1 else [one for item in items for one in told([item])]

    return told


def _asked(
    crew: Crew[Sequence[tuple[object, ...]], list[str]], waiting: dict[str, tuple[object, ...]], many: bool
) -> list[_Batch]:
    return [_Batch(keys, crew.ask([waiting[key] for key in keys], many)) for keys in batches(list(waiting), BATCH)]


def _saved(cache: Store, stage: str, asked: Sequence[_Batch]) -> dict[str, str]:
    """All results by key, written a few at a time."""
    made: dict[str, str] = {}
    fresh: list[Memo] = []
    for batch in asked:
        fresh += [Memo(stage, key, result) for key, result in zip(batch.keys, batch.answer(), strict=True)]
        if len(fresh) >= SAVED:
            cache.append(Memo, fresh)
            made |= {m.key: m.result for m in fresh}
            fresh = []
    if fresh:
        cache.append(Memo, fresh)
    return made | {m.key: m.result for m in fresh}
