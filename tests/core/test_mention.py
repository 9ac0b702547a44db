"""Two names in two versions of one sentence: rivals, or one bearer."""

import pytest

from pipeline.core.mention import no_other_source, no_rivals, written_alike


def rivals(frame: str, x: str, y: str) -> bool:
    """In one sentence, at '@'."""
    at = frame.index("@")
    return not no_rivals(frame.replace("@", x), (at, at + len(x)), frame.replace("@", y), (at, at + len(y)))


@pytest.mark.parametrize(
    ("x", "y"), [("Andrea", "Lorenzo"), ("Mira Holm", "Teo Brandt"), ("Mira Holm", "Ilse Holm"), ("Bergen", "Trieste")]
)
def test_another_name_in_the_same_place_is_a_rival(x: str, y: str) -> None:
    assert rivals("The film was produced by @ in the spring.", x, y)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("Sen. Mira Holm", "the Liberal Mira Holm"),
        ("Mira Anne Holm", "Miss Holm"),
        ("Mira Anne Holm", "Mira Holm"),
        ("Holm", "Mr Holm"),
    ],
)
def test_one_person_under_titles_and_further_names_is_no_rival(x: str, y: str) -> None:
    assert not rivals("The film was produced by @ in the spring.", x, y)


@pytest.mark.parametrize(
    ("x", "y"),
    [("Kobane", "Kobani"), ("Emvazi", "Emazi"), ("U.S", "American"), ("NSA", "National Security Agency"),
     ("Veterans' Day", "Veterans Day"), ("Cdn", "Canadian")],
)  # fmt: skip
def test_spellings_and_short_forms_of_one_name_are_alike(x: str, y: str) -> None:
    assert written_alike(x, y) and written_alike(y, x)


@pytest.mark.parametrize(("x", "y"), [("Mario", "Maria Holm"), ("Anna Holm", "Anne Holm"), ("Rome", "Reme")])
def test_short_names_and_first_names_a_letter_apart_may_be_two(x: str, y: str) -> None:
    assert not written_alike(x, y)


def test_a_nationality_beside_a_name_is_no_rival() -> None:
    assert not rivals("The police arrested @ on Monday.", "Danish", "Oliver Brandt")


def test_names_in_other_places_of_the_sentence_are_no_rivals() -> None:
    a, b = "He was taken by Nordwind in Trieste.", "He was taken in Porto Alva, Trieste."
    assert no_rivals(a, (16, 24), b, (16, 26))


def test_who_leaves_the_source_out_names_no_other() -> None:
    a, b = "The hall was sold, Mira Holm said.", "The hall was sold, they said."
    assert no_other_source(a, (19, 28), b, None) and no_other_source(a, (19, 28), b, (19, 23))


def test_another_source_by_name_is_one() -> None:
    a, b = "The hall was sold, Mira Holm said.", "The hall was sold, Teo Brandt said."
    assert not no_other_source(a, (19, 28), b, (19, 29))
