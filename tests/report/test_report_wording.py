"""Numbers, days and codes in words."""

from datetime import UTC, date, datetime

import pytest

from pipeline.report import wording
from pipeline.report.trend import METRICS


@pytest.mark.parametrize(
    ("share", "told"), [(0.0, "0%"), (0.004, "0.4%"), (0.0949, "9.5%"), (0.0996, "10%"), (0.41, "41%"), (1.0, "100%")]
)
def test_small_shares_have_a_digit_more(share: float, told: str) -> None:
    assert wording.percent(share) == told


def test_an_interval_bears_its_sign_once() -> None:
    assert wording.interval(0.27, 0.55) == "27–55%"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 11, 9), date(2026, 11, 15), "9–15 November 2026"),
        (date(2026, 6, 29), date(2026, 7, 5), "29 June – 5 July 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 December 2026 – 3 January 2027"),
    ],
)
def test_months_and_years_are_repeated_only_where_they_differ(first: date, last: date, told: str) -> None:
    assert wording.days(first, last) == told


@pytest.mark.parametrize(
    ("hours", "told"), [(0.2, "12 min"), (1, "1 h"), (47, "47 h"), (48, "2 d"), (52, "2 d 4 h"), (0.999, "1 h")]
)
def test_a_span_of_time_is_told_as_coarsely_as_it_matters(hours: float, told: str) -> None:
    assert wording.after(hours) == told


def test_one_is_not_plural() -> None:
    assert wording.share_of_one("copies", 1) == "1 copy"
    assert wording.count(1, "story", "stories") == "1 story"
    assert wording.count(1200, "story", "stories") == "1,200 stories"


def test_every_metric_that_is_drawn_has_words() -> None:
    assert set(METRICS) <= set(wording.METRICS)


def test_a_metric_without_words_of_its_own_is_told_by_its_name() -> None:
    assert wording.metric("quote_altered").label == "Quote altered"


def test_a_change_of_certainty_says_which_way() -> None:
    assert wording.kind("certainty", "up") == "A hedge was dropped"
    assert wording.kind("number") == "A number changed"


def test_a_fall_is_told_with_a_minus() -> None:
    assert wording.points(-0.34) == "−34"


def test_a_moment_is_told_without_a_zero_before_the_day() -> None:
    assert wording.moment(datetime(2026, 11, 9, 8, 5, tzinfo=UTC)) == "Mon 9 Nov, 08:05"
    assert wording.moment(None) == "time unknown"


@pytest.mark.parametrize(
    "text", [*wording.METRICS.values(), *(wording.kind(k) for k in ("name", "status", "negation"))]
)
def test_no_word_calls_an_outlet_false(text: object) -> None:
    assert not {"false", "fake", "wrong", "lie", "lied", "error"} & set(str(text).lower().split())


def test_midnight_sharp_is_a_day_without_a_time() -> None:
    assert wording.moment(datetime(2026, 11, 9, tzinfo=UTC)) == "Mon 9 Nov"
