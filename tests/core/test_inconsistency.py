"""Small articles; the sentences that exclude each other are marked with a star. All are dated 14 May 2026."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.core.inconsistency import between, inconsistencies

DAY = date(2026, 5, 14)
ARTICLES = [
    text.splitlines() for text in (Path(__file__).parent / "told_twice.txt").read_text(encoding="utf-8").split("\n\n")
]


@pytest.mark.parametrize("lines", ARTICLES, ids=lambda lines: lines[0][:40])
def test_only_the_marked_sentences_exclude_each_other(lines: list[str]) -> None:
    marked = [
        (i, lines.index(other)) for i, one in enumerate(lines) for other in lines[i + 1 :] if one[0] == other[0] == "*"
    ]
    found = inconsistencies([text.removeprefix("*") for text in lines], DAY)
    assert sorted({(clash.a, clash.b) for clash in found}) == marked


def test_two_reports_are_held_against_each_other_by_their_own_sentences() -> None:
    ours = ["It rained in Riga.", "Asta Kroll, 44, directs."]
    (clash,) = between(ours, DAY, ["Asta Kroll, 39, will direct the play."], DAY)
    assert (clash.a, clash.b, clash.kind) == (1, 0, "number")


def test_what_one_article_tells_twice_is_not_asked_across_two() -> None:
    ours = ["Asta Kroll, 44, directs.", "Asta Kroll, 39, is tired."]
    assert between(ours, DAY, ["It rained in Riga."], DAY) == []


def test_without_a_day_ages_are_not_held_against_births() -> None:
    told = ["The singer Bo Lind was born in Oslo in 1951.", "Lind, 60, lives in Rome."]
    assert inconsistencies(told, None) == []
    assert [clash.kind for clash in inconsistencies(told, DAY)] == ["number"]
