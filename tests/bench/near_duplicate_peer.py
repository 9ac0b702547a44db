"""A peer over a corpus, in its own environment: `PYTHON near_duplicate_peer.py rensa CORPUS.parquet`, told as JSON.

Each takes texts and ends with candidate pairs or clusters by MinHash of word 3-grams, 128 permutations, threshold .5:
less than ours, which verifies every pair, finds excerpts and folds look-alikes. Reading and imports are not counted.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

PERMUTATIONS = 128
BANDS, ROWS = 32, 4


def _grams(text: str) -> list[str]:
    words = text.lower().split()
    return list(map(" ".join, zip(words, words[1:], words[2:], strict=False)))


def rensa(texts: Sequence[str]) -> int:
    from rensa import RMinHash, RMinHashLSH

    lsh = RMinHashLSH(0.5, PERMUTATIONS, BANDS)
    met = 0
    for number, text in enumerate(texts):
        minhash = RMinHash(PERMUTATIONS, 1)
        minhash.update(_grams(text))
        met += len(lsh.query(minhash))
        lsh.insert(number, minhash)
    return met


def datasketch(texts: Sequence[str]) -> int:
    from datasketch import MinHash, MinHashLSH
    from xxhash import xxh32_intdigest

    lsh = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    met = 0
    for number, text in enumerate(texts):
        minhash = MinHash(PERMUTATIONS, hashfunc=xxh32_intdigest)
        minhash.update_batch([gram.encode() for gram in _grams(text)])
        met += len(lsh.query(minhash))
        lsh.insert(str(number), minhash)
    return met


def text_dedup(texts: Sequence[str]) -> int:
    import numpy as np
    from text_dedup.minhash import embed_func
    from text_dedup.utils.hashfunc import xxh3_32hash
    from text_dedup.utils.union_find import UnionFind

    prime, top = np.uint64((1 << 61) - 1), np.uint32((1 << 32) - 1)
    random = np.random.RandomState(1)
    drawn = (
        random.randint(1, (1 << 32) - 1, PERMUTATIONS, np.uint64),
        random.randint(0, (1 << 32) - 1, PERMUTATIONS, np.uint64),
    )
    ranges = [(i * ROWS, (i + 1) * ROWS) for i in range(BANDS)]
    tables: list[dict[bytes, set[int]]] = [defaultdict(set) for _ in ranges]
    for number, text in enumerate(texts):
        made = embed_func(
            text,
            number,
            num_perm=PERMUTATIONS,
            ngram_size=3,
            min_length=5,
            hashranges=ranges,
            permutations=drawn,
            hash_func=xxh3_32hash,
            dtype=np.uint64,
            max_hash=np.uint64(top),
            modulo_prime=prime,
        )
        for key, table in zip(made["__signatures__"], tables, strict=True):
            table[key].add(number)
    families = UnionFind()
    for table in tables:
        for cluster in table.values():
            for other in cluster:
                families.union(other, min(cluster))
    return len(families.parent)


def daft(texts: Sequence[str]) -> int:
    import daft as d
    from daft.functions import minhash

    frame = d.from_pydict({"number": list(range(len(texts))), "text": list(texts)})
    signed = frame.select(
        "number", minhash(d.col("text"), num_hashes=PERMUTATIONS, ngram_size=3, seed=1).alias("minhash")
    )
    rows = signed.to_pydict()
    tables: dict[tuple[int, tuple[int, ...]], int] = {}
    met = 0
    for number, found in zip(rows["number"], rows["minhash"], strict=True):
        for band in range(BANDS):
            key = band, tuple(found[band * ROWS : (band + 1) * ROWS])
            met += tables.setdefault(key, number) != number
    return met


PEERS: dict[str, Callable[[Sequence[str]], int]] = {
    "rensa": rensa,
    "datasketch": datasketch,
    "text_dedup": text_dedup,
    "daft": daft,
}


def main(name: str, corpus: str) -> None:
    import pyarrow.parquet as pq

    texts = pq.read_table(corpus, columns=["text"]).column("text").to_pylist()
    PEERS[name](texts[:50])  # imports and first calls
    start = time.process_time()
    found = PEERS[name](texts)
    seconds = time.process_time() - start
    # Not getrusage: a child inherits the peak of the process that started it.
    (peak,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    told = {"name": name, "texts": len(texts), "seconds": seconds, "peak_mb": int(peak.split()[1]) // 1024}
    print(json.dumps(told | {"found": found}))


if __name__ == "__main__":
    main(*sys.argv[1:])
