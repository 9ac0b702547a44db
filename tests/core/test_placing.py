from datetime import date

import pytest

from pipeline.core.dispute import NAMES, copied
from pipeline.core.exclusion import STRICT
from pipeline.core.prose import Report

DAY = date(2026, 3, 3)
RULING = NAMES.index("ruling")


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("superlative", "It is the second-biggest debut of a Wexby puppet film.", "It is the biggest debut of a film."),
        ("superlative", "It is the first time that a judge has left.", "It is the second time that a judge has left."),
        ("attribution", '"We have not seen such crowds in May," said Orla Finch.',
         '"We have not seen such crowds in May," said Tam Roe, the mayor.'),
        ("superlative", "It is the 2nd-biggest debut of a Wexby puppet film.", "It is the biggest debut of a film."),
        ("superlative", "Tallow is the first of Ash's six plays to be filmed.", "Tallow is the second to be filmed."),
        ("superlative", "It is the only canal in the county with a theatre barge.",
         "It is one of the few canals in the county with a theatre barge."),
        ("attribution", '"We have not seen such crowds in May," Orla Finch told reporters.',
         '"We have not seen such crowds in May," Tam Roe told reporters.'),
    ],
)  # fmt: skip
def test_two_places_and_two_speakers_exclude_each_other(kind: str, before: str, after: str) -> None:
    found = {d.kind: d.vector[RULING] for d in copied(Report((before,), DAY), Report((after,), DAY))}
    assert found[kind] >= STRICT


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is one of the biggest debuts of a Wexby film.", "It is the second-biggest debut of a Wexby film."),
        ("It is one of the five biggest films of Wexby.", "It is the third-biggest film of Wexby."),
        ("It is the biggest film of the year there.", "It is the second-biggest film of the decade there."),
        ("It was the first trailer for the film.", "The second trailer for the film was out."),
        ('"We have not seen such crowds in May," said Orla Finch.',
         '"We have not seen such crowds in May," she told Wexby News.'),
        ('"We have not seen such crowds in May," said the King.', '"We have not seen such crowds in May," Tam said.'),
        ("It is the first time that a judge has left.", "It is not the second time that a judge has left."),
        ("He is the first of four sons of Wexby to leave home.", "He is the second of Wexby to leave school."),
        ("The band played its only hit at the gala in Wexby.", "The band played one of two gala nights in Wexby."),
        ('Tom Vale told the court that Ana Reed said "we will never sell the club to them".',
         'Ana Reed said "we will never sell the club to them".'),
        ('Tom Vale was told "we will never sell the club to them," a lawyer said.',
         'Ana Reed said "we will never sell the club to them".'),
        ('"We have not seen such crowds in May," said Orla Finch.',
         '"We have not seen such crowds in May," said Finch, the mayor.'),
        ('"We have not seen such crowds in May," said Orla Finch.', '"We have not seen such crowds in May," he said.'),
    ],
)  # fmt: skip
def test_what_can_both_be_true_is_no_two_places_and_no_two_speakers(before: str, after: str) -> None:
    found = [
        d for d in copied(Report((before,), DAY), Report((after,), DAY)) if d.kind in {"superlative", "attribution"}
    ]
    assert all(d.vector[RULING] < STRICT for d in found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The purchase is the costliest in its history.", "The purchase is among the costliest in its history."),
        ("It is an unusual play in which nobody speaks.", "It is the first play in which nobody speaks."),
        ("The prize was held up by a curtain, organisers said.", "The prize was held up by a curtain, an usher said."),
        ("The two met by chance in Wexby, said the agent.", "The two met by chance in Wexby, said a guest."),
    ],
)  # fmt: skip
def test_what_two_copies_may_both_say_is_not_asked(before: str, after: str) -> None:
    assert not [
        d for d in copied(Report((before,), DAY), Report((after,), DAY)) if d.kind in {"superlative", "attribution"}
    ]


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("superlative", "It is the first visit of the troupe to Wexby.", "It is a return of the troupe to Wexby."),
        ("attribution", "The theatre will open in May, its trustees announced.",
         "The theatre will open in May, the council announced."),
    ],
)  # fmt: skip
def test_one_mouth_and_a_first_that_comes_again_are_asked(kind: str, before: str, after: str) -> None:
    assert kind in {d.kind for d in copied(Report((before,), DAY), Report((after,), DAY))}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is the oldest theatre in the county of Wexby.", "It is the youngest theatre in the county of Wexby."),
        ('"We are finished," said Ana Reed at the gala.', '"We are finished," said Tom Vale at the gala.'),
        ("It is the only Wexby film to win all five cups.", "It is the fourth Wexby film to win all five cups."),
    ],
)  # fmt: skip
def test_opposites_and_short_quotes_of_two_are_asked(before: str, after: str) -> None:
    found = {d.kind for d in copied(Report((before,), DAY), Report((after,), DAY))}
    assert found & {"superlative", "attribution"}
