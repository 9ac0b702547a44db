from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.value import elliptic, encloses, same, values

TODAY = date(2026, 5, 23)


def agreement(a: str, b: str) -> bool | None:
    return same(values(a)[0], values(b)[0], TODAY)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("it cost $20 million", "it cost $20m"),
        ("34 million dollars", "$34 million"),
        ("£1.4 million", "£1,400,000"),
        ("a crew of nine", "a crew of 9"),
        ("three hundred and ten songs", "310 songs"),
        ("about a dozen cooks", "about 12 cooks"),
        ("94 minutes", "1 h 34"),
        ("two hours and a quarter", "135 minutes"),
        ("for six months", "for half a year"),
        ("up to 28 days", "as long as four weeks"),
        ("about six metres", "about 20 feet"),
        ("6 1/2 feet", "6.5 feet"),
        ("31 tonnes", "31,000kg"),
        ("300 square metres", "3,200 sq ft"),
        ("20 cubic metres of sand", "700 cubic feet of sand"),
        ("40 acres", "16 hectares"),
        ("1,000 gallons", "3,800 litres"),
        ("300-square-foot flat", "28 square metres"),
        ("$1 million and a half", "$1.5 million"),
        ("a million and a half dollars", "$1.5m"),
        ("two thirds of one per cent", "0.67 per cent"),
        ("three quarters of a percentage point", "0.75%"),
        ("3.15 in the morning", "3.15am"),
        ("20C in the shade", "68F in the shade"),
        ("21 degrees Celsius", "70 degrees Fahrenheit"),
        ("minus five degrees C", "23°F"),
        ("fewer than one in a hundred", "less than 1%"),
        ("2.6%", "2.6 per cent"),
        ("a third of the seats", "one third of the seats"),
        ("Venn, 52, sang", "the 52-year-old sang"),
        ("22 towns", "nearly two dozen towns"),
        ("212 times", "just over 200 times"),
        ("sold 131,000", "sold 131k"),
        ("a week", "weekly"),
        ("Rs 35 lakh", "3.5 million rupees"),
        ("₹2 crore", "20 million rupees"),
        ("a fine of N40 million", "40 million naira"),
        ("US$120-million bridge", "$120 million"),
        ("one seat in four", "25% of seats"),
        ("on Feb. 14", "on Valentine's Day"),
        ("Jan. 19", "January 19th"),
        ("in the morning of 3 May 2027", "on May 3, 2027"),
        ("on Friday", "on May 22"),
        ("March 6 next year", "6 March 2027"),
        ("at 9:40 p.m.", "at 20 to ten"),
        ("in November", "this autumn"),
        ("94 lakh fans", "9.4 million fans"),
        ("13 crore rupees", "130 million rupees"),
    ],
)
def test_other_clothes_are_the_same_value(one: str, other: str) -> None:
    assert agreement(one, other) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("84 days", "48 days"),
        ("within three working days", "within three working weeks"),
        ("$150 million", "$250 million"),
        ("$5 million", "€5 million"),
        ("nine weeks", "a fortnight"),
        ("fewer than one in a hundred", "about 10%"),
        ("all but three of them", "three of them"),
        ("most of them", "all of them"),
        ("twice a week", "three times a week"),
        ("in 1974", "in 1947"),
        ("March 9", "March 19"),
        ("Sunday", "Saturday"),
        ("9 a.m.", "9 p.m."),
        ("20C in the shade", "86F in the shade"),
        ("20C in the shade", "21C in the shade"),
        ("300 square metres", "300 square feet"),
        ("40 acres", "40 hectares"),
        ("1.5C of warming", "2 degrees Celsius"),
        ("300 sq ft", "320 square feet"),
        ("$1 million and a half", "£1 million and a half"),
        ("12.30 in the afternoon", "12.30 at night"),
    ],
)
def test_another_value_differs(one: str, other: str) -> None:
    assert agreement(one, other) is False


def test_all_but_is_arithmetic_where_the_whole_is_told() -> None:
    assert values("all but 32 of the 342 lots")[0].amount == 310


