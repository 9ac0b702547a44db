from pipeline.core.term import Bag, bags


def test_names_and_numbers_are_facts_and_words_are_cut() -> None:
    assert bags(["Yesterday the singer Orla Finch was performing for 1,200 people."]) == [
        Bag(frozenset({"yester", "singer", "perfor", "people"}), frozenset({"@orla", "@finch", "#1200"}))
    ]


def test_a_number_in_words_is_the_same_fact() -> None:
    assert bags(["sixteen boats"])[0].facts == bags(["16 boats"])[0].facts == {"#16"}


def test_the_first_word_of_a_sentence_is_a_name_if_it_is_one_elsewhere() -> None:
    first, _ = bags(["Finch sang.", "Then the tall Finch left."])
    assert first.facts == {"@finch"}


def test_a_possessive_is_the_name() -> None:
    assert "@finch" in bags(["They saw Orla Finch's boat."])[0].facts


def test_no_words_make_an_empty_bag() -> None:
    assert bags(["", "—"]) == [Bag(frozenset(), frozenset())] * 2
