from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest

from pipeline.newswire.compose import ComposeError, compose, written
from pipeline.newswire.markup import render
from pipeline.newswire.prose import Prose

# An eighth of a text's wording is one section of seven or eight; .3 would be a near-duplicate to some.
MOST_ALIKE = 0.3
DAYS = [date(2026, 7, 1) + timedelta(weeks=i // 45) for i in range(540)]


def shingles(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}


def test_unrelated_stories_hardly_share_wording(prose: Prose) -> None:
    texts = [*compose(prose.parts, DAYS, Random(3), ""), *map(written, prose.stories)]
    bags = [shingles(render(text.template).text) for text in texts]
    assert max(len(a & b) / len(a | b) for a, b in combinations(bags, 2)) < MOST_ALIKE


def test_the_same_seed_composes_the_same_stories(prose: Prose) -> None:
    assert compose(prose.parts, DAYS[:50], Random(3), "") == compose(prose.parts, DAYS[:50], Random(3), "")


def test_no_slot_stays_open(prose: Prose) -> None:
    for text in compose(prose.parts, DAYS, Random(3), ""):
        every = range(len(text.template.changes))
        shown = " ".join((*text.titles, *text.clickbaits, *text.overclaims, render(text.template, every).text))
        assert not set("{}[]|") & set(shown)


def test_too_few_alternatives_are_an_error_and_no_repetition(small: Prose) -> None:
    with pytest.raises(ComposeError):
        compose(small.parts, DAYS[:45], Random(3), "")


def test_a_few_stories_can_be_composed_of_few_alternatives(small: Prose) -> None:
    assert len({render(text.template).text for text in compose(small.parts, DAYS[:5], Random(3), "")}) == 5
