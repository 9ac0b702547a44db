import pytest

from pipeline.core.edit import tokens
from pipeline.core.equivalent import deny_alike, explained, initials, one_name, shortens


@pytest.mark.parametrize(
    ("gone", "come"),
    [
        ("not harmed", "unharmed"),
        ("has not chosen", "has yet to choose"),
        ("without a permit", "unless a permit came"),
        ("not complete", "incomplete"),
    ],
)
def test_two_denials_of_one_thing_deny_alike(gone: str, come: str) -> None:
    assert deny_alike(tokens(gone), tokens(come))


@pytest.mark.parametrize(("gone", "come"), [("harmed", "unharmed"), ("not ready", "united"), ("never", "under way")])
def test_a_denial_beside_none_does_not(gone: str, come: str) -> None:
    assert not deny_alike(tokens(gone), tokens(come))


def test_words_that_mean_one_thing_explain_each_other() -> None:
    assert explained(tokens("attorney"), tokens("lawyer")) == 1.0
    assert explained(tokens("biggest film"), tokens("largest bridge")) == 0.5
    assert explained(tokens("attorney"), tokens("surgeon")) == 0.0
    assert explained(tokens("attorney"), tokens("")) == 0.0


def test_a_short_form_begins_and_ends_as_the_long_one_or_begins_it() -> None:
    assert shortens("sgt", "sergeant")
    assert shortens("mass", "massachusetts")
    assert not shortens("capt", "sergeant")


def test_initials_stand_for_the_words_of_a_name() -> None:
    assert initials("NZ", "New Zealand")
    assert not initials("NZ", "Newcastle")


def test_a_title_written_out_makes_no_other_name() -> None:
    assert one_name("Capt. Ona Brand", "Captain Ona Brand")
    assert one_name("Conn", "Connecticut")
    assert not one_name("Ona Brand", "Ona Brandt")
