from datetime import date

import pytest

from pipeline.core.evidence import Setting, weights
from pipeline.core.exclusion import rulings
from pipeline.core.statement import statement

TODAY = date(2026, 6, 8)
STRICT = 3.0


def _rulings(a: str, b: str, *others: str) -> dict[str, float]:
    """Of two sentences of one article; `others` are its other sentences."""
    told = [statement(text) for text in (a, b, *others)]
    bearers = frozenset(name for s in told for name in s.names)
    setting = Setting(weights([s.bag for s in told]), True, False, 0.0, 1, 0.0, bearers_a=bearers, bearers_b=bearers)
    return rulings(told[0], told[1], setting, TODAY)


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        ("number", "Orla Finch, 61, sold the pier.", "Finch, who turned 64 in May, will not retire."),
        ("number", "Actor Tam Roe is 70.", "Roe was born in Wexby in 1940."),
        ("number", "I gave the tide opera four stars.", "Three stars seem fair for the opera."),
        ("number", "A family of five shares the lighthouse.", "The family, all six of them, bow at the end."),
        ("superlative", "It is the first opera by Tam Roe.", "Roe's earlier opera failed in 2019."),
        (
            "negation",
            "A Norwegian plan to film a whale aboard a submarine never materialized.",
            "In 2023 Norwegian director Ola Bru released the whale film shot in a submarine.",
        ),
        (
            "name",
            "The whale museum is a plan of builder Vera Holt.",
            "The whale museum plan made banker Dora Holt famous, and Holt knows it.",
        ),
    ],
)
def test_a_strict_rule_sees(kind: str, a: str, b: str) -> None:
    others = (
        "The harbour was full.",
        "Nobody had tickets.",
        "It rained on the mayor.",
        "Holt and Roe left.",
        "Gulls cried.",
    )
    assert _rulings(a, b, *others).get(kind) == STRICT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Orla Finch, 61, sold the pier.", "Tam Roe, 44, bought the pier."),
        ("The pier has 12 boats.", "Another 14 boats lie in Wexby."),
        ("It is the first opera by Tam Roe.", "Roe will write a second opera."),
        ("Vera Holt and her sister Dora Holt run the museum.", "Dora Holt paid for the museum."),
        ("Actor Tam Roe is 86.", "Roe was born in Wexby in 1940."),
    ],
)
def test_no_strict_rule_fits(a: str, b: str) -> None:
    assert STRICT not in _rulings(a, b).values()


def test_two_articles_may_each_tell_of_one_of_two_relatives() -> None:
    a, b = "The whale museum is a plan of builder Vera Holt.", "The whale museum plan made banker Dora Holt famous."
    told = [statement(text) for text in (a, b, "The harbour was full.", "Holt left.", "Gulls cried.")]
    bearers = frozenset(name for s in told for name in s.names)
    apart = Setting(weights([s.bag for s in told]), False, False, 0.0, -1, 0.0, bearers_a=bearers, bearers_b=bearers)
    assert rulings(told[0], told[1], apart, TODAY)["name"] < STRICT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("It will be the first-ever opera sung on an ice floe.", "Roe sang the first opera ever sung on an ice floe."),
        ("She will be the first woman to fly the ice mail.", "Moe was the first woman to fly the ice mail."),
    ],
)
def test_two_records_of_one_kind_exclude_each_other(a: str, b: str) -> None:
    others = ("The harbour was full.", "Nobody had tickets.", "It rained on the mayor.", "Gulls cried.")
    assert _rulings(a, b, *others).get("superlative") == STRICT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The first video will show the harbour.", "The first video, which showed the harbour, was blurred."),
        ("Moe will sing for the first time in the harbour.", "Moe saw the harbour for the first time in May."),
    ],
)
def test_the_first_of_a_row_and_a_first_time_are_no_records(a: str, b: str) -> None:
    others = ("The harbour was full.", "Nobody had tickets.", "It rained on the mayor.", "Gulls cried.")
    assert "superlative" not in {kind for kind, strength in _rulings(a, b, *others).items() if strength == STRICT}


def test_what_never_happened_in_a_quotation_or_never_will_is_no_failed_plan() -> None:
    out = "In 2023 Norwegian director Ola Bru released the whale film shot in a submarine."
    others = ("The harbour was full.", "Nobody had tickets.", "Gulls cried.")
    for failed in (
        "A Norwegian plan to film a whale aboard a submarine will never happen.",
        'A Norwegian said of the whale film aboard a submarine: "That never happened."',
    ):
        assert _rulings(failed, out, *others).get("negation") != STRICT


def test_who_will_turn_an_age_is_a_year_younger() -> None:
    assert "number" not in _rulings("Jo Castell, 29, is at home.", "Castell, who turns 30 in May, thought for a while.")
    assert _rulings("Jo Castell, 27, is at home.", "Castell, who turns 30 in May, thought.")["number"] == STRICT
