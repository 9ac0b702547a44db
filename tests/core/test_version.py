"""What a version of a sentence changes, by two authors and by one."""

from pipeline.core.side import Background
from pipeline.core.version import changes, own_changes, parallel, stands

TOLD = "The harbour theatre in Kobane was sold to Mira Holm on Monday."
NOWHERE = Background("", "", None)


def test_one_author_who_spells_a_name_in_two_ways_changes_none() -> None:
    other = TOLD.replace("Kobane", "Kobani")
    assert "name" in changes(TOLD, other, NOWHERE) and own_changes(TOLD, other, NOWHERE) == {}


def test_another_buyer_is_a_change_whoever_tells_it() -> None:
    other = TOLD.replace("Mira Holm", "Teo Brandt")
    assert changes(TOLD, other, NOWHERE).keys() == own_changes(TOLD, other, NOWHERE).keys() == {"name"}


def test_a_dispute_about_a_name_needs_a_name_that_changed() -> None:
    assert stands("name", {"name": 2.0}) and not stands("name", {"number": 2.0}) and stands("number", {})


def test_another_name_with_another_number_is_another_entry() -> None:
    assert parallel({"name": 2.0, "number": 2.0}) and not parallel({"number": 2.0})


def test_a_quotation_that_goes_on_hides_no_denial() -> None:
    told = 'Holm said on Monday: "We did not sign the letter to the council, and the theatre stays open.'
    assert "negation" in changes(told, told.replace("did not sign", "did sign"), NOWHERE)


def test_within_one_article_a_name_stays_a_name() -> None:
    told = "The letter was signed last week, Mira Holm said on Monday."
    both = f"{told} {told.replace('Mira Holm', 'Teo Brandt')}"
    assert "name" in changes(told, told.replace("Mira Holm", "Teo Brandt"), Background(both, both, None))
