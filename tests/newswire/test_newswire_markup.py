import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.newswire.markup import MarkupError, difference, fill, join, parse, render

RAIN = parse(
    "Rain [[status|delayed|ended]] the play[[attribution|, she said|]].[[trim| It is old.|]]\n\n"
    "It [[certainty_up|may|will]] open on [[format_date|4 May|May 4]].\n\n[[omission|Nobody was hurt.|]]\n\nThe end."
)
SUBSETS = st.frozensets(st.integers(0, len(RAIN.changes) - 1))


def test_without_changes_the_original_is_shown() -> None:
    assert render(RAIN).text == (
        "Rain delayed the play, she said. It is old.\n\nIt may open on 4 May.\n\nNobody was hurt.\n\nThe end."
    )


def test_a_chosen_change_is_shown_and_told() -> None:
    (told,) = difference(RAIN, set(), {3})
    assert told[1:6] == ("certainty", "up", 2, "may", "will")
    assert render(RAIN, {3}).text[told.after_start :].startswith("will open")


def test_taking_a_change_back_turns_its_direction_round() -> None:
    (told,) = difference(RAIN, {3}, set())
    assert told[1:6] == ("certainty", "down", 2, "will", "may")


def test_an_omission_that_is_restored_is_an_addition() -> None:
    (told,) = difference(RAIN, {5}, set())
    assert (told.kind, told.before, told.after) == ("addition", "", "\n\nNobody was hurt.")


def test_a_paragraph_that_is_left_out_leaves_no_empty_one() -> None:
    assert "\n\n\n" not in render(RAIN, {5}).text


def test_benign_changes_have_severity_0_and_a_marked_minor_one_1() -> None:
    template = parse("[[name.1|Marwood|Marwod]] [[synonym|began|started]] [[number|two|nine]]")
    assert [change.severity for change in template.changes] == [1, 0, 2]


@given(SUBSETS, SUBSETS)
def test_the_told_differences_turn_one_rendering_into_the_other(older: frozenset[int], newer: frozenset[int]) -> None:
    text, after = render(RAIN, older).text, render(RAIN, newer).text
    for told in sorted(difference(RAIN, older, newer), key=lambda told: -told.number):
        assert text[told.before_start :].startswith(told.before)
        assert after[told.after_start :].startswith(told.after)
        text = text[: told.before_start] + told.after + text[told.before_start + len(told.before) :]
    assert text == after


@given(SUBSETS)
def test_no_rendering_has_doubled_or_dangling_blanks(applied: frozenset[int]) -> None:
    assert not re.search(r"  | [.,;]| $|^ ", render(RAIN, applied).text, re.MULTILINE)


@pytest.mark.parametrize(
    ("marked", "gone"),
    [
        ("A new [[certainty_up|likely|]] day.", "A new day."),
        ("He said. [[omission| It has no veto.|]]", "He said."),
        ("He left [[trim|, as usual,|]] early.", "He left early."),
        ("It ends [[trim|in May|]].", "It ends."),
        ("[[trim|Long ago. |]]It began.", "It began."),
    ],
)
def test_a_deletion_takes_its_blank_along(marked: str, gone: str) -> None:
    assert render(parse(marked), {0}).text == gone


@pytest.mark.parametrize("marked", ["[[number|one]]", "[[colour|red|blue]]", "[[number|one|one]]", "a | b", "[[x"])
def test_a_malformed_mark_is_refused(marked: str) -> None:
    with pytest.raises(MarkupError):
        parse(marked)


def test_slots_are_filled_inside_and_outside_of_marks() -> None:
    template = fill(
        parse("{lead} pays [[number|{money}|{money_wrong}]]."), {"lead": "A", "money": "1", "money_wrong": "2"}
    )
    assert render(template, {0}).text == "A pays 2."


def test_joined_templates_are_paragraphs() -> None:
    assert render(join([parse("[[number|1|2]] a"), parse("b")]), {0}).text == "2 a\n\nb"


def test_the_last_paragraphs_can_be_cut_and_their_changes_go_with_them() -> None:
    cut = render(RAIN, (), 2)
    assert cut.text.endswith("4 May.")
    assert cut.kept == {0, 1, 2, 3, 4}
