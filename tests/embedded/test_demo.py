"""The demo's weeks, and the home that it may use."""

from pathlib import Path

import pytest

from pipeline.embedded.demo import _batches, begins, iso_week, prepare, sample_settings
from pipeline.embedded.up import Broken


def test_the_first_weeks_are_played_one_by_one_and_all_once() -> None:
    batches = list(_batches(1, 12))
    assert batches[:4] == [(1,), (2,), (3,), (4,)]
    assert [week for batch in batches for week in batch] == list(range(1, 13))


def test_a_second_start_goes_on_at_its_week() -> None:
    assert list(_batches(11, 12)) == [(11, 12)]
    assert list(_batches(12, 12)) == [(12,)]


def test_the_sample_begins_on_a_monday() -> None:
    assert begins(1).isoweekday() == 1
    assert iso_week(1) < iso_week(12)


def test_the_home_of_somebodys_own_data_is_refused(tmp_path: Path) -> None:
    own = sample_settings({"DRIFTWIRE_HOME": str(tmp_path)})
    own.landing.mkdir()
    with pytest.raises(Broken, match="your own data"):
        prepare(own)


def test_a_home_of_the_sample_is_marked_and_may_be_used_again(tmp_path: Path) -> None:
    own = sample_settings({"DRIFTWIRE_HOME": str(tmp_path / "demo")})
    prepare(own)
    own.landing.mkdir()
    prepare(own)
    assert own.now() == begins(1)
    assert own.sample
