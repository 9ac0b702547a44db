import pytest

from pipeline.core.clause import term
from pipeline.core.statement import statement


@pytest.mark.parametrize("text", ["He has signed a contract.", "She signed the contract.", "It had been signed."])
def test_what_is_over_is_done(text: str) -> None:
    told = statement(text).prospect
    assert term("sign") in told.done
    assert term("sign") not in told.open


@pytest.mark.parametrize(
    "text",
    ["He will sign a contract.", "She may yet sign one.", "It is expected to sign it.", "He has not signed it.",
     "If they sign it, he goes."],
)  # fmt: skip
def test_what_is_to_come_or_undone_is_open(text: str) -> None:
    told = statement(text).prospect
    assert term("sign") in told.open
    assert term("sign") not in told.done


def test_the_object_goes_with_its_verb_and_the_next_clause_does_not() -> None:
    told = statement("The harbour has bought the crane, which may rust.").prospect
    assert {term("bought"), term("crane")} <= told.done
    assert told.open == {term("rust")}


def test_the_nearest_auxiliary_counts() -> None:
    assert term("arrested") in statement("Police could not say who was arrested.").prospect.done
    assert term("sign") in statement("The deal must be signed by June.").prospect.open
    assert term("run") in statement("He doesn't run the harbour.").prospect.open


def test_not_every_word_in_ed_is_past() -> None:
    told = statement("Ahmed of United sleeps in a red bed.").prospect
    assert told.done == frozenset()
