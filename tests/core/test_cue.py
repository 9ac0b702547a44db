import pytest

from pipeline.core.cue import cues


@pytest.mark.parametrize(
    ("sentence", "kind", "text"),
    [
        ("It may close.", "hedge", "may"),
        ("The deal appears to be dead.", "hedge", "appears to"),
        ("The studio withheld permission.", "denial", "withheld"),
        ("He did not sign.", "negation", "not"),
        ("She denied it.", "denial", "denied"),
        ("According to Penn, it rained.", "reporting", "According to"),
        ("It is in talks to merge.", "status", "in talks"),
        ("It was the biggest fair.", "superlative", "biggest"),
    ],
)
def test_a_cue_is_found_with_its_span(sentence: str, kind: str, text: str) -> None:
    found = [c for c in cues(sentence) if c.kind == kind]
    assert text in [c.text for c in found]
    assert all(sentence[c.start : c.end] == c.text for c in found)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("It opens in May.", "hedge"),
        ("It will appear in print.", "hedge"),
        ("It was first staged in Lodz.", "superlative"),
        ("They could not agree.", "hedge"),
        ("Nobody may buy more than four.", "negation"),
        ("The jury settles on a film.", "status"),
        ("They settled for less.", "status"),
    ],
)
def test_the_same_word_in_another_use_is_no_cue(sentence: str, kind: str) -> None:
    assert [c for c in cues(sentence) if c.kind == kind] == []


def test_a_quarrel_that_is_settled_has_a_stage() -> None:
    for told in ("The label settled with the singer.", "They settled.", "She settles the lawsuit."):
        assert "settle" in [c.label for c in cues(told) if c.kind == "status"]


def test_the_longest_phrase_counts_once() -> None:
    assert [c.text for c in cues("She is in advanced talks.") if c.kind == "status"] == ["in advanced talks"]
