"""Remembers what a memoised stage made of each item, under the hash of the item and the code version."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import islice

from pipeline.rows import Memo
from pipeline.warehouse.store import Store
from pipeline.warehouse.table import columns

BATCH = 2_000  # items handed to a stage at once; bounds the memory, and a crash loses no more than this

Work = Callable[[Sequence[tuple[object, ...]]], list[list[tuple[object, ...]]]]


def _plain(value: object) -> str:
    assert isinstance(value, datetime)
    return value.isoformat()


def item_key(version: str, item: tuple[object, ...]) -> str:
    told = json.dumps([version, item], default=_plain, ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _rows(row_type: type[tuple[object, ...]], result: str) -> list[tuple[object, ...]]:
    times = [c.type is datetime for c in columns(row_type)]
    make: Callable[[Iterable[object]], tuple[object, ...]] = row_type._make  # type: ignore[attr-defined]
    return [
        make(datetime.fromisoformat(v) if t and v else v for t, v in zip(times, values, strict=True))
        for values in json.loads(result)
    ]


def remembered(
    cache: Store,
    stage: str,
    version: str,
    row_type: type[tuple[object, ...]],
    items: Iterable[tuple[object, ...]],
    work: Work,
) -> tuple[list[tuple[object, ...]], int]:
    """The rows of all items, and how many items had to be computed."""
    known = {m.key: m.result for m in cache.rows(Memo) if m.stage == stage}
    used: dict[str, str] = {}
    waiting: dict[str, tuple[object, ...]] = {}
    for item in items:
        key = item_key(version, item)
        if key in known:
            used[key] = known[key]
        else:
            waiting[key] = item
    rest = iter(sorted(waiting.items()))
    while batch := list(islice(rest, BATCH)):
        results = work([item for _, item in batch])
        new = [
            Memo(stage, key, json.dumps(made, default=_plain, ensure_ascii=False))
            for (key, _), made in zip(batch, results, strict=True)
        ]
        cache.append(Memo, new)
        used |= {m.key: m.result for m in new}
    if len(known) > 2 * len(used) + BATCH:  # an older version's results; kept until they outnumber the living
        _prune(cache, stage, used)
    rows = [row for key in sorted(used) for row in _rows(row_type, used[key])]
    return rows, len(waiting)


def _prune(cache: Store, stage: str, used: dict[str, str]) -> None:
    kept = [m for m in cache.rows(Memo) if m.stage != stage or m.key in used]
    cache.replace(Memo, kept)
