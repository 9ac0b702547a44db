"""Text to verified families, all figures in one run: `python -m tests.bench.near_duplicate_bench --peers PYTHON`.

Speed beside the peers', recall against exact truth, signatures against datasketch's, permutations, evasion and forged
times. Peers live in an environment of their own, whose interpreter is PYTHON (`pip install rensa datasketch xxhash
text-dedup daft pyarrow`); one that cannot run is told and left out. The corpora are made once below `--scratch`, by
seed. A million from Parquet to tables: `python -m tests.bench.backfill_bench`.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

import click
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from datasketch import MinHash

from pipeline.backfill.local import backfill, texts
from pipeline.core.overlap import overlap
from pipeline.core.shingle import Shingles, Texts, shingles, shingles_of
from pipeline.core.signature import PERMUTATIONS, SEED, hash32, signatures
from pipeline.core.verbatim import SHORTEST, copies
from tests.bench import evasion, forgery
from tests.bench.backfill_bench import archive
from tests.bench.near_duplicate_peer import PEERS
from tests.bench.syndication import bodies, corpus

PEER = Path(__file__).with_name("near_duplicate_peer.py")


class Figure(NamedTuple):
    name: str
    texts: int
    seconds: float
    peak_mb: int


def corpus_file(scratch: Path, size: int) -> Path:
    file = scratch / f"corpus_{size}.parquet"
    if not file.exists():
        scratch.mkdir(parents=True, exist_ok=True)
        # In a process of its own: what making takes is not our peak.
        make = f"from tests.bench.near_duplicate_bench import make; make({str(file)!r}, {size})"
        subprocess.run([sys.executable, "-c", make], check=True)
    return file


def make(file: str, size: int) -> None:
    made = list(corpus(size))
    pq.write_table(pa.table({"origin": [m.origin for m in made], "text": [m.text for m in made]}), file)


def ours(file: Path) -> Figure:
    """Reading and compiling are not counted, as with the peers."""
    table = pq.read_table(file, columns=["text", "origin"])
    given = texts(table.column("text").cast(pa.large_string()))
    copies(shingles_of(Texts(given.data, given.starts[:51])))
    start = time.process_time()
    found = copies(shingles_of(given))
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    right = float(np.mean(found.lowest == table.column("origin").to_numpy()))
    print(f"  {len(found.pairs)} verified pairs; {right:.4%} of the texts in the family of their origin")
    return Figure("driftwire", len(table), seconds, peak)


def peer(python: str, name: str, file: Path) -> Figure | None:
    told = subprocess.run([python, str(PEER), name, str(file)], capture_output=True, text=True, check=False)
    if told.returncode:
        print(f"  {name} cannot run: {told.stderr.strip().splitlines()[-1]}")
        return None
    found = json.loads(told.stdout.splitlines()[-1])
    return Figure(found["name"], found["texts"], found["seconds"], found["peak_mb"])


def recall(name: str, given: Shingles) -> None:
    """Against all pairs compared exactly."""
    pairs = np.stack(np.triu_indices(given.starts.size - 1, 1), axis=1).astype(np.int64)
    long_enough = (np.diff(given.starts) >= SHORTEST)[pairs].all(axis=1)
    pairs = pairs[long_enough]
    exact = overlap(given, pairs)
    found = {(int(a), int(b)) for a, b in copies(given).pairs}
    wanted = {"jaccard >= .5": exact.jaccard >= 0.5, "jaccard >= .6": exact.jaccard >= 0.6}
    wanted["containment >= .6"] = exact.containment >= 0.6
    for what, close in wanted.items():
        truth = {(int(a), int(b)) for a, b in pairs[close]}
        print(f"  {name}, {what}: recall {len(found & truth) / max(len(truth), 1):.4f} of {len(truth)} pairs")


def identical(name: str, given: Shingles) -> None:
    """Signature by signature against datasketch's own."""
    ours, same = signatures(given), 0
    for i, own in enumerate(ours):
        theirs = MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=hash32, scheme="affine32")
        theirs.update_batch(given.hashes[given.starts[i] : given.starts[i + 1]].tolist())
        same += bool(np.array_equal(own, theirs.digest()))
    print(f"  {name}: {same} of {len(ours)} signatures identical to datasketch's")


def permutations(scratch: Path, size: int, times: int = 5) -> None:
    """The same articles in another order, split and repeated otherwise."""
    folder = archive(scratch, size)
    rows = pa.concat_tables(pq.read_table(file) for file in sorted(folder.iterdir()))
    equal = 0
    with tempfile.TemporaryDirectory(dir=scratch) as made:
        whole = backfill(folder, Path(made))
        for seed in range(times):
            order = list(range(size)) + Random(seed).sample(range(size), size // 10)
            Random(seed).shuffle(order)
            shuffled = Path(made) / f"seed{seed}"
            shuffled.mkdir()
            for part in range(seed + 1):
                pq.write_table(rows.take(pa.array(order[part :: seed + 1])), shuffled / f"part{part}.parquet")
            equal += backfill(shuffled, Path(made)) == whole
    print(f"  {equal} of {times} permutations, splits and repetitions of {size} articles give equal tables")


def table(figures: list[Figure]) -> None:
    own = figures[0].texts / figures[0].seconds
    print(f"  {'':12} {'texts':>8} {'CPU s':>8} {'per CPU s':>10} {'peak MB':>8} {'ours is':>8}")
    for f in figures:
        speed = f.texts / f.seconds
        print(f"  {f.name:12} {f.texts:8} {f.seconds:8.2f} {speed:10.0f} {f.peak_mb:8} {own / speed:7.1f}x")


@click.command()
@click.option("--size", default=100_000)
@click.option("--peer-size", default=5_000, help="Peers are linear and slow: a smaller corpus tells their speed.")
@click.option("--peers", "python", default=sys.executable, help="The interpreter of the peers' environment.")
@click.option("--scratch", type=click.Path(path_type=Path), default=Path("var/bench"))
def main(size: int, peer_size: int, python: str, scratch: Path) -> None:
    figures = [ours(corpus_file(scratch, size))]
    small = corpus_file(scratch, peer_size)
    figures += [found for name in PEERS if (found := peer(python, name, small)) is not None]
    table(figures)
    real, synthetic = shingles(bodies()), shingles(pq.read_table(small).column("text").to_pylist())
    for name, given in (("real bodies", real), ("synthetic", synthetic)):
        recall(name, given)
        identical(name, given)
    permutations(scratch, 20_000)
    evasion.main()
    forgery.main()


if __name__ == "__main__":
    main()
