import numpy as np
import skops.io
from sklearn.linear_model import LogisticRegression

from models.artefact import artefact
from models.contradiction.source import same

PIER = ("a", "The pier at Wexby has 12 old boats.", "b", "The pier at Wexby has 21 old boats.")


def _model() -> LogisticRegression:
    return LogisticRegression().fit(np.array([[0.0], [1.0], [2.0], [3.0]]), [0, 0, 1, 1])


def test_the_same_model_gives_the_same_bytes() -> None:
    assert artefact(_model()) == artefact(_model())


def test_what_was_written_is_the_model() -> None:
    model = _model()
    read = skops.io.loads(artefact(model))
    assert np.array_equal(read.coef_, model.coef_)


def test_a_pair_is_the_listed_one_either_way_round() -> None:
    assert same(PIER, PIER)
    assert same((PIER[2], PIER[3], PIER[0], PIER[1]), PIER)


def test_another_difference_in_the_same_sentences_is_another_pair() -> None:
    other = ("a", "The pier at Wexby has 12 old boats.", "b", "The pier at Odersund has 12 old boats.")
    assert not same(other, PIER)


def test_another_article_is_another_pair() -> None:
    assert not same(("c", *PIER[1:]), PIER)
