import re

import pytest

from pipeline.core.numeral import WORDS, in_figures, in_words, ordinal


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("eighty-four", 84),
        ("three hundred and ten", 310),
        ("a million", 10**6),
        ("two thousand and six", 2006),
        ("six point three million", 6_300_000),
        ("one point zero five", 1.05),
    ],
)
def test_words_are_numbers(text: str, amount: int) -> None:
    assert in_words(text) == amount


def test_figures_lose_their_commas() -> None:
    assert in_figures("1,140.5") == 1140.5


@pytest.mark.parametrize(
    ("text", "amount"), [("6 1/2 feet", 6.5), ("6½ feet", 6.5), ("2 ¾ pints", 2.75), ("5 11/12", 5), ("3 1/2/2026", 3)]
)
def test_a_part_behind_a_whole_number_counts(text: str, amount: float) -> None:
    assert in_figures(text) == amount


@pytest.mark.parametrize(("text", "rank"), [("2nd", 2), ("twenty-first", 21), ("Fourth", 4), ("song", None)])
def test_ordinals_are_ranks(text: str, rank: int | None) -> None:
    assert ordinal(text) == rank


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He won by one point six weeks ago.", ["one", "six"]),
        ("She led by two point three minutes from the end.", ["two", "three"]),
        ("It grew by one point six per cent.", ["one point six"]),
        ("The lap took one point four seconds less.", ["one point four"]),
    ],
)
def test_a_point_before_a_time_is_no_decimal_point(text: str, found: list[str]) -> None:
    assert re.findall(rf"\b{WORDS}", text.casefold()) == found
