from random import Random

import pytest

from pipeline.newswire.markup import parse
from pipeline.newswire.slot import people
from pipeline.newswire.variation import vary


def versions(line: str) -> set[str]:
    return {vary([line], people(Random(seed)), Random(seed))[0] for seed in range(60)}


@pytest.mark.parametrize(
    "line",
    [
        "Four seasons passed and a 12-part series, at seven, on 14 March, in 1999, for $9.5 million, {lead} said.",
        '"We waited," said {lead}. Nobody would comment.',
        "It was one of three: a cat, a dog and a cow, {lead} said.",
    ],
)
def test_fixed_numbers_speech_and_silence_stay(line: str) -> None:
    assert versions(line) == {line}


def test_numbers_of_a_line_move_together() -> None:
    assert "{lead} saw nine of [[format_number|twelve|12]] cats." in versions(
        "{lead} saw eight of [[format_number|eleven|11]] cats."
    )


def test_a_sentence_that_names_nothing_gets_a_source_of_the_story() -> None:
    assert any("{company}" in line for line in versions("Auditions were held behind drawn blinds."))


def test_helpers_are_other_people_in_every_story() -> None:
    varied = versions("Costumes are by Raoul Pennefather, {lead} said. Pennefather is tall, {lead} said.")
    assert not any("Pennefather" in line for line in varied)
    assert len(varied) > 20


def test_marks_survive() -> None:
    for line in versions("A bell[[trim|. It rang. Twice|]] was heard. The [[number|three|nine]] cats left."):
        assert len(parse(line).changes) == 2
