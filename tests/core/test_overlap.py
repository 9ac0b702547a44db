import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.overlap import overlap
from pipeline.core.shingle import shingles


def _overlap(a: str, b: str) -> tuple[float, float]:
    found = overlap(shingles([a, b]), np.array([[0, 1]]))
    return float(found.jaccard[0]), float(found.containment[0])


def test_equal_texts_overlap_wholly() -> None:
    assert _overlap("the boat left at noon", "The boat left at noon.") == (1.0, 1.0)


def test_a_text_cut_short_is_contained() -> None:
    assert _overlap("one two three four", "one two three four five six") == (0.5, 1.0)


def test_strangers_and_empty_texts_share_nothing() -> None:
    assert _overlap("one two three four", "five six seven eight") == (0.0, 0.0)
    assert _overlap("", "one two three") == (0.0, 0.0)


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_overlap_is_that_of_the_sets_of_triples(x: list[str], y: list[str]) -> None:
    a, b = set(zip(x, x[1:], x[2:], strict=False)), set(zip(y, y[1:], y[2:], strict=False))
    jaccard = len(a & b) / len(a | b) if a and b else 0.0
    containment = len(a & b) / min(len(a), len(b)) if a and b else 0.0
    assert _overlap(" ".join(x), " ".join(y)) == (jaccard, containment)
