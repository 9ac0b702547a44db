import numpy as np

from pipeline.core.alignment import encode
from pipeline.core.candidate import distinct
from pipeline.core.coding import coded
from pipeline.core.template import moulded


def _moulded(a: list[str], b: list[str]) -> float:
    texts = [coded(a), coded(b)]
    terms = distinct(np.concatenate([text.codes for text in texts]))
    encoded = encode(texts, terms)
    return float(moulded(encoded, np.ones(len(terms)), np.array([[0, 1]]))[0])


CHART = ["The song Plum by Ada Moss led the weekly chart with 900 plays.", "Second with 700 plays came Rope by Bo Roe."]


def test_two_numbers_of_a_series_are_of_one_mould() -> None:
    other = [
        "The song Salt by Una Lisk led the weekly chart with 850 plays.",
        "Second with 640 plays came Fog by Di Wu.",
    ]
    assert _moulded(CHART, other) == 1


def test_the_same_facts_in_the_same_words_are_no_series() -> None:
    assert _moulded(CHART, CHART) == 0


def test_other_words_are_another_mould() -> None:
    assert _moulded(CHART, ["Ada Moss played her hit Plum to 900 guests.", "Bo Roe sang as well."]) == 0
