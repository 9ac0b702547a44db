import numpy as np
import pytest

from pipeline.core.heading import heading_places
from pipeline.core.lexical import KINDS, NONE, PLACES, Heading, Lexical, number_of, numbers, places, read
from pipeline.core.side import Background, Change
from pipeline.core.worded import Words, of_titles, of_two

COLUMN = {kind: 1 + KINDS.index(kind) for kind in KINDS}


def knowing(kind: str, before: str, after: str, weight: float) -> Lexical:
    """Who takes each difference of two sentences for a sign of a kind."""
    weights = np.zeros((PLACES, 1 + len(KINDS)))
    weights[places(before, after, before, after), COLUMN[kind]] = weight
    return Lexical(weights, np.zeros(1 + len(KINDS)), Heading(np.zeros(PLACES), -9.0))


BEFORE, AFTER = "The museum denied a report.", "The report was right, the museum conceded."
NEGATION = knowing("negation", BEFORE, AFTER, 0.3)


def test_names_and_numbers_tell_nothing() -> None:
    one = places("Ada Lunt may sing on 3 May.", "Ada Lunt will sing on 3 May.", "", "")
    other = places("Oto Berg may sing on 12 May.", "Oto Berg will sing on 12 May.", "", "")
    assert one.tolist() == other.tolist()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", []),
        ("Ada Lunt of New York met 12 Angry Men.", ["N", "of", "N", "met", "#", "N"]),
        ("The Lunts may sing “Salt”.", ["the", "N", "may", "sing", '"', "N", '"']),
        ("12 Angry Men won.", ["N", "won"]),
        ("A", ["a"]),
    ],
)
def test_names_and_numbers_are_folded(text: str, told: list[str]) -> None:
    assert read(text) == told
    assert numbers(text).tolist() == [number_of(word) for word in told]


def test_words_that_the_other_article_has_elsewhere_tell_nothing() -> None:
    before, after = "The hall may close.", "The hall will close."
    copy = f"{after} The hall may close, a clerk said."
    here, elsewhere = (set(places(before, after, before, text).tolist()) for text in (after, copy))
    assert elsewhere < here


def test_odds_are_those_of_the_words_that_differ() -> None:
    odds = NEGATION.odds(BEFORE, AFTER, BEFORE, AFTER)
    assert max(range(len(KINDS)), key=lambda k: odds.each[k]) == KINDS.index("negation")
    assert odds.any > max(odds.each)
    same = NEGATION.odds(BEFORE, BEFORE, BEFORE, BEFORE)
    assert same.each == (0.0,) * len(KINDS)
    assert len(odds.each) == len(KINDS) and NONE not in KINDS


def test_a_change_is_measured_by_its_kind_and_others_by_any() -> None:
    background = Background(BEFORE, AFTER, None, NEGATION)
    denied, moved = (
        of_two(Change(kind, 2, (0, 3), (0, 3)), BEFORE, AFTER, background) for kind in ("negation", "date")
    )
    assert denied.worded > of_two(Change("status", 2, (0, 3), (0, 3)), BEFORE, AFTER, background).worded
    assert moved.worded == moved.worded_any == denied.worded_any
    assert of_two(Change("negation", 2, (0, 3), None), BEFORE, "", background) == Words()
    assert of_two(Change("negation", 2, (0, 3), (0, 3)), BEFORE, AFTER, background._replace(lexical=None)) == Words()


def test_cues_that_stand_for_each_other_are_told_from_those_that_came() -> None:
    before = "The hall will probably close."
    swapped, lost = "The hall is likely to close.", "The hall is to close."
    one, other = (set(places(before, after, before, after).tolist()) for after in (swapped, lost))
    assert one - other and other - one


def test_a_headline_is_measured_by_its_words() -> None:
    parent, copy = "Quay Hall may close", "Quay Hall DOOMED!"
    weights = np.zeros(PLACES)
    weights[heading_places(parent, copy, BEFORE, AFTER)] = 1.0
    background = Background(BEFORE, AFTER, None, NEGATION._replace(heading=Heading(weights, -3.0)))
    assert of_titles(parent, copy, background).worded > 0 > of_titles(parent, "Quay Hall may shut", background).worded
    assert of_titles(parent, copy, background._replace(lexical=None)) == Words()


def test_what_the_body_tells_is_no_promise() -> None:
    backed = heading_places("Hall shut", "Hall doomed", "It is shut.", "The hall is doomed.")
    unbacked = heading_places("Hall shut", "Hall doomed", "It is shut.", "The hall is shut.")
    assert len(backed) < len(unbacked)
