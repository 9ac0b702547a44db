"""1,000 new texts into a band index of a million: `python -m tests.bench.band_index_bench [--scratch FOLDER]`.

Prints the CPU milliseconds that it takes to find whom they meet and to add them, several thousands one after the other,
and the bytes of the file per text, signatures and hashes of sentences included. The archive is that of
`backfill_bench`.
The hashes of sentences are random numbers, as many as the text has full stops: they do not compress either way.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import click
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.backfill.local import texts
from pipeline.core.fingerprint import Print, Told, print_of, text_key
from pipeline.core.shingle import shingles_of
from pipeline.warehouse.band_index import BandIndex, remove
from pipeline.warehouse.store import Store
from tests.bench.backfill_bench import archive

NEW = 1_000
TIMES = 5


def parts(folder: Path) -> Iterator[tuple[list[bytes], Told, Print]]:
    random = np.random.default_rng(1)
    for file in sorted(folder.iterdir()):
        column = pq.read_table(file, columns=["body"]).column("body").cast(pa.large_string())
        bodies = column.to_pylist()
        starts = np.r_[np.int64(0), np.cumsum([body.count(". ") + 1 for body in bodies], dtype=np.int64)]
        hashes = random.integers(0, 2**64, starts[-1], dtype=np.uint64)
        yield [text_key(body) for body in bodies], Told(hashes, starts), print_of(shingles_of(texts(column)))


def taken(whole: Print, first: int, end: int) -> Print:
    return Print(whole.signatures[first:end], whole.shingles[first:end])


def cpu_of(path: Path, keys: list[bytes], told: Told, made: Print) -> float:
    """Milliseconds of all threads, the file opened and closed included."""
    start = time.process_time()
    index = BandIndex(path, "bench")
    index.note(keys, told)
    index.add(keys, made)
    index.close()
    return 1000 * (time.process_time() - start)


def candidates(path: Path, first: int) -> int:
    with Store(path) as store:
        ((count,),) = store.query(
            "select count(*) from (select distinct first, number from shared where number >= ?)",
            [first],
        )
    assert isinstance(count, int)
    return count


@click.command()
@click.option("--size", default=1_000_000)
@click.option("--scratch", type=click.Path(path_type=Path), default=Path("var/bench"))
def main(size: int, scratch: Path) -> None:
    path = scratch / "band_index_bench.duckdb"
    remove(path)
    last = size - NEW * TIMES
    done = 0
    for keys, told, made in parts(archive(scratch, size)):
        end = min(len(keys), last - done)
        if end > 0:
            cpu_of(path, keys[:end], told.part(0, end), taken(made, 0, end))
        for first in range(max(end, 0), len(keys), NEW):
            stop = first + NEW
            took = cpu_of(path, keys[first:stop], told.part(first, stop), taken(made, first, stop))
            print(f"  {NEW} texts into {done + first}: {took:.0f} ms of CPU", flush=True)
        done += len(keys)
    Store(path).close()  # works the log into the file
    print(f"  {candidates(path, last)} pairs of the last {NEW * TIMES} texts and the first that had one of their bands")
    print(f"  {path.stat().st_size / size:.0f} bytes per text on disk")
    remove(path)


if __name__ == "__main__":
    main()
