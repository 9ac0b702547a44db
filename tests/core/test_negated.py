import pytest

from pipeline.core.negated import bare


@pytest.mark.parametrize(
    ("word", "denied"),
    [("unable", "able"), ("impossible", "possible"), ("dishonest", "honest"), ("non-fiction", "fiction"),
     ("incomplete", "complete"), ("unclear", "clear"), ("disagree", "agree"), ("infertile", "fertile"),
     ("instability", "stability"), ("untouched", "touched")],
)  # fmt: skip
def test_a_prefix_denies(word: str, denied: str) -> None:
    assert bare(word) == denied


@pytest.mark.parametrize(
    "word",
    ["income", "discover", "improve", "display", "under", "united", "inform", "important", "image", "told", "incident",
     "dissident"],
)  # fmt: skip
def test_what_begins_like_one_denies_nothing(word: str) -> None:
    assert bare(word) == ""
