import pytest

from pipeline.core.quantity import quantities


def test_a_symbol_makes_a_sum_of_money() -> None:
    (value,) = quantities("a prize of €2.5m")
    assert (value.dimension, value.amount, value.unit) == ("money", 2_500_000, "euro")


def test_metres_behind_a_blank_are_no_millions() -> None:
    (value,) = quantities("anchored 19 m below")
    assert (value.dimension, value.amount) == ("length", 19)


def test_a_number_between_commas_behind_a_name_is_an_age() -> None:
    (value,) = quantities("Orla Penn, 61, wrote")
    assert (value.dimension, value.amount) == ("age", 61)


def test_bounds_are_read_before_the_number() -> None:
    assert [v.bound for v in quantities("more than 40 songs, nearly 50 films, about 60 plays")] == [">", "<", "~"]


def test_the_pronoun_one_is_no_number() -> None:
    assert quantities("one of them fell") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It would cost 310 million kwacha.", "It would cost K310 million."),
        ("She earns 1.8 million shillings.", "She earns KSh 1.8 million."),
        ("The fine is 40,000 cedis.", "The fine is GH₵40,000."),
        ("The fine is 500 taka.", "The fine is Tk 500."),
        ("The fine is 500 taka.", "The fine is Tk. 500."),
        ("The fine is 5,000 rupiah.", "The fine is Rp5,000."),
        ("The fine is 5 million ringgit.", "The fine is RM5 million."),
        ("The fine is 900 shillings.", "The fine is Sh900."),
    ],
)
def test_a_sum_is_one_however_its_currency_is_written(one: str, other: str) -> None:
    (a,), (b,) = quantities(one), quantities(other)
    assert (a.dimension, a.amount, a.unit) == (b.dimension, b.amount, b.unit)


def test_a_number_that_ends_a_name_counts_nothing() -> None:
    assert quantities("The broadcaster Beacon Five said that it was sorry.") == []
    assert [v.amount for v in quantities("Storm Kills Five in Rome")] == [5]
    assert [v.amount for v in quantities("The broadcaster hired five.")] == [5]
    assert [v.amount for v in quantities("On Friday Four died in the fire.")] == [4]
    assert [v.amount for v in quantities("Netflix Cancels Five shows after poor ratings")] == [5]


def test_who_turns_an_age_is_that_or_a_year_less() -> None:
    (coming,) = quantities("Castellaw, who turns 30 in May, smiled.")
    (reached,) = quantities("Castellaw, who turned 30 in May, smiled.")
    assert (coming.reach, reached.reach) == ((29, 30), None)
