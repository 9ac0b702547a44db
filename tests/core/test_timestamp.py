from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.timestamp import in_path, read, with_zone

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-21T12:00:00Z",
        "2026-11-21T12:00:00.123Z",
        "2026-11-21T13:00:00+01:00",
        "2026-11-21 07:00:00 -0500",
        "2026-11-21T13:00+01[Europe/Berlin]",
        "Sat, 21 Nov 2026 12:00:00 GMT",
        "Sat, 21 Nov 2026 07:00:00 EST",
        "21 Nov 2026 12:00:00 -0000",
        "November 21, 2026 7:00 AM EST",
    ],
)
def test_one_moment_in_many_spellings(text: str) -> None:
    assert read(text) == with_zone(text) == NOON


@pytest.mark.parametrize("text", ["2026-11-21T12:00:00", "2026-11-21 12:00", "November 21, 2026 12:00 PM"])
def test_a_time_without_a_zone_is_utc_for_a_page_and_nothing_for_a_record(text: str) -> None:
    assert read(text) == NOON
    assert with_zone(text) is None


@pytest.mark.parametrize("text", ["2026-11-21", "20261121", "21 November 2026"])
def test_a_day_is_its_midnight(text: str) -> None:
    assert read(text) == datetime(2026, 11, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "today", "12:30", "Nov 21", "November 2026", "2026-02-31", "2026-13-01", "0001-01-01T00:00:00Z",
             "1970-01-01", "2026-11-21T12:00:00+99:00", "9" * 100, "Sat, 99 Nov 2026 12:00:00 GMT", "12:00 21 Nov"]
)  # fmt: skip
def test_what_names_no_day_is_no_time(text: str) -> None:
    assert read(text) is None


@given(st.text(alphabet="0123456789-:T+Z. JanuryFebMondGMTUC,/[]", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    moment = read(text)
    assert moment is None or moment.tzinfo is UTC


@given(st.datetimes(min_value=datetime(1990, 1, 2), timezones=st.just(UTC)))
def test_iso_8601_comes_back_to_the_second(moment: datetime) -> None:
    assert with_zone(moment.isoformat()) == moment.replace(microsecond=0)


@pytest.mark.parametrize(
    ("path", "day"),
    [("/2026/11/21/film", 21), ("/film-2026-11-21", 21), ("/20261121/film", 21), ("/film/2026/nov/21/tale", 21),
     ("/2026/11/film", None), ("/id/120261121/", None), ("/2026/13/45/", None)],
)  # fmt: skip
def test_an_address_may_tell_the_day(path: str, day: int | None) -> None:
    found = in_path(path)
    assert (found.day if found else None) == day
