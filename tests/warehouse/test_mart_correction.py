from pathlib import Path

from pipeline.rows import MutationSpread
from tests.warehouse.mart_case import article, at, change, copied, told

CHANGED = [article("a", "X", 0), copied("a", "o"), change("m", "a"), MutationSpread("m", "a", "introducer", at(0))]
ASK = "select corrected_by, hours, followed_hours, carriers, reverters, within_24h, within_7d from correction"


def test_the_first_reverter_ends_the_clock(tmp_path: Path) -> None:
    spread = [MutationSpread("m", who, "reverter", at(h)) for who, h in (("c", 50), ("b", 30), ("d", 40))]
    rows = [*CHANGED, *spread, MutationSpread("m", "e", "carrier", at(9)), article("late", "Y", 200)]
    assert told(tmp_path, "correction", ASK, rows) == [("b", 30.0, 200.0, 1, 3, False, True)]


def test_what_nobody_takes_back_is_uncorrected(tmp_path: Path) -> None:
    assert told(tmp_path, "correction", ASK, CHANGED, [article("late", "Y", 200)]) == [
        (None, None, 200.0, 0, 0, False, False)
    ]


def test_what_was_not_followed_for_long_enough_is_not_judged(tmp_path: Path) -> None:
    rows = [*CHANGED, MutationSpread("m", "b", "reverter", at(2)), article("b", "Y", 2)]
    assert told(tmp_path, "correction", ASK, rows) == [("b", 2.0, 2.0, 0, 1, None, None)]


def test_a_change_without_a_time_has_no_clock(tmp_path: Path) -> None:
    assert told(tmp_path, "correction", ASK, [article("a", "X", None), copied("a", "o"), change("m", "a")]) == []
