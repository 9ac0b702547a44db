"""What writers' copies of wire reports showed: harmless wordings, and changes that no reading saw."""

from datetime import date

import pytest

from pipeline.core.body import body_changes
from pipeline.core.side import Background
from pipeline.core.value import same, values
from tests.core.changed import HEAD, TAIL, kinds


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The finale lasts 100 minutes and has no break.", "The finale lasts an hour and 40 minutes and has no break."),
        ("They had three-quarters of an hour to go.", "They had 45 minutes to go."),
        ("The film cost $1.9 million.", "The film cost one-point-nine million dollars."),
        ("It was downloaded 4.1 million times.", "It was downloaded 4,1 million times."),
        ("Refunds may be requested within 30 days.", "Refunds can be requested within 30 days."),
        ("The actress has applied for a divorce from him.", "The actress has filed for divorce from him."),
        ("The trust has asked a court in Leeds to stop it.", "The trust has asked a Leeds court to stop it."),
        ("An Ontario judge ruled on it.", "A Canadian judge ruled on it."),
        ("Filming stopped and resumed in January.", "Filming stopped and started again in January."),
        ("Fans could follow the show live.", "Fans followed the show live."),
        ("It was put at 700,000 to 1 million pounds.", "It was put at £700,000 to £1 million."),
        ("The panel, 62 centimetres by 48, is oak.", "The panel, about 24 by 19 inches, is oak."),
        ("It fell at 3:25 p.m. on Friday.", "It fell at 25 minutes past three in the afternoon on Friday."),
        ("It was found in Ballin, Co Kerry, by a priest.", "It was found in Ballin, County Kerry, by a priest."),
        ("The court ruled yesterday on the case.", "The court ruled on Monday on the case."),
        ("She is from Thunder Bay, Ont., by birth.", "She is from Thunder Bay, Ontario, by birth."),
        ("The winner gets R1 million for it.", "The winner gets R1m for it."),
        ("Castell, who turns 30 in May, smiled at it.", "Castell, 29, smiled at it."),
        ("It is the first to reach No. 1 there.", "It is the first to reach number one there."),
    ],
)
def test_one_thing_in_two_wordings(before: str, after: str) -> None:
    assert not kinds(before, after)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("It reached No. 1 in Britain.", "It reached No. 2 in Britain.", "number"),
        ("It began at number three there.", "It began at number one there.", "number"),
        ("The winner gets R500,000 for it.", "The winner gets R50,000 for it.", "number"),
        ("The fine is RM5 million there.", "The fine is RM9 million there.", "number"),
        ("The N4 road is closed to all.", "The N7 road is closed to all.", "name"),
        ("A sequel comes if audiences stay above 5 million.", "A sequel comes if audiences stay above 6m.", "number"),
        ("The deal covers 19 concerts in eight states.", "The deal covers eight concerts in 19 states.", "number"),
        ("The firm has agreed to refund the fees.", "The firm has refunded the fees.", "status"),
        ("The singer has offered to come back.", "The singer is coming back.", "status"),
        ("A successor is to be chosen by March.", "A successor has already been chosen.", "status"),
        ("A judge split it 60-40 in her favour.", "A judge split it 60-40 in his favour.", "name"),
        ("A picture attributed to Joost Haver is sold.", "A picture painted by Joost Haver is sold.", "certainty"),
        ("He was questioned and never charged, he says.", "He was questioned, he says.", "omission"),
        (
            "He denied a claim, made by a rival last week, that the studio bought seats.",
            "A rival claimed last week that the studio bought seats.", "omission",
        ),
        (
            "He is expected to walk again, his sister, Ines Roe, said.",
            "He is expected to walk again, his doctors said.", "attribution",
        ),
        (
            '"We read about it in the paper," said Tobias Lowe, whose aunt lent it.',
            '"They took it from under our noses," said Tobias Lowe, whose aunt lent it.', "quote",
        ),
    ],
)  # fmt: skip
def test_what_changed(before: str, after: str, kind: str) -> None:
    assert kind in kinds(before, after)


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("more than 300 people", "more than 340 people", True),
        ("more than 300 people", "more than 400 people", False),
        ("about 186 seats", "168 seats", False),
        ("about 300 seats", "290 seats", True),
        ("a hundred and fifty million rupees", "150m rupees", True),
        ("81 kilometres an hour", "about 50mph", True),
    ],
)
def test_bounds_and_rounding(a: str, b: str, agree: bool) -> None:
    assert same(values(a)[0], values(b)[0]) is agree


@pytest.mark.parametrize("last", ["Weather: fine and 27.", "The Examiner is delivered free to nursing homes."])
def test_a_last_line_of_the_outlets_own_adds_nothing(last: str) -> None:
    parent = f"{HEAD} {TAIL}"
    copy = f"{parent}\n\n{last}"
    background = Background(parent, copy, date(2026, 6, 1))
    found = body_changes(parent, copy, frozenset(), background, "Knockarrig Examiner")
    assert {change.kind for change in found} == {"boilerplate"}


def test_a_dateline_before_the_first_sentence_adds_nothing() -> None:
    for dateline in ("BRACKWATER, March 5 (Sundholt) - ", "LONDON — "):
        parent, copy = f"{HEAD} {TAIL}", f"{dateline}{HEAD} {TAIL}"
        found = list(body_changes(parent, copy, frozenset(), Background(parent, copy, date(2026, 6, 1))))
        assert not [change for change in found if change.severity]