def test_a_range_borrows_its_measure() -> None:
    assert [v.dimension for v in values("by 87 to 13 per cent")] == ["share", "share"]


def test_a_range_lends_its_currency_and_its_size() -> None:
    low, high = values("They save $20-25 million.")
    assert [(v.dimension, v.amount, v.unit) for v in (low, high)] == [
        ("money", 20e6, "dollar"), ("money", 25e6, "dollar"),
    ]  # fmt: skip
    five, people = values("It cost $5 and 25 million people came.")
    assert (five.amount, people.dimension) == (5.0, "count")


def test_different_measures_cannot_be_compared() -> None:
    assert agreement("nine weeks", "nine metres") is None


@given(st.integers(min_value=3, max_value=10**6))
def test_a_thousands_comma_changes_nothing(number: int) -> None:
    assert same(values(f"sold {number:,} discs")[0], values(f"{number:,} discs")[0])


@given(st.text(alphabet="one hundred and 3,.5%$ Mayday-", max_size=60))
def test_spans_are_exact_and_apart(text: str) -> None:
    found = values(text)
    assert all(text[v.start : v.end] == v.text for v in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("expected", "one", "other"),
    [
        (True, "about $6 million", "between $5 million and $7 million"),
        (True, "2,600 copies", "between two and three thousand copies"),
        (True, "45 minutes", "40 to 50 minutes"),
        (True, "two days", "two or three days"),
        (False, "$8 million", "between $5 million and $7 million"),
        (False, "€6 million", "between $5 million and $7 million"),
        (False, "5 votes", "by 7-2 votes"),
        (False, "between 40 and 50 minutes", "between 45 and 60 minutes"),
    ],
)
def test_a_range_encloses_a_value_in_it(expected: bool, one: str, other: str) -> None:
    assert any(encloses(x, y) for x in values(one) for y in values(other)) is expected
    assert any(encloses(y, x) for x in values(one) for y in values(other)) is expected


@pytest.mark.parametrize(
    ("expected", "one", "other"),
    [
        (True, "the 35 intended", "35 hours"),
        (True, "it may rise by 3.5", "3.5 metres"),
        (False, "three songs", "three hours"),
        (False, "the 35 intended", "61 hours"),
    ],
)
def test_a_number_alone_tells_a_measure(expected: bool, one: str, other: str) -> None:
    assert any(elliptic(x, y) for x in values(one) for y in values(other)) is expected


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("two million to three million viewers", [2e6, 3e6]),
        ("fifty to a hundred people", [50, 100]),
        ("between 900 and two thousand", [900, 2000]),
        ("from 300 to 2 million", [300, 2e6]),
        ("5 to 7 million", [5e6, 7e6]),
    ],
)
def test_a_range_lends_its_scale_only_to_a_bare_number(text: str, amounts: list[float]) -> None:
    assert [v.amount for v in values(text)] == amounts


@pytest.mark.parametrize("text", ["lost 1-4 to Marlow", "$40 or $90", "rose from 30 to 50 per cent", "5 to 7 million"])
def test_only_a_range_has_a_reach(text: str) -> None:
    assert {v.reach is not None for v in values(text)} == {text == "5 to 7 million"}


@pytest.mark.parametrize("text", ["seat 20C", "Room 68F", "20 C. Penn fans", "a Boeing 747-8F", "iPhone 5C"])
def test_a_letter_behind_a_number_is_not_always_a_scale(text: str) -> None:
    assert "temperature" not in {v.dimension for v in values(text)}


def test_the_third_quarter_is_no_part_of_a_per_cent() -> None:
    assert [v.amount for v in values("In the third quarter 1 per cent of staff left")][-1] == 0.01


def test_a_range_of_degrees_lends_no_scale() -> None:
    assert [v.amount for v in values("with highs of 70 to 80F") if v.dimension == "temperature"] == [
        pytest.approx(26.667, 0.001)
    ]


def test_a_table_is_read_so_far() -> None:
    assert len(values("5 to " * 20_000)) < 2_000


def test_minutes_cut_are_no_hour() -> None:
    assert [v.dimension for v in values("It was cut from 25 minutes to ten.")][:1] == ["duration"]
