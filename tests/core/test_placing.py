from datetime import date

import pytest

from pipeline.core.dispute import NAMES, Report, copied
from pipeline.core.exclusion import STRICT

DAY = date(2026, 3, 3)
RULING = NAMES.index("ruling")


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("superlative", "It is the second-biggest debut of a Wexby puppet film.", "It is the biggest debut of a film."),
        ("superlative", "It is the first time that a judge has left.", "It is the second time that a judge has left."),
        ("attribution", '"We have not seen such crowds in May," said Orla Finch.',
         '"We have not seen such crowds in May," said Tam Roe, the mayor.'),
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
