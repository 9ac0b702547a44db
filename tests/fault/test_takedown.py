"""What is forgotten is in no file of ours any more, also after a crash, also when it comes again."""

import base64
import gzip
import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.run.takedown import NoAddress, forget
from pipeline.settings import settings
from pipeline.warehouse.store import Store
from tests.fault.conftest import Clean, Nursery, records

GONE = "https://outlet-9.example/faro?edition=2&lang=en"
WORDS = b"A word that stands in this article only: quandongberry."
FORGET = ("forget.before_unlink", "forget.after_unlink", "rebuild.after_unlink")


def unpacked(file: Path) -> bytes:
    if file.suffix == ".parquet":
        return repr(pq.read_table(file).to_pylist()).encode()
    return gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()


def holding(home: Path, text: bytes) -> list[str]:
    """Some bodies of landing are in base64, whose three readings of a text are told apart by where it begins."""
    readings = {base64.b64encode(b"x" * i + text)[4 if i else 0 : -4] for i in range(3)}
    found = []
    for file in sorted(f for f in home.rglob("*") if f.is_file() and not f.is_symlink()):
        body = unpacked(file)
        if text in body or any(one in body for one in readings):
            found.append(file.relative_to(home).parts[0])
    return found


def fingerprinted(home: Path) -> set[object]:
    """What the band index keeps of texts, by the hash of each."""
    with Store(home / "band_index.duckdb") as store:
        assert store.query("select count(*) from band where number not in (select number from signature)") == [(0,)]
        assert store.query("select (select count(*) from signature) <= (select count(*) from wording)") == [(True,)]
        return {key for (key,) in store.query("select text_key from wording")}


@pytest.fixture(scope="module")
def before(nursery: Nursery, clean: Clean, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clean home with one article more, whose words nobody else has."""
    home = tmp_path_factory.mktemp("before") / "var"
    shutil.copytree(clean.home, home, symlinks=True)
    drop(home)
    assert nursery.ask(home, "inbox", "detect").codes == [0]
    assert {"landing", "inbox", "cache.duckdb", "versions"} <= set(holding(home, WORDS))
    return home


def drop(home: Path) -> None:
    like = records()[0]
    late = {**like, "url": GONE, "body": f"{like['body']} {WORDS.decode()}"}
    (home / "inbox" / "late.jsonl").write_text(json.dumps(late))


@pytest.mark.timeout(900)
def test_a_takedown_that_dies_anywhere_is_ended_by_the_next_and_nothing_is_left(
    nursery: Nursery, before: Path, tmp_path: Path
) -> None:
    home = tmp_path / "var"
    shutil.copytree(before, home, symlinks=True)
    for point in FORGET:
        assert nursery.ask(home, "forget", url=GONE, fault=f"{point}:1").codes == [86], point
    assert nursery.ask(home, "forget", url=GONE).codes == [0]
    assert nursery.verdict(home).broken == []
    assert holding(home, WORDS) == []
    assert len(fingerprinted(before) - fingerprinted(home)) == 1


@pytest.mark.timeout(900)
def test_what_comes_again_is_shown_to_nobody_and_the_nightly_round_removes_it(
    nursery: Nursery, before: Path, tmp_path: Path
) -> None:
    home = tmp_path / "var"
    shutil.copytree(before, home, symlinks=True)
    assert nursery.ask(home, "forget", url=GONE).codes == [0]
    drop(home)
    assert nursery.ask(home, "inbox", "detect").codes == [0]
    assert not {"versions", "published"} & set(holding(home, WORDS))
    (said,) = nursery.verdict(home).broken
    assert "driftwire maintain" in said
    assert nursery.ask(home, "maintain").codes == [0]
    assert (nursery.verdict(home).broken, holding(home, WORDS)) == ([], [])


@pytest.mark.parametrize("nonsense", ["", "  ", "theatre", "ftp://outlet.example/x", "/etc/passwd"])
def test_what_is_no_address_is_refused_before_anything_is_written(nonsense: str, tmp_path: Path) -> None:
    own = settings({"DRIFTWIRE_HOME": str(tmp_path / "var")})
    with pytest.raises(NoAddress):
        forget(own, nonsense)
    assert not own.home.exists()
