"""Whatever the band index kept before, it answers what is worked out anew."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.fingerprint import Index, Met, Print, Told, Unkept, held_rows, print_of, text_key, told_of
from pipeline.core.posting import shared_pairs
from pipeline.core.shingle import shingles
from pipeline.core.signature import PERMUTATIONS, SEED, hash32
from pipeline.rows import ArticleText, Family
from pipeline.stages import boilerplate, contradiction, near_duplicate
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


@settings(max_examples=15)
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

    def make(places: Sequence[int]) -> Told:
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


START = datetime(2026, 5, 4, tzinfo=UTC)
SLOGAN = "Pier Weekly tells it first and best of all."
# An article: its text, its outlet, the hour of its publication, and whether the outlet's slogan stands below it.
told = st.tuples(st.integers(0, 4), st.integers(0, 1), st.none() | st.integers(0, 1_000), st.booleans())


def article(number: int, drawn: tuple[int, int, int | None, bool]) -> ArticleText:
    text, outlet, hours, slogan = drawn
    stamp = None if hours is None else START + timedelta(hours=hours)
    body = f"{TEXTS[text]}\n\n{SLOGAN}" if slogan else TEXTS[text]
    return ArticleText(
        f"a{number}", f"https://a{number}.example", f"o{outlet}", "", None, stamp, None, None, "en", body
    )


def compared(articles: Sequence[ArticleText], index: Index) -> list[near_duplicate.Item]:
    return list(near_duplicate.items(articles, list(boilerplate.build(articles, index)), index))


@settings(max_examples=15)
@given(st.lists(st.lists(told, max_size=40), min_size=1, max_size=3))
def test_what_is_compared_does_not_depend_on_what_was_there_before(
    tmp_path_factory: pytest.TempPathFactory, runs: list[list[tuple[int, int, int | None, bool]]]
) -> None:
    index = BandIndex(tmp_path_factory.mktemp("index") / "band_index.duckdb", "1")
    for run in runs:
        articles = [article(number, drawn) for number, drawn in enumerate(run)]
        assert compared(articles, index) == compared(articles[::-1], Unkept())
    index.close()


def test_floods_and_crowds_are_seen_although_they_come_one_by_one(index: BandIndex) -> None:
    outlets = [0] * 30 + list(range(1, 60))
    articles = [article(n, (n % 3, outlet, n, False)) for n, outlet in enumerate(outlets)]
    for end in (10, 25, 60, len(articles)):
        assert compared(articles[:end], index) == compared(articles[:end], Unkept())
    assert compared(articles, index)[-1].window == ()


def test_no_stage_makes_the_index_forget_what_the_others_ask_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that is asked for a few texts forgets the rest: it must not be asked for the English ones alone."""
    monkeypatch.setattr(band_index, "_SPARE", 0)
    languages = ["en", *["de"] * 5]
    articles = [article(i, (i, i, 1, False))._replace(language=language) for i, language in enumerate(languages)]
    family = [Family(a.article_id, a.article_id) for a in articles]
    index = BandIndex(path, "1")
    lines = list(boilerplate.build(articles, index))
    list(contradiction.items(articles, family, [], [], lines, index))

    def not_again(places: Sequence[int]) -> Told:
        raise AssertionError(f"{len(places)} texts are read again")

    assert len(index.told([text_key(a.text) for a in articles], not_again).starts) == len(articles) + 1
    index.close()
