from pipeline.core.namesake import rivals


def test_two_first_names_with_one_surname_are_rivals() -> None:
    assert rivals(("vera", "holt"), ("dora", "holt"))


def test_a_title_or_an_initial_or_a_short_form_is_none() -> None:
    assert not rivals(("mr", "holt"), ("vera", "holt"))
    assert not rivals(("v", "holt"), ("vera", "holt"))
    assert not rivals(("tom", "holt"), ("tommy", "holt"))


def test_two_surnames_are_two_people() -> None:
    assert not rivals(("vera", "holt"), ("vera", "roe"))


def test_two_firms_of_one_trade_are_no_person() -> None:
    assert not rivals(("wrenfield", "group"), ("weatherby", "group"))


def test_a_rank_or_a_nickname_is_no_other_first_name() -> None:
    assert not rivals(("inspector", "holt"), ("vera", "holt"))
    assert not rivals(("sgt", "holt"), ("vera", "holt"))
    assert not rivals(("bill", "holt"), ("william", "holt"))
    assert not rivals(("north", "holt"), ("west", "holt"))
