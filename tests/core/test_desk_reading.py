"""What a careful desk says otherwise, and what it changes: readings that were missed before."""

from datetime import date

import pytest

from pipeline.core.body import body_changes
from pipeline.core.side import Background, Change

LEAD = "The harbour theatre in Lodz was closed on Monday night. "


def changes(parent: str, copy: str) -> list[Change]:
    ours, theirs = LEAD + parent, LEAD + copy
    found = body_changes(ours, theirs, frozenset(), Background(ours, theirs, date(2026, 6, 1)))
    return [change for change in found if change.severity]


@pytest.mark.parametrize(
    ("parent", "copy"),
    [
        ("The bridge cost 1.3 billion Danish crowns.", "The bridge cost 1.3 billion Danish kroner."),
        ("The painting sold for SEK 18.5 million.", "The painting sold for 18.5 million crowns."),
        ("A chapter costs 99 cents in the shop.", "A chapter costs $0.99 in the shop."),
        ("It is her 41st novel for the house.", "It is her forty-first novel for the house."),
        ("The song runs for two minutes and 30 seconds.", "The song runs for two and a half minutes."),
        ("The film runs for 135 minutes.", "The film runs for two and a quarter hours."),
        ("Sales fell by 30 per cent last year.", "Sales fell by three tenths last year."),
        ("Eight of the ten books were read aloud.", "80 per cent of the ten books were read aloud."),
        ("Two boys, aged 9 and 12, were cast.", "Two boys, one nine and the other 12, were cast."),
        (
            "The strike begins if the bills are not paid by noon.",
            "The strike begins unless the bills are paid by noon.",
        ),
        ("He was probably not an actor, she said.", "He was unlikely to be an actor, she said."),
        ("It was painted by a pupil, not the master.", "It was painted by a pupil rather than the master."),
        (
            "He could face a retrial if the court finds an error.",
            "He could face a retrial should the court find an error.",
        ),
        (
            "The tower, which weighed 1.5 tonnes, fell on the stage.",
            "The tower, weighing 1.5 tonnes, fell on the stage.",
        ),
        (
            "The book entered the list at No 2 and stayed there.",
            "The book went into the list in second place and stayed there.",
        ),
        (
            "He had pleaded not guilty to speeding on the pier.",
            "He had entered a plea of not guilty to speeding on the pier.",
        ),
        (
            "The circus opens in Lodz on May 4 before moving on to Riga.",
            "The circus opens in Lodz on May 4, after which it moves on to Riga.",
        ),
        (
            "He held the title from 2003 until 2015, when a student beat him.",
            "He held the title for 12 years, until a student beat him in 2015.",
        ),
        ("The contest ended on Monday with a letter.", "The contest came to a close on Monday with a letter."),
        ("He has given up smoking on the stage.", "He has stopped smoking on the stage."),
        ("Hotels across the Midwest were full.", "Hotels across Midwestern towns were full."),
        (
            "Neither the composer nor the singer was consulted about the cuts.",
            "The composer and the singer were both not consulted about the cuts.",
        ),
    ],
)
def test_one_reading_in_another_dress_is_no_change(parent: str, copy: str) -> None:
    assert changes(parent, copy) == []


@pytest.mark.parametrize(
    ("kind", "parent", "copy"),
    [
        (
            "certainty",
            "Even if the show finds a new home, its star might not return.",
            "Even if a new home is found for the show, its star will not return.",
        ),
        ("status", "The firm has received an offer and is reviewing it.", "The firm has accepted an offer."),
        ("status", "The label has asked for an order against him.", "The label has won an order against him."),
        ("status", "The album was being mixed in Lisbon.", "The album was finished in Lisbon."),
        (
            "status",
            "The opera has put its new cycle, planned for 2027, on hold.",
            "The opera has cancelled its new cycle, planned for 2027.",
        ),
        ("superlative", "It is the guild's first strike since 2009.", "It is the guild's first strike in its history."),
        ("superlative", "She is the first woman to win since 2008.", "She is the first woman to win."),
        (
            "superlative",
            "It has been the most-watched drama on the network for years.",
            "It has been the most-watched drama on television for years.",
        ),
        (
            "attribution",
            "Talks failed in May after an offer of $250,000, said Simone Petrakis, a lawyer for the actor.",
            "In May talks failed after an offer of $250,000, according to the complaint.",
        ),
        ("omission", "Kirsch has denied the accusation.", ""),
        ("omission", "The lease takes effect only if the trust raises the money.", ""),
    ],
)
def test_a_changed_fact_is_proposed_by_its_kind(kind: str, parent: str, copy: str) -> None:
    assert kind in [change.kind for change in changes(parent, copy)]


def test_a_denial_told_in_other_words_is_not_left_out() -> None:
    parent = "Kirsch denied the accusation of theft. The roof leaked twice in March."
    copy = "The roof leaked twice in March. There was no theft, Kirsch said of the accusation."
    assert "omission" not in [change.kind for change in changes(parent, copy)]
    assert "omission" in [change.kind for change in changes(parent, "The roof leaked twice in March.")]


@pytest.mark.parametrize(
    ("parent", "copy"),
    [
        ("Paris will host the games in 2032.", "Athens will host the games in 2032."),
        ("There is no 5 per cent tax on tickets.", "There is a 5 per cent tax on tickets."),
        ("She won no 2024 award for the film.", "She won a 2024 award for the film."),
        ("The city will not repair the bridge.", "The city will instead repair the bridge."),
        ("Norway was ranked first in the contest.", "Norway was ranked second in the contest."),
        ("The orchestra will not tour again.", "The orchestra will tour again, one final time."),
        ("The firm is weighing some changes to the studio.", "The firm has made some changes to the studio."),
        ("Filming has stopped on the series for a week.", "The series has been cancelled."),
        ("The flat cost 400,000 kronor last year.", "The flat cost 400,000 kroner last year."),
        ("The film lasts two and three quarter hours.", "The film lasts two and a quarter hours."),
        ("She was not in the hall when it burned.", "She was unsure if she was in the hall when it burned."),
        ("She is the best known of the three painters.", "She is one of the three painters."),
        (
            "The deal is worth 20 million euros, and 40 per cent of the staff were told.",
            "Of staff 40 per cent were told of the deal, which the firm values at 50 million euros.",
        ),
    ],
)
def test_what_these_readings_must_not_excuse(parent: str, copy: str) -> None:
    assert changes(parent, copy)


def test_a_figure_beyond_all_measure_stops_nothing() -> None:
    parent = "Guests paid the hall 5m euros on Monday, and 3m euros more on Friday."
    assert changes(parent, f"On Friday the building had got {'9' * 330} euros from visitors, who had all come by boat.")


def test_what_neither_side_did_is_no_other_stage() -> None:
    parent, copy = "The jury could not agree on a verdict.", "The jury had not asked for a verdict."
    assert "status" not in [change.kind for change in changes(parent, copy)]
