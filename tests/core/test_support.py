from pipeline.core.change import pair_changes
from pipeline.core.sentence import sentences
from pipeline.core.side import Background, side


def material(parent: str, copy: str, first: int = 0) -> list[str]:
    """Kinds of what the sentences `first` of both texts show and the rest of the articles does not hold as well."""
    p, c = (sentences(text)[first] for text in (parent, copy))
    found = pair_changes(side(p.text, p.start), side(c.text, c.start), Background(parent, copy, None))
    return [change.kind for change in found if change.severity and change.stands]


def test_a_source_that_speaks_in_the_next_sentence_is_not_lost() -> None:
    parent = "The museum lost its roof on Sunday night and will stay closed, the council said."
    moved = "A gale took the roof off the museum on Sunday. It will remain shut, the council said."
    assert material(parent, moved) == []


def test_a_source_that_was_cut_out_is_lost() -> None:
    parent = "The farm will be sold before Christmas, two people familiar with the plans said. Nobody would comment."
    assert material(parent, "The farm will be sold. Nobody would comment.") == ["attribution"]


def test_a_rank_told_without_a_superlative_is_none_that_came() -> None:
    parent = "No zoo in the country had an elephant older than Tessa, who died in her sleep."
    assert material(parent, "Tessa, the oldest elephant in the country's zoos, has died.") == []


def test_a_record_that_nobody_told_is_one_that_came() -> None:
    parent = "A collection of 240,000 drawings was sold by the studio to a museum in Lyon."
    assert material(parent, "A museum in Lyon now owns the largest collection of drawings.") == ["superlative"]


def test_what_is_measured_or_limited_is_not_denied() -> None:
    parent = "Until September at the earliest visitors will have to wait for the museum to reopen."
    assert material(parent, "The museum will not reopen before September.") == []


def test_what_was_told_and_is_denied_is_a_negation() -> None:
    parent = "The house said that it had received one letter and had answered it."
    assert material(parent, "The theatre acknowledges a single letter, to which no answer was sent.") == ["negation"]


def test_a_figure_that_can_be_reckoned_is_no_other_number() -> None:
    parent = "It has 41 million subscribers, 2.3 million fewer than it had in March of this year."
    assert material(parent, "In March there were 43.3 million people who paid for it.") == []


def test_a_figure_that_follows_from_nothing_is_another_number() -> None:
    parent = "It has 41 million subscribers, 2.3 million fewer than it had in March of this year."
    assert "number" in material(parent, "The number of its subscribers has shrunk to just 14 million.")
