import numpy as np

from pipeline.core.conflict import KINDS
from pipeline.core.dispute import NAMES
from pipeline.core.expansion import expanded


def _row(**told: float) -> list[float]:
    return [told.get(name, 0.0) for name in NAMES]


def test_a_row_does_not_depend_on_the_others() -> None:
    rows = np.array([_row(dice=0.5, number=1.0), _row(kept=0.9, name=1.0), _row(ruling=3.0, date=1.0)])
    together = expanded(rows)
    assert np.array_equal(together, np.vstack([expanded(rows[[i]]) for i in range(3)]))


def test_where_a_strict_rule_speaks_within_an_article_nothing_else_counts() -> None:
    told = [{"ruling": 3.0, "dice": 0.1, "number": 1.0}, {"ruling": 3.0, "dice": 0.9, "name": 1.0}]
    a, b = expanded(np.array([_row(within=1.0, **row) for row in told]))
    assert np.array_equal(a, b)
    a, b = expanded(np.array([_row(**row) for row in told]))
    assert not np.array_equal(a, b)


def test_across_reports_a_first_that_is_none_needs_no_more() -> None:
    told = [{"ruling": 3.0, "dice": dice, "superlative": 1.0} for dice in (0.1, 0.9)]
    a, b = expanded(np.array([_row(**row) for row in told]))
    assert np.array_equal(a, b)


def test_a_measure_stands_in_the_columns_of_its_kind() -> None:
    (number,), (name,) = (expanded(np.array([_row(dice=0.5, **{kind: 1.0})])) for kind in KINDS[0:3:2])
    assert not np.array_equal(number, name)
