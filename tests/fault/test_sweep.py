"""Wherever a run dies, the next one ends where a run without a fault ends."""

import re
from pathlib import Path

import pytest

from tests.fault.conftest import ROOT, Clean, Killer, Nursery, differing, fill

KILLS = 20
CACHES = ("cache", "band_index")


def ends_as_clean(nursery: Nursery, home: Path, clean: Clean) -> None:
    assert nursery.ask(home, "inbox", "detect").codes == [0]
    verdict = nursery.verdict(home)
    assert verdict.broken == []
    assert differing(verdict.tables, clean.tables) == []


def named_in_source() -> set[str]:
    found = set()
    for file in sorted((ROOT / "pipeline").rglob("*.py")):
        found |= set(re.findall(r'fault\.point\(f?"([^"]+)"\)', file.read_text(encoding="utf-8")))
    return {re.sub(r"\{.*\}", store, one) for one in found for store in ("warehouse", *CACHES)}


# Each of these belongs to a command of its own, with its own test.
CHECKPOINTS = tuple(f"{cache}.{moment}_checkpoint" for cache in CACHES for moment in ("before", "after"))
OTHER = ("forget.", "rebuild.", "retention.", *CHECKPOINTS)


# As a run comes by.
ORDER = [
    "segment.before_rename", "segment.after_rename", "inbox.before_move", "inbox.after_move",
    "warehouse.before_create", "cache.before_create", "cache.before_commit", "cache.after_commit",
    "warehouse.before_commit", "warehouse.after_commit",
    "band_index.before_create", "band_index.before_commit", "band_index.after_commit",
    "warehouse.before_checkpoint", "warehouse.after_checkpoint", "version.before_rename", "version.after_rename",
    "published.before_switch", "published.after_switch",
]  # fmt: skip


def points() -> list[str]:
    return sorted(name for name in named_in_source() if not name.startswith(OTHER))


def test_every_point_in_the_source_is_hit_by_a_run(clean: Clean) -> None:
    assert {name for name in clean.hits if not name.startswith(OTHER)} == set(points())


@pytest.mark.timeout(900)
def test_a_run_that_dies_at_every_point_in_turn_ends_as_one_that_never_died(
    nursery: Nursery, clean: Clean, delivery: Path, tmp_path: Path
) -> None:
    home = tmp_path / "var"
    fill(home, delivery)
    # Each run goes on where the one before died; `make soak` gives each point a home of its own.
    for point in sorted(points(), key=ORDER.index):
        assert nursery.ask(home, "inbox", "detect", fault=f"{point}:1").codes == [86], point
    ends_as_clean(nursery, home, clean)


@pytest.mark.timeout(900)
def test_twenty_kills_at_random_moments_lose_and_double_nothing(
    nursery: Nursery, clean: Clean, delivery: Path, tmp_path: Path
) -> None:
    killer = Killer(nursery, clean.seconds, seed=7)
    home = tmp_path / "var"
    fill(home, delivery)
    killed = homes = 0
    while killed < KILLS:
        if killer.run(home):
            killed += 1
            continue
        verdict = nursery.verdict(home)
        assert (verdict.broken, differing(verdict.tables, clean.tables)) == ([], [])
        homes += 1
        home = tmp_path / f"var_{homes}"
        fill(home, delivery)
    ends_as_clean(nursery, home, clean)


@pytest.mark.timeout(900)
def test_the_same_run_three_times_at_once_is_one_run(
    nursery: Nursery, clean: Clean, delivery: Path, tmp_path: Path
) -> None:
    home = tmp_path / "var"
    fill(home, delivery)
    assert nursery.ask(home, "inbox", "detect", times=3).codes == [0, 0, 0]
    verdict = nursery.verdict(home)
    assert (verdict.broken, differing(verdict.tables, clean.tables)) == ([], [])


def test_without_permission_a_point_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline import fault

    monkeypatch.delenv("DRIFTWIRE_FAULTS_ALLOWED", raising=False)
    monkeypatch.setenv("DRIFTWIRE_FAULT", "here:1")
    fault.point("here")
    assert fault.hits["here"] == 0
