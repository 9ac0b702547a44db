"""The tables depend on what was received, not on when, where, in what order or how often."""

import json
import random
import shutil
from pathlib import Path

import pytest

from tests.fault.conftest import Clean, Nursery, differing, fill, records


def ends_equal(nursery: Nursery, home: Path, clean: Clean) -> None:
    verdict = nursery.verdict(home)
    assert (verdict.broken, differing(verdict.tables, clean.tables)) == ([], [])


@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", [1, 2])
def test_another_order_in_other_files_everything_three_times_and_some_of_it_nine_days_late(
    seed: int, nursery: Nursery, clean: Clean, delivery: Path, tmp_path: Path
) -> None:
    home = tmp_path / "var"
    chance = random.Random(seed)
    lines = [json.dumps(record) for record in records()] * 3
    chance.shuffle(lines)
    (home / "inbox" / "deep").mkdir(parents=True)
    middle = chance.randrange(1, len(lines))
    # The folder of a plain text is its outlet, so that one keeps its place.
    shutil.copy(delivery / "c.txt", home / "inbox" / "c.txt")
    (home / "inbox" / "z.jsonl").write_text("\n".join(lines[:middle]))
    clock = tmp_path / "clock"
    clock.write_text("2026-03-06T12:00:00+00:00")
    environ = {"DRIFTWIRE_CLOCK_FILE": str(clock)}
    assert nursery.ask(home, "inbox", "detect", environ=environ).codes == [0]
    (home / "inbox" / "deep" / "a.jsonl").write_text("\n".join(lines[middle:]))
    clock.write_text("2026-03-15T12:00:00+00:00")
    assert nursery.ask(home, "inbox", "detect", environ=environ).codes == [0]
    ends_equal(nursery, home, clean)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("now", ["2025-03-01T00:00:00+00:00", "2027-11-21T00:00:00+00:00"])
def test_a_clock_that_is_a_year_off_and_the_farthest_zone(
    now: str, nursery: Nursery, clean: Clean, delivery: Path, tmp_path: Path
) -> None:
    home = tmp_path / "var"
    fill(home, delivery)
    clock = tmp_path / "clock"
    clock.write_text(now)
    environ = {"DRIFTWIRE_CLOCK_FILE": str(clock), "TZ": "Pacific/Chatham"}
    assert nursery.ask(home, "inbox", "detect", environ=environ).codes == [0]
    ends_equal(nursery, home, clean)
