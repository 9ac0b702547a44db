import pytest

from pipeline.core.edit import tokens
from pipeline.core.tense import shifted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It will be filmed in the north.", "It has been shot in the north."),
        ("She is weighing an offer.", "She had weighed an offer."),
        ("He would appeal.", "He had appealed."),
        ("The hall will open in May.", "The hall opened in May."),
        ("The players might strike.", "The players have struck."),
        ("The vault is expected to open in May.", "The vault has already opened."),
        ("He would probably do so.", "He had done so."),
    ],
)
def test_a_verb_in_another_stage_is_seen_from_both_sides(one: str, other: str) -> None:
    assert shifted(tokens(one), tokens(other)) is True
    assert shifted(tokens(other), tokens(one)) is True


def test_what_may_have_been_is_no_prospect() -> None:
    assert shifted(tokens("The choir may have left."), tokens("The choir has left.")) is False


def test_two_voices_of_one_stage_are_one() -> None:
    assert shifted(tokens("It will be shown in May."), tokens("They will show it in May.")) is False
