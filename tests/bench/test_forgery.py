import pytest

from tests.bench.forgery import CASES, cases, stolen
from tests.bench.syndication import BODIES


@pytest.mark.skipif(not BODIES.exists(), reason="the bodies of ../shared/data/fnc1 are missing")
def test_no_lie_about_a_time_steals_an_origin() -> None:
    told = cases()
    assert (len(told), stolen(told)) == (CASES, [])
