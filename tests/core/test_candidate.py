from pathlib import Path
from random import Random

import duckdb
import numpy as np
import pyarrow as pa

from pipeline.core.band import band_keys
from pipeline.core.candidate import anchors, keys_of, meeting, packed, unpacked
from pipeline.core.shingle import shingles
from pipeline.core.signature import signatures
from pipeline.core.verbatim import SHORTEST, candidates

SQL = Path(__file__).resolve().parents[2] / "warehouse" / "backfill" / "candidate_pair.sql"


def test_holders_of_enough_common_keys_meet() -> None:
    keys = np.asarray([1, 2, 3, 1, 2, 3], np.uint64)
    found = meeting(packed(keys, np.asarray([0, 0, 0, 5, 5, 2])), 6, least=2)
    assert unpacked(found).tolist() == [[0, 5]]


def test_a_crowd_meets_its_neighbours_only() -> None:
    found = unpacked(meeting(packed(np.zeros(1000, np.uint64), np.arange(1000)), 1000))
    assert len(found) == 8 * 1000 - 36


def test_the_band_join_in_sql_finds_the_same_pairs() -> None:
    random = Random(1)
    told = [[f"w{random.randrange(300)}" for _ in range(150)] for _ in range(20)]
    texts = [" ".join(told[i % 20][: 60 + 5 * (i % 13)]) for i in range(200)]
    found = shingles(texts)
    everyone = np.arange(len(texts))
    bands, anchored = band_keys(signatures(found)), anchors(found, everyone, SHORTEST)
    rows = pa.table(keys_of(bands, everyone, anchored)._asdict())
    with duckdb.connect() as connection:
        connection.register("band_key", rows)
        joined = connection.execute(SQL.read_text(encoding="utf-8")).fetchall()
    assert sorted(joined) == [tuple(p) for p in candidates(bands, everyone, anchored, len(texts)).tolist()]
