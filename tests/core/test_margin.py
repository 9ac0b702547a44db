import pytest

from pipeline.core.margin import is_marginal
from pipeline.core.text import words


@pytest.mark.parametrize(
    "line",
    [
        "By Una Lisk",
        "29 June 2026, 10:41",
        "Published Tuesday, 3 March 2026 at 9:05 am",
        "Entertainment",
        "Una Lisk",
        "As first reported by North Pier Press.",
        "(via The Harbour Post)",
        "Source: Harbour Post",
        "...",
    ],
)
def test_bylines_datelines_labels_and_credits_stand_in_the_margin(line: str) -> None:
    assert is_marginal(line, words(line))


@pytest.mark.parametrize(
    "line",
    [
        "She declined.",
        "By Monday the pier was closed.",
        "In June 2026, 10 piers were sold.",
        "1. Salt Road: 94 loans (week 3)",
        "The sale was first reported by the Harbour Post on Friday, and the council confirmed it later.",
        "“Never again,” he said.",
    ],
)
def test_the_story_does_not(line: str) -> None:
    assert not is_marginal(line, words(line))
