"""A full disk, at whatever writer: a clear stop, nothing half done, and the next run ends as if nothing had been."""

from pathlib import Path

import pytest

from pipeline.run import room
from pipeline.run.room import NoRoom, ask_for_room
from pipeline.settings import settings
from tests.fault.conftest import Clean, Nursery, differing, fill

# Bytes that a file may have: fails at the first segment, the stores, their logs, the tables, the published copy.
LIMITS = (200, 5_000, 20_000, 300_000, 800_000, 1_500_000, 2_500_000, 3_500_000)


@pytest.mark.timeout(900)
def test_every_writer_that_finds_no_room_fails_cleanly(
    nursery: Nursery, clean: Clean, delivery: Path, tmp_path: Path
) -> None:
    home = tmp_path / "var"
    fill(home, delivery)
    codes = [nursery.ask(home, "inbox", "detect", largest_file=limit).codes[0] for limit in LIMITS]
    assert codes[:4] == [1, 1, 1, 1]
    assert set(codes) <= {0, 1}
    assert nursery.ask(home, "inbox", "detect").codes == [0]
    verdict = nursery.verdict(home)
    assert (verdict.broken, differing(verdict.tables, clean.tables)) == ([], [])


def test_a_step_stops_before_it_begins_where_the_disk_is_nearly_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = settings({"DRIFTWIRE_HOME": str(tmp_path / "var")})
    ask_for_room(own)
    monkeypatch.setattr(room, "LEAST", 10**18)
    with pytest.raises(NoRoom, match="nothing is lost"):
        ask_for_room(own)
    assert not own.home.exists()
