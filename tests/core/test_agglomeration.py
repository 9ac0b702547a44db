import numpy as np
import numpy.typing as npt
import pytest

from pipeline.core import agglomeration
from pipeline.core.agglomeration import clusters

LIKENESS = np.array([[1, 0.8, 0.5, 0], [0.8, 1, 0.1, 0], [0.5, 0.1, 1, 0], [0, 0, 0, 1]])


def _likeness(pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    return LIKENESS[pairs[:, 0], pairs[:, 1]]


CLOSE = {(0, 1): 0.8, (0, 2): 0.5, (1, 2): 0.1}


def test_a_thing_joins_by_its_mean_likeness_to_all_of_a_cluster() -> None:
    assert clusters(CLOSE, 4, 0.4, _likeness) == [0, 0, 2, 3]
    assert clusters(CLOSE, 4, 0.3, _likeness) == [0, 0, 0, 3]


def test_the_order_of_the_pairs_does_not_matter() -> None:
    turned = dict(reversed(CLOSE.items()))
    assert clusters(turned, 4, 0.3, _likeness) == clusters(CLOSE, 4, 0.3, _likeness)


def test_too_large_a_heap_is_cut_where_it_is_thinnest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agglomeration, "HEAP", 3)
    near = np.array([[1, 0.9, 0.45, 0.45], [0.9, 1, 0.45, 0.45], [0.45, 0.45, 1, 0.9], [0.45, 0.45, 0.9, 1]])
    close = {(0, 1): 0.9, (1, 2): 0.45, (2, 3): 0.9}
    assert clusters(close, 4, 0.42, lambda pairs: near[pairs[:, 0], pairs[:, 1]]) == [0, 0, 2, 2]


def test_nothing_makes_no_clusters() -> None:
    assert clusters({}, 0, 0.4, _likeness) == []
