import pytest

from pipeline.core.numeral import in_figures, in_words, ordinal


@pytest.mark.parametrize(
    ("text", "amount"),
    [("eighty-four", 84), ("three hundred and ten", 310), ("a million", 10**6), ("two thousand and six", 2006)],
)
def test_words_are_numbers(text: str, amount: int) -> None:
    assert in_words(text) == amount


def test_figures_lose_their_commas() -> None:
    assert in_figures("1,140.5") == 1140.5


@pytest.mark.parametrize(("text", "rank"), [("2nd", 2), ("twenty-first", 21), ("Fourth", 4), ("song", None)])
def test_ordinals_are_ranks(text: str, rank: int | None) -> None:
    assert ordinal(text) == rank
