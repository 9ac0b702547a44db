from pipeline.core.reworded import reworded_changes
from pipeline.core.side import Background, side


def kinds(parent: str, copy: str) -> list[str]:
    rows = reworded_changes(side(parent, 0), side(copy, 0), Background(parent, copy, None))
    return [r.kind for r in rows if r.severity]


def test_a_word_denied_on_one_side_is_a_flip() -> None:
    assert kinds("The council had used its powers.", "Powers exist, yet the council has not used them.") == ["negation"]


def test_rose_and_fell_are_a_flip() -> None:
    assert kinds("Shares in Novaline rose on the news.", "On the news, Novaline's shares fell.") == ["negation"]


def test_settled_and_open_are_two_stages() -> None:
    assert kinds("A sequel is in early development.", "The plan for a sequel has been cancelled.") == ["status"]


def test_what_was_open_and_is_told_as_settled_weighs_more_than_what_was_likely() -> None:
    def severity(hedge: str) -> list[int]:
        parent = f"His lawyer, Ann Sorley, said he {hedge} take the case to court over the refusal."
        copy = "Over the refusal he will take his case to court, in the words of Ann Sorley, a lawyer."
        rows = reworded_changes(side(parent, 0), side(copy, 0), Background(parent, copy, None))
        return [r.severity for r in rows if r.kind == "certainty"]

    assert severity("might") == [2]
    assert severity("would probably") == [1]


def test_a_number_in_a_rewritten_sentence_keeps_a_few_words_around_it() -> None:
    parent, copy = "The hall seats 400 people on two floors.", "On its two floors there is room for 900 people."
    rows = reworded_changes(side(parent, 0), side(copy, 0), Background(parent, copy, None))
    (row,) = [r for r in rows if r.severity]
    assert row.kind == "number"
    assert row.before is not None
    assert "400" in parent[row.before[0] : row.before[1]]


def test_epithets_of_two_things_are_no_exchange_of_names() -> None:
    parent = "Dresses worn by the Norwegian singer Tam Roe will be lent to the museum at Wexby."
    assert kinds(parent, "A Lowmoor village that heard Tam Roe is to see the dresses that Roe wore at Wexby.") == []
    exchanged = "At Wexby the museum is to borrow dresses that the Lowmoor singer Tam Roe once wore."
    assert kinds(parent, exchanged) == ["name"]
