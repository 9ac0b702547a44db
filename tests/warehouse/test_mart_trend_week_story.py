from pathlib import Path

from pipeline.rows import Story
from tests.warehouse.mart_case import article, change, copied, headline, told


def test_a_story_of_two_weeks_has_a_rate_in_each(tmp_path: Path) -> None:
    rows = [article("a", "X", 0), article("b", "Y", 1), article("c", "Z", 200), *(copied(i, "o") for i in "abc")]
    rest = [*(Story(i, "s") for i in "abc"), change("m", "a"), headline("a", True, 0.5), headline("b", False, -0.1)]
    ask = "select week, metric, numerator, denominator, rate from trend_week_story where metric in ('mutated', 'heat')"
    assert told(tmp_path, "trend_week_story", f"{ask} order by all", rows, rest) == [
        ("2026-W45", "heat", 0.4, 2, 0.2),
        ("2026-W45", "mutated", 1.0, 2, 0.5),
        ("2026-W46", "mutated", 0.0, 1, 0.0),
    ]
