"""The native score of a headline against scikit-learn's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.labelled.headline import invented
from pipeline.core.clickbait import WINDOWS
from pipeline.core.hashed import scorer
from pipeline.model import load

ESTIMATOR = load("clickbait").estimator
SCORER = scorer(ESTIMATOR, WINDOWS)
TITLES = [row.title for row in invented()]


def test_the_invented_headlines_score_as_by_scikit_learn() -> None:
    assert np.allclose(SCORER.probabilities(TITLES), ESTIMATOR.predict_proba(TITLES)[:, 1], rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    "title",
    [
        "",
        " ",
        "a",
        "É",
        "“Ünïcode” – 日本語 title…",
        "$h0t!!!",
        "don't 'em",
        "x\ty\n z",
        "12,000.5",
        "a" * 3000,
        "😀 b",
    ],
)
def test_an_odd_headline_scores_as_by_scikit_learn(title: str) -> None:
    assert SCORER.probabilities([title])[0] == pytest.approx(ESTIMATOR.predict_proba([title])[0, 1], abs=1e-12)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_scores_as_by_scikit_learn(title: str) -> None:
    assert SCORER.probabilities([title])[0] == pytest.approx(ESTIMATOR.predict_proba([title])[0, 1], abs=1e-12)


def test_a_score_does_not_depend_on_the_other_headlines_of_its_batch() -> None:
    alone = [SCORER.probabilities([title])[0] for title in TITLES[:100]]
    assert SCORER.probabilities(TITLES[:100]).tolist() == alone


def test_no_headlines_have_no_scores() -> None:
    assert SCORER.probabilities([]).size == 0
