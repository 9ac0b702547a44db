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
