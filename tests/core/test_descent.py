import numpy as np

from pipeline.core.descent import parents
from pipeline.core.shingle import shingles

TOLD = [f"word{i}" for i in range(80)]


def _parents(*texts: list[str]) -> list[int]:
    found = shingles([" ".join(words) for words in texts])
    return [int(p) for p in parents(found, np.zeros(len(texts), np.int64))]


def test_who_shares_a_change_descends_from_who_made_it() -> None:
    changed = [*TOLD[:30], "novel", "reading", *TOLD[32:]]
    assert _parents(TOLD, changed, [*changed, "late", "tail"]) == [-1, 0, 1]


def test_who_reads_with_the_origin_descends_from_it() -> None:
    theirs = [f"other{i}" if i % 4 == 0 else word for i, word in enumerate(TOLD)]
    assert _parents(TOLD, theirs, [*TOLD[:78], "other"]) == [-1, 0, 0]


def test_families_do_not_mix() -> None:
    strangers = [f"far{i}" for i in range(80)]
    found = shingles([" ".join(w) for w in (TOLD, strangers, TOLD, strangers)])
    assert parents(found, np.asarray([0, 1, 0, 1])).tolist() == [-1, -1, 0, 1]
