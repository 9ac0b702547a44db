import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core import coding
from pipeline.core.coding import bags_of, coded, coded_bags, is_name, is_number
from pipeline.core.term import bags

PIECES = st.sampled_from(
    [
        "Finch",
        "finch",
        "finch's",
        "FINCH",
        "the",
        "The",
        "1,200",
        "sixteen",
        "16",
        "3.",
        "pier",
        "Wexby—Odersund",
        "a",
        "x",
        "—",
        "Ärger",
        "I",
    ]
)
SENTENCES = st.lists(st.lists(PIECES, max_size=8).map(" ".join), max_size=6)


@given(SENTENCES)
def test_codes_tell_what_the_bags_tell(sentences: list[str]) -> None:
    assert bags_of(coded(sentences)) == bags(sentences)


@given(SENTENCES)
def test_bags_are_coded_as_their_text_is(sentences: list[str]) -> None:
    ours, theirs = coded(sentences), coded_bags(bags(sentences))
    assert (ours.codes.tolist(), ours.cuts.tolist()) == (theirs.codes.tolist(), theirs.cuts.tolist())


def test_names_and_numbers_are_told_by_their_codes() -> None:
    text = coded(["They saw Orla Finch sell 3 boats."])
    (bag,) = bags_of(text)
    assert int(is_name(text.codes).sum()) == len([fact for fact in bag.facts if fact[0] == "@"]) == 2
    assert int(is_number(text.codes).sum()) == len([fact for fact in bag.facts if fact[0] == "#"]) == 1


def test_what_is_read_anew_is_coded_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """When too many pieces are known their tokens are numbered from the beginning again."""
    texts = [["They saw Orla Finch sell 3 boats."], ["A pier burned in Wexby.", f"Long {'pier ' * 200}"]]
    first = [(text.codes.tolist(), text.cuts.tolist()) for text in map(coded, texts)]
    monkeypatch.setattr(coding, "_MOST", 2)
    for order in (texts[::-1], texts):
        again = {str(text): coded(text) for text in order}
        assert [(again[str(t)].codes.tolist(), again[str(t)].cuts.tolist()) for t in texts] == first
