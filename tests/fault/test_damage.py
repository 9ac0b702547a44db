"""Whatever is damaged on disk is found by `verify`; what can be rebuilt from landing is equal after it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.mark.timeout(900)
@pytest.mark.parametrize("damage", [truncated, flipped, Path.unlink])
def test_a_run_makes_a_damaged_or_missing_band_index_anew(
    damage: Callable[[Path], None], nursery: Nursery, clean: Clean, tmp_path: Path
) -> None:
    home = tmp_path / "var"
    shutil.copytree(clean.home, home, symlinks=True)
    (home / "band_index.duckdb.wal").unlink(missing_ok=True)
    damage(home / "band_index.duckdb")
    late = {**records()[0], "url": "https://outlet-1.example/late"}
    (home / "inbox" / "late.jsonl").write_text(json.dumps(late))
    assert nursery.ask(home, "inbox", "detect").codes == [0]
    once = nursery.verdict(home)
    assert nursery.ask(home, "rebuild").codes == [0]
    assert (once.broken, differing(once.tables, nursery.verdict(home).tables)) == ([], [])
