"""Pairs of sentences that are versions of one."""

import pytest

from pipeline.core.assertion import line
from pipeline.core.suspicion import restated, unlabelled

TOLD = "The harbour theatre was sold to a group of dancers from Trieste on Monday."


def pairs(*texts: str) -> list[tuple[int, int]]:
    return list(restated([line(text) for text in texts]))


def test_two_versions_of_a_sentence_are_a_pair() -> None:
    assert pairs(TOLD, TOLD.replace("Trieste", "Bergen")) == [(0, 1)]


@pytest.mark.parametrize(
    "form",
    [
        "Click to share this page with all of your friends on @ (Opens in new window)",
        "Read more about the harbour theatre on the pages of @ at www.example.org",
    ],
)
def test_buttons_and_addresses_are_no_versions(form: str) -> None:
    assert pairs(form.replace("@", "Trieste"), form.replace("@", "Bergen")) == []


def test_a_sentence_that_begins_like_a_button_is_none() -> None:
    one = "Share prices of the harbour theatre fell by ten euros in Trieste on Monday."
    assert pairs(one, one.replace("ten", "six")) == [(0, 1)]
    button = "Share this story of the harbour theatre in Trieste with ten of your friends."
    assert pairs(button, button.replace("ten", "six")) == []


def test_headlines_are_versions_only_if_nearly_all_is_the_same() -> None:
    one = "Harbour Theatre Sold To Group Of Dancers From Trieste Monday"
    other = "Old Harbour Theatre Is Sold To Group Of Dancers"
    assert pairs(one, f"{other} From Bergen") == [] and pairs(one, one.replace("Monday", "Tuesday")) == [(0, 1)]


def test_the_label_of_a_picture_is_left_away() -> None:
    assert unlabelled([f"Sold: {TOLD}", f"Gone for ever: {TOLD}"]) == [TOLD, TOLD]


def test_a_speaker_is_no_label() -> None:
    told = ["Mira Holm: The theatre was sold.", "On Monday Holm came back."]
    assert unlabelled(told) == told


def test_a_word_before_a_list_is_no_label() -> None:
    assert unlabelled(["The following were sold: a theatre and a hall."]) == [
        "The following were sold: a theatre and a hall."
    ]
