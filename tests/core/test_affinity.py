from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from pipeline.core.affinity import FAR_FACTOR, EventWeights, Span, cosines, nearness
from pipeline.core.candidate import distinct
from pipeline.core.coding import coded
from pipeline.core.rarity import vocabulary

START = datetime(2026, 5, 4, tzinfo=UTC)


def _span(day: int) -> Span:
    return Span(START + timedelta(days=day), START + timedelta(days=day + 1))


def test_time_separates_step_by_step() -> None:
    assert [nearness(_span(0), _span(day)) for day in (0, 20, 40, 60)] == [1, 1, FAR_FACTOR, 0]


def test_nearness_has_no_direction() -> None:
    assert nearness(_span(40), _span(0)) == nearness(_span(0), _span(40))


def test_unknown_times_do_not_separate() -> None:
    assert nearness(_span(0), Span(None, None)) == 1


def test_common_names_tell_more_than_common_words() -> None:
    texts = [
        ["The pier broke, said Orla Finch."],
        ["A shop burned, said Orla Finch."],
        ["The pier broke, said Bo Roe."],
    ]
    known = vocabulary(distinct(coded(text).codes) for text in texts)
    weight = EventWeights(known, [np.arange(3)]).of(0)
    same_name, same_words, itself = cosines(known, weight, np.array([[0, 1], [0, 2], [0, 0]]))
    assert same_name > same_words > 0
    assert itself == pytest.approx(1)
