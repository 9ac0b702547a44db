from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collect.schedule import LONGEST_BACKOFF, NEW, Failure, after_failure, backoff, retry_after

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LEAST = 900.0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Sat, 21 Nov 2026 13:00:00 GMT", 3600),
        ("Sat, 21 Nov 2026 11:00:00 GMT", -3600),
        ("9" * 30, 864_000),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str, seconds: int) -> None:
    assert retry_after(header, NOW) == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize("header", [None, "", "soon", "-5", "1.5", "Sat, 99 Nov 2026 13:00:00 GMT", "\u0663"])
def test_what_names_no_time_is_none_or_at_least_no_crash(header: str | None) -> None:
    assert retry_after(header, NOW) in (None, NOW + timedelta(seconds=3))


@given(st.integers(0, 10_000), st.text(max_size=20))
def test_a_backoff_is_never_shorter_than_its_base_nor_longer_than_a_day(failures: int, url: str) -> None:
    assert LEAST <= backoff(url, failures, LEAST) <= LONGEST_BACKOFF


@given(st.integers(0, 400), st.timedeltas(timedelta(0), timedelta(days=9)), st.sampled_from([429, 503, 500, 404]))
def test_a_feed_is_never_asked_before_the_time_that_it_named(failures: int, wait: timedelta, status: int) -> None:
    old = NEW._replace(failures=failures)
    due = after_failure(old, NOW, "u", Failure(status, "http", NOW + wait), LEAST).next_fetch_at
    assert due is not None
    assert due >= NOW + wait
