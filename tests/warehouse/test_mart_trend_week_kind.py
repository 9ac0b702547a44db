from pathlib import Path

from tests.warehouse.mart_case import article, change, copied, told

ASK = "select week, kind, direction, mutations, copies, rate from trend_week_kind order by all"


def test_a_kind_that_is_absent_from_a_week_has_a_zero_there(tmp_path: Path) -> None:
    rows = [article("a", "X", 0), article("b", "X", 1), article("c", "X", 200), *(copied(i, "o") for i in "abc")]
    changes = [change("m", "a"), change("k", "c", "certainty", 1, "up"), change("r", "b", correction=True)]
    assert told(tmp_path, "trend_week_kind", ASK, rows, changes) == [
        ("2026-W45", "certainty", "up", 0, 2, 0.0),
        ("2026-W45", "number", "", 1, 2, 0.5),
        ("2026-W46", "certainty", "up", 1, 1, 1.0),
        ("2026-W46", "number", "", 0, 1, 0.0),
    ]
