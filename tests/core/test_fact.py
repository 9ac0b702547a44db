from pipeline.core.edit import edits
from pipeline.core.fact import name_changes, role_changes, value_changes
from pipeline.core.side import Background, Change, side


def values_of(parent: str, copy: str, reworded: bool = False) -> list[Change]:
    p, c = side(parent, 0), side(copy, 0)
    return list(value_changes(p, c, [] if reworded else edits(p.tokens, c.tokens), Background(parent, copy, None)))


def test_other_clothes_are_a_format_row() -> None:
    assert [c.kind for c in values_of("It cost $2 million in May.", "It cost $2m in May.")] == ["format_number"]
    assert [c.kind for c in values_of("It fell on Jan. 9.", "It fell on January 9th.")] == ["format_date"]


def test_an_age_one_year_off_is_minor() -> None:
    (row,) = values_of("Penn, 29, sang.", "Penn, 28, sang.")
    assert (row.kind, row.severity) == ("number", 1)


def test_a_value_that_only_moved_to_another_sentence_is_no_change() -> None:
    parent, copy = "It sold 40 seats. It has 90 seats.", "There are 90 seats in it. Of them 40 seats were sold."
    p, c = side("It sold 40 seats.", 0), side("There are 90 seats in it.", 0)
    assert [f for f in value_changes(p, c, [], Background(parent, copy, None)) if f.severity] == []


def names_of(parent: str, copy: str) -> list[tuple[str, int]]:
    p, c = side(parent, 0), side(copy, 0)
    return [(f.kind, f.severity) for f in name_changes(p, c, edits(p.tokens, c.tokens), Background(parent, copy, None))]


def test_a_misspelt_name_is_minor_and_another_is_material() -> None:
    assert names_of("He met Halvard Nesse there.", "He met Harald Ness there.") == [("name", 1)]
    assert names_of("It was shot in Dublin last month.", "It was shot in Vienna last month.") == [("name", 2)]


def test_a_year_in_an_age_is_a_shrug_and_two_are_not() -> None:
    by_age = [values_of("He met Orla Penn, 45, there.", f"He met Orla Penn, {age}, there.") for age in (46, 54)]
    assert [[change.severity for change in found] for found in by_age] == [[1], [2]]


def test_the_same_number_in_another_currency_is_another_sum() -> None:
    (found,) = values_of("The deal cost $1.5 million last year.", "The deal cost £1.5 million last year.")
    assert (found.kind, found.severity) == ("number", 2)


def test_a_surname_alone_is_the_same_name() -> None:
    assert names_of("He met Orla Penn there.", "He met Penn there.") == []


def test_another_office_is_a_name_row() -> None:
    p, c = side("He played the pilot.", 0), side("He played the captain.", 0)
    assert [f.kind for f in role_changes(p, c, edits(p.tokens, c.tokens))] == ["name"]


def test_none_will_lose_what_all_will_keep() -> None:
    assert values_of("None of them will lose their jobs.", "All of them will keep their jobs.") == []
    assert values_of("None of them will lose their jobs.", "All of them will lose their jobs.") != []


def test_what_else_is_contrary_does_not_turn_none_into_all() -> None:
    assert values_of("None of the boats sank, and the port is open.", "All of the boats sank, and the port is closed.")
    assert values_of("None of the old trees fell.", "All of the young trees fell.")
    assert values_of("None of the maps is public.", "All of the maps are unpublic.") == []


def test_of_one_whole_two_unequal_parts_are_not_said_of_the_same() -> None:
    cut, kept = "The yard cut nearly 40 of 100 posts.", "The yard kept 60 of 100 posts."
    assert [c for c in values_of(cut, "The yard cut 60 of 100 posts.") if c.severity]
    assert [c for c in values_of(cut, kept) if c.severity] == []


def test_what_a_price_rose_by_follows_from_what_it_rose_from() -> None:
    found = values_of("The price rose by 10 euros to 60 euros.", "The price rose from 50 to 60 euros.")
    assert [c for c in found if c.severity] == []
