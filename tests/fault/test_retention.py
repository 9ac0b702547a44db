"""Old landing moves to the archive and old texts expire; findings, trends and whatever can be made again stay."""

import shutil
from pathlib import Path

import pytest

from tests.fault.conftest import Clean, Nursery, differing
from tests.fault.test_takedown import GONE, WORDS, drop, holding

LATER = "2027-12-01T04:00:00+00:00"


@pytest.fixture
def home(clean: Clean, tmp_path: Path) -> Path:
    shutil.copytree(clean.home, tmp_path / "var", symlinks=True)
    return tmp_path / "var"


@pytest.fixture
def long_after(tmp_path: Path) -> dict[str, str]:
    clock = tmp_path / "clock"
    clock.write_text(LATER)
    return {"DRIFTWIRE_CLOCK_FILE": str(clock), "DRIFTWIRE_LANDING_WEEKS": "8", "DRIFTWIRE_TEXT_WEEKS": "4"}


def files(root: Path) -> list[str]:
    return sorted(file.relative_to(root).as_posix() for file in root.rglob("*.gz"))


def texts(home: Path) -> list[str]:
    return sorted(file.name for file in (home / "published" / "parquet").glob("text_*.parquet"))


@pytest.mark.timeout(600)
def test_old_landing_is_archived_old_texts_are_published_no_longer_and_every_table_stays(
    nursery: Nursery, clean: Clean, home: Path, long_after: dict[str, str]
) -> None:
    before, shown = files(home / "landing"), texts(home)
    assert before
    assert shown
    assert nursery.ask(home, "maintain", environ=long_after).codes == [0]
    assert (files(home / "landing"), files(home / "archive"), texts(home)) == ([], before, [])
    verdict = nursery.verdict(home)
    assert (verdict.broken, differing(verdict.tables, clean.tables)) == ([], [])


@pytest.mark.timeout(600)
def test_archiving_that_dies_between_copy_and_removal_is_ended_by_the_next_night(
    nursery: Nursery, clean: Clean, home: Path, long_after: dict[str, str]
) -> None:
    before = files(home / "landing")
    for point in ("retention.before_unlink", "retention.after_unlink"):
        assert nursery.ask(home, "maintain", environ=long_after, fault=f"{point}:1").codes == [86]
        assert nursery.ask(home, "detect").codes == [0]
        verdict = nursery.verdict(home)
        assert (verdict.broken, differing(verdict.tables, clean.tables)) == ([], [])
    assert nursery.ask(home, "maintain", environ=long_after).codes == [0]
    assert (files(home / "landing"), files(home / "archive")) == ([], before)


@pytest.mark.timeout(600)
def test_a_rebuild_reads_the_archive_and_one_that_is_not_there_is_never_taken_for_empty(
    nursery: Nursery, clean: Clean, home: Path, long_after: dict[str, str]
) -> None:
    assert nursery.ask(home, "maintain", environ=long_after).codes == [0]
    (home / "archive").rename(home / "elsewhere")
    assert nursery.ask(home, "detect").codes == [0], "what is admitted needs no archive"
    assert any("mount it" in said for said in nursery.verdict(home).broken)
    assert nursery.ask(home, "rebuild").codes == [1]
    assert nursery.ask(home, "maintain", environ=long_after).codes == [0]
    assert not (home / "archive").exists()
    (home / "elsewhere").rename(home / "archive")
    assert nursery.ask(home, "rebuild").codes == [0]
    verdict = nursery.verdict(home)
    assert (verdict.broken, differing(verdict.tables, clean.tables)) == ([], [])


@pytest.mark.timeout(600)
def test_a_takedown_reaches_into_the_archive(nursery: Nursery, home: Path, long_after: dict[str, str]) -> None:
    drop(home)
    assert nursery.ask(home, "inbox", "detect").codes == [0]
    assert nursery.ask(home, "maintain", environ=long_after).codes == [0]
    assert "archive" in holding(home, WORDS)
    assert nursery.ask(home, "forget", url=GONE).codes == [0]
    assert holding(home, WORDS) == []
    assert nursery.verdict(home).broken == []


@pytest.mark.timeout(600)
def test_a_night_tells_what_is_damaged_also_where_texts_are_to_expire(
    nursery: Nursery, home: Path, long_after: dict[str, str]
) -> None:
    warehouse = home / "warehouse.duckdb"
    warehouse.write_bytes(warehouse.read_bytes()[:4_096] + bytes(warehouse.stat().st_size - 4_096))
    assert nursery.ask(home, "maintain", environ=long_after).codes == [0]
    assert any("driftwire rebuild" in said for said in nursery.verdict(home).broken)
