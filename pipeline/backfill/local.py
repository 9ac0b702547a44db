"""A backfill on one machine: native, with the shingles of all texts in one temporary file."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipeline.backfill.result import Descent, Result, result
from pipeline.backfill.source import SCHEMA, batches, files
from pipeline.backfill.spill import Spill
from pipeline.core import descent, verbatim
from pipeline.core.band import BANDS, band_keys
from pipeline.core.candidate import anchors
from pipeline.core.overlap import Overlap, overlap
from pipeline.core.shingle import Shingles, Texts, shingles_of
from pipeline.core.signature import signatures

# Texts whose shingles are in memory at once: about 300 MB.
AT_ONCE = 100_000


class Keyed(NamedTuple):
    """`bands[i]` are those of text `holders[i]`; anchors are packed with their holders."""

    bands: npt.NDArray[np.uint64]
    holders: npt.NDArray[np.int64]
    anchors: npt.NDArray[np.uint64]


class Order(NamedTuple):
    """Ids by number, which follows time; per row of the source its number, or -1 where the article stands twice."""

    ids: pa.Array
    number: npt.NDArray[np.int64]


def order(folder: Path) -> Order:
    """Of two readings of one article the earlier stamp counts, then the earlier row of the earlier file."""
    read = [b.select(["article_id", "published_at"]) for file in files(folder) for b in batches(file)]
    table = pa.concat_tables(read) if read else SCHEMA.empty_table().select(["article_id", "published_at"])
    table = table.append_column("row", pa.array(np.arange(len(table))))
    sorting = [("published_at", "ascending"), ("article_id", "ascending"), ("row", "ascending")]
    ordered = table.sort_by(sorting)
    _, first = np.unique(ordered.column("article_id").to_numpy(), return_index=True)
    kept = ordered.take(pa.array(np.sort(first)))
    number = np.full(len(table), -1, np.int64)
    number[kept.column("row").to_numpy()] = np.arange(len(kept))
    return Order(kept.column("article_id").combine_chunks(), number)


def texts(column: pa.ChunkedArray) -> Texts:
    """The bytes of an Arrow column as they lie in memory."""
    combined = pa.concat_arrays(column.chunks)
    _, offsets, data = combined.buffers()
    starts = np.frombuffer(offsets, np.int64)[combined.offset : combined.offset + len(combined) + 1]
    return Texts(np.frombuffer(data, np.uint8) if data else np.zeros(0, np.uint8), starts)


def keyed(found: Shingles, numbers: npt.NDArray[np.int64]) -> Keyed:
    short = verbatim.banded(found)
    bands = band_keys(signatures(found))[short]
    return Keyed(bands, numbers[short], anchors(found, numbers, verbatim.SHORTEST))


def _shingled(folder: Path, ordered: Order, spill: Spill) -> Keyed:
    parts = [Keyed(np.empty((0, BANDS), np.uint64), np.empty(0, np.int64), np.empty(0, np.uint64))]
    row = 0
    for file in files(folder):
        for batch in batches(file):
            numbers = ordered.number[row : row + len(batch)]
            row += len(batch)
            kept = np.flatnonzero(numbers >= 0)
            if kept.size:
                found = shingles_of(texts(batch.column("text").take(pa.array(kept))))
                spill.append(numbers[kept], found)
                parts.append(keyed(found, numbers[kept]))
    return Keyed(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _chunks(firsts: npt.NDArray[np.int64]) -> Iterator[slice]:
    """Rows in ascending order of a number, cut where the number changes, about AT_ONCE at a time."""
    start = 0
    while start < firsts.size:
        end = min(start + AT_ONCE, firsts.size)
        if end < firsts.size:
            end = int(np.searchsorted(firsts, firsts[end], "left")) if firsts[end] != firsts[start] else firsts.size
        yield slice(start, end)
        start = end


def _exact(spill: Spill, pairs: npt.NDArray[np.int64]) -> Overlap:
    found = [Overlap(np.empty(0), np.empty(0))]
    for start in range(0, len(pairs), AT_ONCE // 2):
        chunk = pairs[start : start + AT_ONCE // 2]
        needed, place = np.unique(chunk, return_inverse=True)
        found.append(overlap(spill.take(needed), place.reshape(chunk.shape).astype(np.int64)))
    return Overlap(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _parents(spill: Spill, lowest: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """By families, whole ones at a time."""
    members = np.argsort(lowest, kind="stable")
    sizes = np.bincount(lowest, minlength=lowest.size)
    members = members[sizes[lowest[members]] > 1]
    parent = np.full(lowest.size, -1, np.int64)
    for chunk in _chunks(lowest[members]):
        own = np.sort(members[chunk])
        local = np.searchsorted(own, lowest[own])
        found = descent.parents(spill.take(own), local)
        parent[own] = np.where(found < 0, -1, own[found])
    return parent


def similarity(spill: Spill, parent: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    children = np.flatnonzero(parent >= 0)
    found = np.zeros(parent.size)
    found[children] = _exact(spill, np.stack([parent[children], children], axis=1)).jaccard
    return found


def backfill(folder: Path, scratch: Path) -> Result:
    """`scratch` is a folder for about 3 kB per article."""
    ordered = order(folder)
    size = len(ordered.ids)
    with Spill(scratch / "shingles", size) as spill:
        met = _shingled(folder, ordered, spill)
        pairs = verbatim.candidates(*met, size)
        exact = _exact(spill, pairs)
        close = verbatim.accepted(exact)
        pairs, exact = pairs[close], Overlap(exact.jaccard[close], exact.containment[close])
        lowest = verbatim.lowest(pairs, size)
        parent = _parents(spill, lowest)
        return result(ordered.ids, pairs, exact, Descent(lowest, parent, similarity(spill, parent)))
