import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.cause import Cells, Parts, cause, leading_story, parts

Story = tuple[int, int, int, int]  # outlet, story, articles, flagged


def cells(*stories: Story) -> Cells:
    outlet, story, n, x = np.array(stories, dtype=np.int64).T
    return Cells(outlet, story, n.astype(float), x.astype(float))


def singles(outlet: int, count: int, flagged: int, first: int = 0) -> list[Story]:
    return [(outlet, first + 1_000 * outlet + i, 1, int(i < flagged)) for i in range(count)]


def summed(told: Parts) -> float:
    return told.outlet_mix + told.story_mix + told.behaviour + told.model_version


CALM, RASH = singles(0, 100, 10), singles(1, 20, 10)

counts = st.tuples(st.integers(0, 3), st.integers(0, 30), st.integers(1, 40), st.floats(0, 1))
window = st.lists(counts, min_size=1, max_size=60).map(
    lambda rows: cells(*((o, s, n, round(f * n)) for o, s, n, f in rows))
)


@given(window, window, st.booleans())
def test_the_parts_sum_to_the_change(current: Cells, baseline: Cells, same_model: bool) -> None:
    told = parts(current, baseline, 4, same_model)
    assert told.change == pytest.approx(current.x.sum() / current.n.sum() - baseline.x.sum() / baseline.n.sum())
    assert summed(told) == pytest.approx(told.change, abs=1e-12)


def test_more_from_a_rash_outlet_is_outlet_mix_and_not_behaviour() -> None:
    told = parts(cells(*CALM, *singles(1, 100, 50)), cells(*CALM, *RASH), 2, True)
    assert told.change > 0.1
    assert told.behaviour == pytest.approx(0, abs=1e-12)
    assert told.outlet_mix == pytest.approx(told.change)
    assert cause(told, True) == "outlet_mix"


def test_an_outlet_that_was_not_there_before_is_outlet_mix() -> None:
    told = parts(cells(*CALM, *RASH), cells(*CALM), 2, True)
    assert told.outlet_mix == pytest.approx(told.change)


def test_the_same_outlets_doing_more_is_behaviour_and_the_outlet_is_named_by_its_part() -> None:
    told = parts(cells(*CALM, *singles(1, 20, 18)), cells(*CALM, *RASH), 2, True)
    assert told.behaviour == pytest.approx(told.change) == pytest.approx(8 / 120)
    assert told.by_outlet == pytest.approx([0, 8 / 120])


def test_larger_stories_that_always_had_more_are_story_mix() -> None:
    large: list[Story] = [(0, 500 + i, 8, 6) for i in range(10)]
    many: list[Story] = [(0, 500 + i, 8, 6) for i in range(40)]
    told = parts(cells(*CALM, *many), cells(*CALM, *large), 1, True)
    assert told.change > 0.1
    assert told.behaviour == pytest.approx(0, abs=1e-12)
    assert cause(told, True) == "story_mix"


def test_one_flooded_story_is_story_mix_and_named() -> None:
    told = parts(cells(*CALM, (0, 7_000, 300, 300)), cells(*CALM, (0, 7_001, 300, 20)), 1, True)
    assert cause(told, True) == "story_mix"
    assert leading_story(cells(*CALM, (0, 7_000, 300, 300)), True) == (7_000, pytest.approx(310 / 400 - 0.1))


def test_with_another_model_nothing_is_called_behaviour() -> None:
    told = parts(cells(*singles(0, 100, 40)), cells(*singles(0, 100, 10)), 1, False)
    assert (told.behaviour, told.model_version) == (0.0, pytest.approx(0.3))
    assert cause(told, True) == "model_version"
