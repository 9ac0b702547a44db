from pipeline.core.name import alike, country, is_organisation, misspelt, names, refers


def texts(sentence: str) -> list[str]:
    return [n.text for n in names(sentence)]


def test_runs_of_capitals_are_names_and_openers_are_not() -> None:
    assert texts("The singer Orla Penn met Bo de Witt in Port Averin on Friday.") == [
        "Orla Penn",
        "Bo de Witt",
        "Port Averin",
    ]


def test_a_possessive_is_cut_off() -> None:
    assert texts("He praised Okoro's film.") == ["Okoro"]


def test_a_lone_capital_at_the_head_is_marked() -> None:
    assert [n.initial for n in names('Okoro sang. "Lanterns fell," said Penn.')] == [True, True, False]


def test_months_and_days_are_no_names() -> None:
    assert texts("They met on Monday in May.") == []


def test_a_part_of_a_name_refers_to_it() -> None:
    assert refers("Penn", "Orla Penn")
    assert not refers("Orla Penn", "Orla Pike")


def test_a_slip_is_told_from_another_name() -> None:
    assert misspelt("Halvard Nesse", "Harald Ness")
    assert misspelt("Orla Penn", "Ora Penn")
    assert not misspelt("Dublin", "Berlin Wall")


def test_whoever_shares_but_a_first_name_is_another() -> None:
    assert misspelt("Kit Harrow", "Kit Harlow")
    assert misspelt("Rosalind Teague", "Rosamund Teague")
    assert not misspelt("Kit Harrow", "Kit Penfold")
    assert alike("Kit Harrow", "Kit Penfold")


def test_two_places_of_one_pattern_are_two_places() -> None:
    for a, b in (("County Clare", "County Kerry"), ("Santa Clarita", "Santa Monica"), ("South Wexby", "West Wexby")):
        assert not misspelt(a, b)


def test_the_people_of_a_country_are_named_after_it() -> None:
    assert country("irish") == country("ireland") == "ireland"
    assert country("harbour") == "harbour"


def test_the_last_word_tells_a_house_from_a_person() -> None:
    assert is_organisation("Entertainment")
    assert not is_organisation("Ashdown")


def test_a_decimal_behind_a_name_and_a_currency_are_no_part_of_one() -> None:
    assert [n.text for n in names("It was won by Oda Ferrin 12.4 to 9 and paid in NT$ at once.")] == ["Oda Ferrin"]


def test_new_begins_a_headline_or_a_place() -> None:
    assert [n.text for n in names("In Marlow County, New Mexico, it rained.")] == ["Marlow County", "New Mexico"]
    assert [n.text for n in names("New Wexby pier opens.")] == ["Wexby"]
