from pathlib import Path

from pipeline.rows import MutationSpread, Story
from tests.warehouse.mart_case import article, at, change, copied, told

ASK = "select outlet, articles, copies, introduced, carried, reverted, sound from outlet_week order by 1"


def test_roles_are_counted_for_the_outlet_of_each_article(tmp_path: Path) -> None:
    rows = [
        *[article("o", "Wire"), article("a", "X", 1), article("b", "Y", 2), article("c", "Z", 3)],
        *[copied("a", "o"), copied("b", "a"), copied("c", "b"), change("m", "a")],
        *[
            MutationSpread("m", i, role, at(0))
            for i, role in (("a", "introducer"), ("b", "carrier"), ("c", "reverter"))
        ],
    ]
    assert told(tmp_path, "outlet_week", ASK, rows) == [
        ("Wire", 1, 0, 0, 0, 0, False),
        ("X", 1, 1, 1, 0, 0, False),
        ("Y", 1, 1, 0, 1, 0, False),
        ("Z", 1, 1, 0, 0, 1, False),
    ]


def test_ten_copies_of_five_stories_are_enough_and_of_one_story_are_not(tmp_path: Path) -> None:
    rows = [
        row
        for outlet, stories in (("Broad", 5), ("Narrow", 1))
        for i in range(10)
        for row in (
            article(f"{outlet}{i}", outlet),
            copied(f"{outlet}{i}", "o"),
            Story(f"{outlet}{i}", f"{outlet}{i % stories}"),
        )
    ]
    assert told(tmp_path, "outlet_week", "select outlet, sound from outlet_week order by 1", rows) == [
        ("Broad", True),
        ("Narrow", False),
    ]
