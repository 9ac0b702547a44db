from datetime import date

import pytest

from pipeline.core.derivation import follows, is_told
from pipeline.core.value import Value, values

TODAY = date(2026, 3, 20)


def only(text: str) -> Value:
    (value,) = values(text)
    return value


def test_a_sum_and_a_difference_follow_from_their_parts() -> None:
    text = "It lost $310 million in the second quarter and $450 million in the first."
    assert follows(only("a loss of $760 million"), text, TODAY)
    assert follows(only("It was $140 million"), text, TODAY)
    assert not follows(only("a loss of $670 million"), text, TODAY)


def test_a_share_follows_from_part_and_whole() -> None:
    text = "About 3,000 of the museum's 12,000 objects got wet."
    assert follows(only("a quarter of the collection"), text, TODAY)
    assert not follows(only("two thirds of the collection"), text, TODAY)


def test_an_age_follows_from_a_year() -> None:
    assert follows(only("The museum is 30 years old"), "It opened to the public in 1996.", TODAY)
    assert not follows(only("The museum is 20 years old"), "It opened to the public in 1996.", TODAY)


def test_a_few_days_follow_from_two_weekdays() -> None:
    assert follows(only("after three days"), "She fell ill on Wednesday and died on Saturday.", TODAY)
    assert not follows(only("after three days"), "She died on Saturday.", TODAY)


def test_what_only_follows_is_not_told() -> None:
    text = "It lost $310 million and $450 million."
    assert not is_told(only("$760 million"), text, TODAY)
    assert is_told(only("$450m"), text, TODAY)


def test_small_counts_follow_from_nothing() -> None:
    assert not follows(only("five dogs"), "There were two cats and three dogs.", TODAY)


def test_a_day_is_told_by_a_day_near_the_day_of_writing() -> None:
    the_day = only("on 17 March")
    assert is_told(the_day, "It was on Tuesday.", TODAY)
    assert is_told(the_day, "It was on the 17th of March.", TODAY)
    assert not is_told(only("on 24 February"), "It was on Tuesday.", TODAY)
    assert not is_told(the_day, "It was in March.", TODAY)
    assert not is_told(the_day, "It was this year.", TODAY)
    assert is_told(only("on 19 March"), "It was yesterday.", TODAY)


def test_a_day_without_a_year_lies_near_the_day_of_writing() -> None:
    assert is_told(only("on 31 December"), "It opened on Wednesday.", date(2026, 1, 2))
    assert is_told(only("on 2 January"), "It opens on Saturday.", date(2026, 12, 30))


def test_what_is_shared_out_or_paid_again_follows_from_one_sentence() -> None:
    text = (
        "The studio will share a $2.4 million bonus equally among the 12 animators. A ticket is $20, and each has five."
    )
    assert follows(only("a bonus of $200,000"), text, TODAY)
    assert not follows(only("a bonus of $240,000"), text, TODAY)
    assert follows(only("It takes $6 million"), "It pays $30 million for five years, in equal instalments.", TODAY)
    assert not follows(only("It takes $6 million"), "It pays $30 million for five years.", TODAY)


def test_half_and_double_follow_where_they_are_told() -> None:
    assert follows(only("a price of $15"), "The opera halved the price, which was $30.", TODAY)
    assert not follows(only("a price of $15"), "The opera cut the price, which was $30.", TODAY)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("sales of £80m", "Revenue climbed to £40m in the first half."),
        ("for 20 years", "He was jailed for ten years after a trial of half a day."),
        ("sales of £120m", "Sales rose 5 per cent to £40m at its three plants."),
        ("36 people", "Daily Mail: 12 people died when 3 cars crashed."),
        ("90 people", "Shots were heard each night; 30 people and 3 police died."),
    ],
)
def test_what_is_not_shared_out_does_not_follow(told: str, text: str) -> None:
    assert not follows(only(told), text, TODAY)


def test_a_number_beyond_all_bounds_is_nobody_s_age() -> None:
    assert not follows(only("for 30 years"), "9" * 400 + " years ago it opened in 1990.", TODAY)


def test_in_the_place_of_a_day_only_a_day_is_told() -> None:
    the_day, rival = only("It was on 26 March."), only("It was on 2 April.")
    text = "It opens next week."
    assert is_told(the_day, text, TODAY)
    assert not is_told(the_day, text, TODAY, rival)
    assert is_told(the_day, "It opens on March 26.", TODAY, rival)


def test_in_the_place_of_a_number_none_is_the_sum_of_other_things() -> None:
    rival, text = only("after 22 winters"), "There were 41 pages, nine wigs and 17 frocks."
    assert follows(only("after 32 winters"), text, TODAY)
    assert not follows(only("after 32 winters"), text, TODAY, rival)
    sums = "It had 20 winters in the north and 12 winters in the south."
    assert follows(only("after 32 winters"), sums, TODAY, rival)
    years = "It opened in 1996."
    assert not follows(only("for 30 years"), years, TODAY, only("for 20 years"))
    assert follows(only("It cost $760 million"), "It took $310 million and $450 million.", TODAY, only("$670 million"))
