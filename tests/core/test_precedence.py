import math
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.core.precedence import BACKWARDS, BACKWARDS_AT_ALL, before, last

DAY = datetime(2026, 5, 4, tzinfo=UTC)


def _at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def test_an_earlier_stamp_speaks_for_nothing_and_against_nothing() -> None:
    assert before(_at(9), _at(10), _at(8)) == 0.0


def test_a_later_stamp_costs_by_the_hour() -> None:
    assert before(_at(12), _at(10), _at(8)) == pytest.approx(-BACKWARDS_AT_ALL - 2 * BACKWARDS)


def test_a_day_without_an_hour_ends_at_midnight() -> None:
    assert (last(_at(0)), last(_at(9))) == (_at(24), _at(9))


def test_a_day_without_an_hour_precedes_by_the_share_of_the_day_that_is_left() -> None:
    assert before(_at(0), _at(18), _at(12)) == pytest.approx(math.log(0.5), abs=0.1)
    assert before(_at(0), _at(23), _at(8)) > before(_at(0), _at(9), _at(8))


def test_two_days_without_an_hour_are_as_likely_either_way() -> None:
    assert before(_at(0), _at(0), _at(8)) == pytest.approx(math.log(0.5), abs=0.15)


def test_a_day_before_the_earliest_is_not_cut_to_nothing() -> None:
    assert before(_at(0), _at(40), _at(30)) == 0.0
