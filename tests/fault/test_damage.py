"""Whatever is damaged on disk is found by `verify`; what can be rebuilt from landing is equal after it."""

import json
import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.run.damage import read_all
from pipeline.run.step import run_step
from pipeline.settings import settings
from pipeline.warehouse.store import DamagedFile, Store, is_torn
from tests.fault.conftest import Clean, Nursery, differing, records


def truncated(file: Path) -> None:
    body = file.read_bytes()
    file.write_bytes(body[: len(body) * 2 // 3])


def flipped(file: Path) -> None:
    body = bytearray(file.read_bytes())
    for place in range(len(body) // 3, len(body) * 2 // 3, 97):
        body[place] ^= 0x10
    file.write_bytes(body)


def zeroed(file: Path) -> None:
    body = file.read_bytes()
    middle = len(body) // 2
    file.write_bytes(body[: middle // 2] + bytes(middle) + body[middle // 2 + middle :])


FILES: dict[str, Callable[[Path], Path]] = {
    "landing": lambda home: sorted(home.glob("landing/*/*.gz"))[0],
    "warehouse": lambda home: home / "warehouse.duckdb",
    "band_index": lambda home: home / "band_index.duckdb",
    "published": lambda home: (home / "published" / "driftwire.duckdb").resolve(),
    "parquet": lambda home: sorted((home / "published").resolve().glob("parquet/text_*.parquet"))[0],
}


@pytest.mark.parametrize("damage", [truncated, flipped, zeroed])
@pytest.mark.parametrize("place", sorted(FILES))
@pytest.mark.timeout(900)
def test_damage_is_found(
    place: str, damage: Callable[[Path], None], nursery: Nursery, clean: Clean, tmp_path: Path
) -> None:
    home = tmp_path / "var"
    shutil.copytree(clean.home, home, symlinks=True)
    damage(FILES[place](home))
    (broken, *_) = nursery.verdict(home).broken
    assert "damaged" in broken or "Parquet" in broken or "run `driftwire rebuild`" in broken


@pytest.mark.timeout(900)
def test_one_command_makes_everything_anew_from_landing(nursery: Nursery, clean: Clean, tmp_path: Path) -> None:
    home = tmp_path / "var"
    shutil.copytree(clean.home, home, symlinks=True)
    for place in ("warehouse", "band_index", "published", "parquet"):
        flipped(FILES[place](home))
    (home / "cache.duckdb.wal").write_bytes(b"\0" * 300)
    assert nursery.ask(home, "rebuild").codes == [0]
    verdict = nursery.verdict(home)
    assert verdict.broken == []
    assert differing(verdict.tables, clean.tables) == []


@pytest.mark.timeout(900)
def test_a_damaged_log_of_the_warehouse_is_found(nursery: Nursery, clean: Clean, tmp_path: Path) -> None:
    home = tmp_path / "var"
    shutil.copytree(clean.home, home, symlinks=True)
    (home / "warehouse.duckdb.wal").write_bytes(b"\x07" * 300)
    assert any("rebuild" in one for one in nursery.verdict(home).broken)


def the_next_run_ends_as_a_rebuild(nursery: Nursery, home: Path) -> None:
    """With one more article."""
    late = {**records()[0], "url": "https://outlet-1.example/late"}
    (home / "inbox" / "late.jsonl").write_text(json.dumps(late))
    assert nursery.ask(home, "inbox", "detect").codes == [0]
    once = nursery.verdict(home)
    assert nursery.ask(home, "rebuild").codes == [0]
    assert (once.broken, differing(once.tables, nursery.verdict(home).tables)) == ([], [])


@pytest.mark.timeout(900)
@pytest.mark.parametrize("damage", [truncated, flipped, Path.unlink])
def test_a_run_makes_a_damaged_or_missing_band_index_anew(
    damage: Callable[[Path], None], nursery: Nursery, clean: Clean, tmp_path: Path
) -> None:
    home = tmp_path / "var"
    shutil.copytree(clean.home, home, symlinks=True)
    (home / "band_index.duckdb.wal").unlink(missing_ok=True)
    damage(home / "band_index.duckdb")
    the_next_run_ends_as_a_rebuild(nursery, home)


def torn(file: Path) -> None:
    """Half of the block that the file's header leads to, as a kill in the middle of its writing leaves it."""
    body = bytearray(file.read_bytes())
    headers = [struct.unpack_from("<3Q", body, at + 8) for at in (4096, 8192)]  # iteration, metadata, free list
    _, metadata, _ = max(headers)
    block = 3 * 4096 + (metadata & 0xFF_FFFF_FFFF_FFFF) * 262_144
    half = block + 131_072
    assert any(body[block:half])
    body[block + 4096 : half] = bytes(reversed(body[block + 4096 : half]))
    file.write_bytes(body)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("store", ["warehouse", "cache"])
def test_a_block_that_a_kill_has_torn_is_mended_without_a_hand(
    store: str, nursery: Nursery, clean: Clean, tmp_path: Path
) -> None:
    home = tmp_path / "var"
    shutil.copytree(clean.home, home, symlinks=True)
    torn(home / f"{store}.duckdb")
    with pytest.raises(DamagedFile) as damage, Store(home / f"{store}.duckdb") as opened:
        read_all(opened)
    assert is_torn(damage.value)
    the_next_run_ends_as_a_rebuild(nursery, home)


@pytest.mark.timeout(900)
def test_a_task_in_the_middle_of_a_run_makes_what_comes_before_it_again(
    nursery: Nursery, clean: Clean, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "var"
    shutil.copytree(clean.home, home, symlinks=True)
    torn(home / "warehouse.duckdb")
    monkeypatch.setenv("DRIFTWIRE_HOME", str(home))
    assert run_step(settings(), "trend").rows > 0
    verdict = nursery.verdict(home)
    assert (verdict.broken, differing(verdict.tables, clean.tables)) == ([], [])


@pytest.mark.timeout(900)
def test_other_damage_of_the_warehouse_waits_for_a_person(nursery: Nursery, clean: Clean, tmp_path: Path) -> None:
    home = tmp_path / "var"
    shutil.copytree(clean.home, home, symlinks=True)
    (home / "warehouse.duckdb").write_bytes(b"\x07" * 20_000)
    assert nursery.ask(home, "detect").codes == [1]
    assert (home / "warehouse.duckdb").read_bytes() == b"\x07" * 20_000
