from datetime import date

import pytest

from pipeline.core.conflict import KINDS, Days, candidates
from pipeline.core.evidence import Setting, weights
from pipeline.core.statement import statement

DAY = date(2026, 6, 8)


def _kinds(a: str, b: str, copied: bool = True) -> list[str]:
    x, y = statement(a), statement(b)
    setting = Setting(weights([x.bag, y.bag]), False, copied, 0.0, -1, 0.9 if copied else 0.0)
    return [c.kind for c in candidates(x, y, setting, Days(DAY, DAY))]


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        ("number", "The pier has 12 boats.", "The pier has 21 boats."),
        ("date", "It burned on May 3.", "It burned on May 4."),
        ("name", "The buyer is Tam Roe.", "The buyer is Pia Dorn."),
        ("negation", "The pier was sold.", "The pier was not sold."),
        ("status", "They are in talks to sell the pier.", "They have sold the pier."),
        ("superlative", "It is the biggest pier ever.", "It is the second-biggest pier."),
    ],
)
def test_a_difference_of_each_kind_is_seen(kind: str, a: str, b: str) -> None:
    assert kind in _kinds(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The pier has twelve boats.", "The pier has 12 boats."),
        ("It burned on May 3.", "It burned on 3 May."),
        ("It cost $20 million.", "It cost $20m."),
    ],
)
def test_another_format_is_no_difference(a: str, b: str) -> None:
    assert not {"number", "date"} & set(_kinds(a, b))


def test_the_kinds_come_in_the_order_of_the_guide() -> None:
    found = _kinds("Tam Roe sold 12 boats on May 3.", "Pia Dorn did not sell 21 boats on May 4.")
    assert found == sorted(found, key=KINDS.index)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("It burned in Marlow, New Mexico.", "It burned in Marlow, N.M."),
        ("It burned in Salina, Kan.", "It burned in Salina, Kansas."),
        ("Sgt. Owen Roe found it.", "Sergeant Owen Roe found it."),
        ("It was found by a Nigerian Navy diver.", "It was found by a diver of the Nigeria Navy."),
    ],
)
def test_another_spelling_is_no_other_name(a: str, b: str) -> None:
    assert "name" not in _kinds(a, b)
