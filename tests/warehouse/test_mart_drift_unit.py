from pathlib import Path

from pipeline.rows import DriftUnit, MutationSpread, Story
from tests.warehouse.mart_case import article, at, change, copied, told, world

ORIGIN = [article("o", "Wire", 160), copied("o", None), Story("o", "s")]
COPIES = [
    *[article("a", "X", 161), article("b", "X", 170), article("u", "X", None, seen=at(162))],
    *[copied(i, "o") for i in "abu"],
    *[Story(i, "s") for i in "abu"],
    change("m", "a"),
]


def units(tmp_path: Path, metric: str) -> list[DriftUnit]:
    with world(tmp_path, ORIGIN, COPIES) as store:
        return [u for u in store.rows(DriftUnit) if u.metric == metric]


def test_a_late_copy_counts_in_its_own_week_and_tests_in_the_storys(tmp_path: Path) -> None:
    assert units(tmp_path, "mutated") == [
        DriftUnit("2026-W45", "s", "X", "mutated", "2026-W45", 2, 1, 1, ["m"]),
        DriftUnit("2026-W45", "s", "X", "mutated", "2026-W46", 1, 1, 0, []),
    ]


def test_every_article_is_exposed_to_syndication(tmp_path: Path) -> None:
    found = [(u.outlet, u.article_week, u.eligible, u.n, u.x) for u in units(tmp_path, "syndication")]
    assert found == [("Wire", "2026-W45", 1, 1, 0), ("X", "2026-W45", 2, 1, 1), ("X", "2026-W46", 1, 1, 1)]


def test_corrections_count_introduced_changes(tmp_path: Path) -> None:
    spread = [MutationSpread("m", "b", "reverter", at(170)), article("late", "Y", 1000)]
    ask = "select metric, eligible, n, x, evidence from drift_unit where metric like 'correction%' order by 1"
    assert told(tmp_path, "drift_unit", ask, ORIGIN, COPIES, spread) == [
        ("correction_24h", 1, 1, 1, ["m"]),
        ("correction_7d", 1, 1, 1, ["m"]),
    ]
