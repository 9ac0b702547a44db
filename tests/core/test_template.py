import numpy as np

from pipeline.core.alignment import encode
from pipeline.core.candidate import distinct
from pipeline.core.coding import coded
from pipeline.core.template import moulded


def _all_moulded(told: list[list[str]], *pairs: tuple[int, int]) -> list[float]:
    texts = [coded(sentences) for sentences in told]
    terms = distinct(np.concatenate([text.codes for text in texts]))
    return moulded(encode(texts, terms), np.ones(len(terms)), np.array(pairs)).tolist()


def _moulded(a: list[str], b: list[str]) -> float:
    return _all_moulded([a, b], (0, 1))[0]


CHART = ["The song Plum by Ada Moss led the weekly chart with 900 plays.", "Second with 700 plays came Rope by Bo Roe."]


NEXT = ["The song Salt by Una Lisk led the weekly chart with 850 plays.", "Second with 640 plays came Fog by Di Wu."]


def test_two_numbers_of_a_series_are_of_one_mould() -> None:
    assert _moulded(CHART, NEXT) == 1


def test_texts_that_are_not_compared_change_nothing() -> None:
    report = ["Ada Moss played her hit Plum to 900 guests.", "Bo Roe sang as well.", "Nobody counted the plays."]
    assert _all_moulded([report, NEXT, CHART, report], (1, 2), (2, 1), (0, 3), (2, 3)) == [1, 1, 0, 0]


def test_the_same_facts_in_the_same_words_are_no_series() -> None:
    assert _moulded(CHART, CHART) == 0


def test_other_words_are_another_mould() -> None:
    assert _moulded(CHART, ["Ada Moss played her hit Plum to 900 guests.", "Bo Roe sang as well."]) == 0
