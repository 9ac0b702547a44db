from pathlib import Path

from pipeline.rows import Story
from tests.warehouse.mart_case import article, at, change, copied, headline, told


def test_copies_have_flags_and_originals_have_none(tmp_path: Path) -> None:
    rows = [article("o", "Wire"), article("a", "X", 5), copied("o", None), copied("a", "o"), change("m", "a")]
    ask = "select article_id, is_copy, mutated, inherited, certainty_up, contradiction from article_flag order by 1"
    assert told(tmp_path, "article_flag", ask, rows) == [
        ("a", True, True, False, False, False),
        ("o", False, None, None, None, False),
    ]


def test_what_needs_english_is_null_elsewhere(tmp_path: Path) -> None:
    rows = [article("a", "X", language="de"), article("b", "X", language=None), copied("a", "o"), copied("b", "o")]
    ask = "select mutated, certainty_up, certainty_down, attribution_lost, contradiction from article_flag"
    assert told(tmp_path, "article_flag", ask, rows) == [(False, None, None, None, None)] * 2


def test_a_headline_that_was_not_scored_is_null(tmp_path: Path) -> None:
    rows = [article("a", "X"), article("b", "X"), headline("a", None)]
    assert told(tmp_path, "article_flag", "select clickbait from article_flag", rows) == [(None,), (None,)]


def test_a_story_has_the_week_of_its_earliest_article(tmp_path: Path) -> None:
    rows = [article("a", "X", 100), article("b", "Y", 200), Story("a", "s"), Story("b", "s")]
    ask = "select article_id, story_week, week from article_flag order by 1"
    assert told(tmp_path, "article_flag", ask, rows) == [
        ("a", "2026-W45", "2026-W45"),
        ("b", "2026-W45", "2026-W46"),
    ]


def test_an_article_without_time_is_in_no_week_but_was_seen_in_one(tmp_path: Path) -> None:
    rows = [article("a", "X", None, seen=at(3)), article("b", "X", None)]
    ask = "select week, seen_week from article_flag order by article_id"
    assert told(tmp_path, "article_flag", ask, rows) == [(None, "2026-W45"), (None, "undated")]
