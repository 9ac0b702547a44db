from pathlib import Path

from pipeline.rows import Story
from tests.warehouse.mart_case import article, change, copied, told

Rows = list[tuple[object, ...]]
ROWS: Rows = [
    *[article("o", "Wire", 160), article("a", "X", 161), article("b", "X", 170), article("c", "Y", 162)],
    *[copied(i, "o") for i in "abc"],
    *[Story(i, "s") for i in "oabc"],
    change("m", "b"),
]
ASK = "select week, outlet, unit, numerator, denominator, rate from trend_week_outlet where metric = 'mutated'"


def test_articles_count_in_their_week_and_stories_in_that_of_their_first_article(tmp_path: Path) -> None:
    assert told(tmp_path, "trend_week_outlet", f"{ASK} order by all", ROWS) == [
        ("2026-W45", "X", "article", 0.0, 1, 0.0),
        ("2026-W45", "X", "story", 0.5, 1, 0.5),
        ("2026-W45", "Y", "article", 0.0, 1, 0.0),
        ("2026-W45", "Y", "story", 0.0, 1, 0.0),
        ("2026-W46", "X", "article", 1.0, 1, 1.0),
    ]


def test_a_flood_by_one_outlet_leaves_the_rows_of_the_others(tmp_path: Path) -> None:
    flood = [r for i in range(50) for r in (article(f"f{i}", "F", 161), copied(f"f{i}", "o"), Story(f"f{i}", "s"))]
    ask = "select * from trend_week_outlet where outlet <> 'F' order by all"
    before = told(tmp_path / "a", "trend_week_outlet", ask, ROWS)
    assert told(tmp_path / "b", "trend_week_outlet", ask, ROWS, flood) == before
