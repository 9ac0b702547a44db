"""Whatever stands where a number may stand, an article is read to its end: one odd figure may not stop all others."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from pipeline.core.sentence import sentences
from pipeline.core.value import values
from pipeline.stages import contradiction, mutation

ODD = (
    *("4.17.30", "1.2.3.4", "²", "½", "٣", "१२", "０", "3½", "1,2,3", "00", "0", "1.", "12.", "1..2", "$", "$4.17.30"),
    *(
        "€1.1.1m",
        "1e9",
        "9" * 40,
        "-5",
        "#7",
        "no. 7",
        "7th",
        "0th",
        "²nd",
        "32 May",
        "99:99",
        "24:61",
        "1940s",
        "1:2:3",
    ),
    *("3-4-5", "10/10/10/10", "one hundred and", "a dozen dozen", "half of half", "minus two", "hundred", "million"),
    *(
        "twenty-",
        "1,00,00,0",
        "1.000.000,00",
        "5'11\"",
        "4K",
        "1080p",
        "1st-2nd",
        "5,",
        "5.5.",
        "MCMXL",
        "0000",
        "9999",
    ),
    *(
        "ninety-nine-point-nine",
        "½ million",
        "1/0",
        "0/0",
        "10^6",
        "¹⁰",
        "㉑",
        "Ⅷ",
        "〇",
        "𝟗",
        "1\u00a0000",
        "29 February",
    ),
)
FRAMES = (
    "Orla Finch, {}, was born in {} and turned {} on {} May.",
    "The {}-year-old actor is {} years old, and was aged {} when she married {} years ago.",
    "The film took ${} at {} sites in {} days, {} per cent more than the {} million of the year before.",
    "It opened at number {} and has been in the top {} for {} weeks; it was the {} time in {} years.",
    "{} films have been nominated: {} British and {} American, {} of the {} in English.",
    "The family of {} lives {} miles away, all {} of them, about {} feet from the sea.",
    "The show runs for {} minutes, or {} hours and {} minutes, with {} stars from the paper.",
    "The jury of {} voted by {} votes to {}, and {} of them, or {} in {}, stayed away.",
    "At {} o'clock on {} June {}, half past {}, the doors opened at {} pm.",
    "She has sold {} million copies, {} times as many as in {}, and {} lakh, and {} dozen.",
    "He has been married {} times, has {} children, and led the band for {} years since {}.",
    "The trial, now in its {} week, began on {} and ends in {}; {} of {} charges remain.",
    "A third of the {}, two thirds of {}, all but {} and one in {} were sold for £{} each.",
    "The first {}, the {} ever and the last {} in {} came {} days before the {} edition.",
)


def article(k: int) -> str:
    """Every odd figure passes through every place."""
    told = []
    for i, frame in enumerate(FRAMES):
        count = frame.count("{}")
        told.append(frame.format(*(ODD[(k + i + j) % len(ODD)] for j in range(count))))
    return " ".join(told)


ARTICLES = [article(k) for k in range(len(ODD))]
PAIRS = list(pairwise(ARTICLES))


@pytest.mark.parametrize("text", ARTICLES)
def test_values_are_read_and_lie_within_the_text(text: str) -> None:
    assert all(0 <= v.start < v.end <= len(text) and v.amount == v.amount for v in values(text))


@pytest.mark.parametrize("text", ARTICLES)
def test_an_article_is_held_against_itself(text: str) -> None:
    told = tuple(s.text for s in sentences(text))
    pair = contradiction.Pair("within", "a", "a", told, (), (), (), datetime(2026, 3, 1, tzinfo=UTC), None)
    for dispute in contradiction.disputes(pair):
        assert all(x == x for x in dispute.vector)


@pytest.mark.parametrize(("parent", "copy"), PAIRS)
def test_a_copy_is_held_against_its_parent(parent: str, copy: str) -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    told = [tuple(s.text for s in sentences(text)) for text in (parent, copy)]
    pair = contradiction.Pair("copy", "a", "b", told[0], told[1], (), (), at, at)
    for dispute in contradiction.disputes(pair):
        assert all(x == x for x in dispute.vector)
    made = mutation.Pair("b", "a", "Nine", parent, "9", copy, [], [], at, "en", [])
    assert all(x == x for vector in mutation.measured(made, mutation.candidates(made)) for x in vector)
