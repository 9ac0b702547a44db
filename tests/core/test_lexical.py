from datetime import date

import numpy as np

from pipeline.core.body import title_change
from pipeline.core.heading import heading_places
from pipeline.core.lexical import KINDS, NONE, PLACES, Heading, Lexical, places
from pipeline.core.side import Background, Change, side
from pipeline.core.worded import of_titles, worded_changes

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


def test_an_empty_side_has_no_focus() -> None:
    focus = NEGATION.focus("negation", "", AFTER, "", AFTER)
    assert focus.before is None
    assert focus.after is not None


def changed(found: list[Change], lexical: Lexical | None = NEGATION) -> list[Change]:
    background = Background(BEFORE, AFTER, date(2026, 5, 5), lexical)
    return worded_changes(side(BEFORE, 10), side(AFTER, 20), found, background)


def test_a_change_that_only_words_show_is_a_candidate() -> None:
    (found,) = changed([])
    assert (found.kind, found.severity, found.stands) == ("negation", 2, False)
    assert found.before and found.after
    before, after = (
        BEFORE[found.before[0] - 10 : found.before[1] - 10],
        AFTER[found.after[0] - 20 : found.after[1] - 20],
    )
    assert "denied" in before
    assert "conceded" in after


def test_what_a_rule_found_is_not_proposed_again() -> None:
    assert not changed([Change("negation", 2, (10, 15), (20, 25))])
    assert len(changed([Change("negation", 0, (10, 15), (20, 25))])) == 1


def test_nothing_is_proposed_without_a_model_or_below_the_odds() -> None:
    assert not changed([], None)
    assert not changed([], knowing("negation", BEFORE, AFTER, -1.0))


def test_a_lost_hedge_makes_surer() -> None:
    before, after = "The hall may close in June.", "The hall is to close in June."
    lexical = knowing("certainty", before, after, 0.5)
    (found,) = worded_changes(side(before, 0), side(after, 0), [], Background(before, after, None, lexical))
    (back,) = worded_changes(side(after, 0), side(before, 0), [], Background(after, before, None, lexical))
    assert (found.direction, back.direction) == ("up", "down")


def test_a_headline_whose_words_promise_more_is_a_candidate() -> None:
    parent, copy = "Quay Hall may close", "Quay Hall DOOMED!"
    weights = np.zeros(PLACES)
    weights[heading_places(parent, copy, BEFORE, AFTER)] = 1.0
    lexical = NEGATION._replace(heading=Heading(weights, -3.0))
    background = Background(BEFORE, AFTER, None, lexical)
    found = title_change(parent, copy, background, ())
    assert found and (found.kind, found.severity) == ("headline", 2)
    assert of_titles(parent, copy, background).worded > 0 > of_titles(parent, "Quay Hall may shut", background).worded
    assert of_titles(parent, copy, background._replace(lexical=None)).worded == 0


def test_what_the_body_tells_is_no_promise() -> None:
    backed = heading_places("Hall shut", "Hall doomed", "It is shut.", "The hall is doomed.")
    unbacked = heading_places("Hall shut", "Hall doomed", "It is shut.", "The hall is shut.")
    assert len(backed) < len(unbacked)
