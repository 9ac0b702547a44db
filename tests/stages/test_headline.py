"""The row of a headline: its probability, its patterns, its heat."""

from pipeline.core.headline import patterns
from pipeline.model import load
from pipeline.rows import Headline, Lineage
from pipeline.stages.headline import Item, finish, work

TEASE = "You Won't BELIEVE What This Singer Did Next"
SOBER = "Council approves licence for harbour concert hall"


def rows(*items: Item) -> list[Headline]:
    return [row for found in work(items, load("clickbait")) for row in found]


def test_a_teasing_headline_is_clickbait_and_a_sober_one_is_not() -> None:
    assert [row.is_clickbait for row in rows(Item("a", TEASE, "en"), Item("b", SOBER, "en"))] == [True, False]


def test_the_row_names_each_pattern_once() -> None:
    (row,) = rows(Item("a", "You, you and you: WHY?", "en"))
    assert row.patterns == sorted(set(row.patterns)) and {"second_person", "question"} <= set(row.patterns)


def test_a_headline_in_another_language_has_no_labels() -> None:
    assert rows(Item("a", TEASE, "de")) == [Headline("a", None, None, [], None, None)]


def test_without_a_model_the_patterns_are_still_told() -> None:
    ((row,),) = work([Item("a", TEASE, "en")], None)
    assert (row.clickbait, row.model) == (None, None) and "second_person" in row.patterns


def test_a_row_does_not_depend_on_the_rest_of_its_batch() -> None:
    items = [Item(str(i), title, "en") for i, title in enumerate((TEASE, SOBER, TEASE.lower(), "7 stars who left"))]
    assert rows(*items) == [row for item in items for row in rows(item)]


def test_the_heat_of_a_copy_is_its_clickbait_minus_its_parents() -> None:
    told = [Headline("copy", 0.75, True, [], None, "m"), Headline("wire", 0.25, False, [], None, "m")]
    lineage = [Lineage("copy", "wire", None, None, None), Lineage("wire", None, None, None, None)]
    assert [row.heat for row in finish(told, lineage)] == [0.5, None]


def test_one_word_refers_to_nothing() -> None:
    assert [pattern.name for title in ("Why", "they", "This") for pattern in patterns(title)] == []
    assert [pattern.name for pattern in patterns("Y'All")] == ["second_person"]
    assert "forward_reference" in {pattern.name for pattern in patterns("They Never Came Back")}
