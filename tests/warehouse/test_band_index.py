"""Whatever the band index kept before, it answers what is worked out anew."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.fingerprint import Met, Print, Unkept, held_rows, print_of, text_key, told_of
from pipeline.core.posting import shared_pairs
from pipeline.core.shingle import shingles
from pipeline.core.signature import PERMUTATIONS, SEED, hash32
from pipeline.warehouse import band_index
from pipeline.warehouse.band_index import BandIndex
from pipeline.warehouse.store import Store

WORDS = [f"word{i}" for i in range(300)]
BODIES = [" ".join(Random(seed).choices(WORDS, k=60)) for seed in range(4)]
# Versions of four texts, too short ones, and one without a word.
TEXTS = [f"{body} {tail}" for body in BODIES for tail in ("", "later", "and later still", "x y z")]
TEXTS += ["too short to judge", "also too short", ""]


class Source:
    """Counts the texts that it had to work out."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts, self.keys, self.asked = texts, [text_key(t) for t in texts], 0

    def __call__(self, places: Sequence[int]) -> Print:
        self.asked += len(places)
        return print_of(shingles([self.texts[i] for i in places]))


def pairs(met: Met) -> list[list[int]]:
    keys, holders = held_rows(met, np.flatnonzero(met.shingles >= 20))
    return shared_pairs(keys, holders, least=1).tolist()


def asked(index: BandIndex, texts: Sequence[str]) -> tuple[list[list[int]], int]:
    source = Source(texts)
    return pairs(index.met(source.keys, source)), source.asked


def anew(texts: Sequence[str]) -> list[list[int]]:
    source = Source(texts)
    return pairs(Unkept().met(source.keys, source))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "band_index.duckdb"


@pytest.fixture
def index(path: Path) -> Iterator[BandIndex]:
    made = BandIndex(path, "1")
    yield made
    made.close()


some = st.lists(st.integers(0, len(TEXTS) - 1), max_size=25)


@settings(max_examples=40, deadline=None)
@given(st.lists(some, min_size=1, max_size=4))
def test_any_split_order_and_repetition_gives_the_pairs_that_are_worked_out_anew(
    tmp_path_factory: pytest.TempPathFactory, runs: list[list[int]]
) -> None:
    kept = BandIndex(tmp_path_factory.mktemp("index") / "band_index.duckdb", "1")
    known: set[str] = set()
    for run in runs:
        texts = [TEXTS[i] for i in run]
        assert asked(kept, texts) == (anew(texts), len(set(texts) - known))
        known |= set(texts)
    kept.close()


def test_sentences_are_read_once_for_each_text(index: BandIndex) -> None:
    folded = [["a b c d", "e f"], [], ["a b c d"], ["a b c d", "e f"]]
    keys = [text_key("\n".join(sentences)) for sentences in folded]
    calls: list[list[int]] = []

    def make(places: Sequence[int]) -> object:
        calls.append(list(places))
        return told_of([folded[i] for i in places])

    for order in ([2, 1], [0, 1, 2, 3], [3, 0]):
        found = index.told([keys[i] for i in order], lambda places, order=order: make([order[p] for p in places]))
        wanted = told_of([folded[i] for i in order])
        assert (found.hashes.tolist(), found.starts.tolist()) == (wanted.hashes.tolist(), wanted.starts.tolist())
    assert calls == [[2, 1], [0]]


def test_what_is_kept_is_there_after_the_file_was_closed(path: Path) -> None:
    for wanted in (len(set(TEXTS)), 0):
        index = BandIndex(path, "1")
        assert asked(index, TEXTS) == (anew(TEXTS), wanted)
        index.close()


def test_the_signature_is_kept_as_datasketch_makes_it(path: Path) -> None:
    source = Source(TEXTS[:5])
    index = BandIndex(path, "1")
    index.met(source.keys, source)
    index.close()
    with Store(path) as store:
        kept = dict(store.query("select own_key, signature from signature"))
    for text, key in zip(source.texts, source.keys, strict=True):
        theirs = MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=hash32, scheme="affine32")
        theirs.update_batch(shingles([text]).hashes.tolist())
        assert list(kept[key]) == theirs.digest().tolist()


def test_another_version_never_meets_what_is_kept(path: Path) -> None:
    for version in ("1", "2", "2"):
        index = BandIndex(path, version)
        found = asked(index, TEXTS)
        index.close()
    assert found == (anew(TEXTS), 0)
    index = BandIndex(path, "1")
    assert asked(index, TEXTS) == (anew(TEXTS), len(set(TEXTS)))
    index.close()


@pytest.mark.parametrize("place", [0.0, 0.3, 0.6, 0.9])
def test_a_damaged_file_is_made_anew(path: Path, place: float) -> None:
    many = [*TEXTS, *(" ".join(Random(seed).choices(WORDS, k=60)) for seed in range(10, 1_500))]
    index = BandIndex(path, "1")
    wanted = asked(index, many)[0]
    index.close()
    Store(path).close()  # works the log into the file
    body = bytearray(path.read_bytes())
    start = int(len(body) * place)
    body[start : start + len(body) // 10] = b"\x5a" * (len(body) // 10)
    path.write_bytes(body)
    index = BandIndex(path, "1")
    assert asked(index, many)[0] == wanted
    assert asked(index, many) == (wanted, 0)
    index.close()


def test_a_damaged_log_is_passed_over(path: Path) -> None:
    index = BandIndex(path, "1")
    asked(index, TEXTS)
    index.close()
    log = Path(f"{path}.wal")
    body = bytearray(log.read_bytes())
    body[len(body) // 2 :] = b"\x07" * (len(body) - len(body) // 2)
    log.write_bytes(body)
    index = BandIndex(path, "1")
    assert asked(index, TEXTS)[0] == anew(TEXTS)
    index.close()


def test_a_removed_file_is_made_anew(path: Path) -> None:
    for _ in range(2):
        index = BandIndex(path, "1")
        assert asked(index, TEXTS) == (anew(TEXTS), len(set(TEXTS)))
        index.close()
        band_index.remove(path)


def test_texts_that_nobody_asks_for_go_when_they_outnumber_the_others(
    index: BandIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(band_index, "_SPARE", 3)
    asked(index, TEXTS)
    assert asked(index, TEXTS[:3]) == (anew(TEXTS[:3]), 0)
    assert asked(index, TEXTS) == (anew(TEXTS), len(set(TEXTS)) - 3)
