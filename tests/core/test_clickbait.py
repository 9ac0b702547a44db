"""The tokens by which a model tells clickbait."""

import pytest

from pipeline.core.clickbait import shout_names, word_grams


def test_capitals_for_stress_are_a_shout() -> None:
    assert shout_names("The film so vile that a whole country said NO") == ["all_caps"]


@pytest.mark.parametrize("title", ["St4r's cr4zy party", "Div0rce war", "H0llywood is scared", "A star is sa-cked"])
def test_a_disguised_word_is_a_shout(title: str) -> None:
    assert shout_names(title) == ["obfuscated_spelling"]


@pytest.mark.parametrize("title", ["UK deal for VFX crews, says DJ", "Is 'Sundial' a 12A?", "You won't believe it"])
def test_neither_acronyms_nor_loud_phrases_are_a_shout(title: str) -> None:
    assert shout_names(title) == []


def test_the_words_of_a_headline_say_nothing_of_its_case() -> None:
    assert word_grams("Bay Nine AXED") == word_grams("bay nine axed")
