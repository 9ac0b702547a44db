import pytest

from pipeline.core.spelling import one_spelling


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("she apologised for the programme", "she apologized for the program"),
        ("the organisation analysed its dialogues", "the organization analyzed its dialogs"),
        ("coloured neighbours at the theatres", "colored neighbors at the theaters"),
        ("the travellers cancelled", "the travelers canceled"),
        ("in defence of the grey licence", "in defense of the gray license"),
        ("a u.s. jury in washington, d.c", "a us jury in washington, dc"),
    ],
)
def test_both_sides_of_the_ocean_meet(british: str, american: str) -> None:
    assert one_spelling(british) == one_spelling(american)


@pytest.mark.parametrize(
    ("one", "other"), [("four hours", "for hours"), ("rise", "ride"), ("the sea", "the see"), ("called", "culled")]
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert one_spelling(one) != one_spelling(other)
