from pipeline.core.promise import headline_change
from pipeline.core.side import Background, side

BODY = "The label decided on Tuesday not to go to court over the song. The song remains barred from the prize."


def kind(parent: str, copy: str, in_body: frozenset[str] = frozenset()) -> str | None:
    found = headline_change(side(parent, 0), side(copy, 0), Background(BODY, BODY, None), in_body)
    return found.kind if found else None


def test_an_announcement_that_the_body_lacks_is_a_headline() -> None:
    assert kind("Song barred from prize", "Label to sue over barred song") == "headline"


def test_a_shout_the_body_does_not_support_is_a_headline() -> None:
    assert kind("Song barred from prize", "Label FURIOUS as song is barred") == "headline"


def test_a_superlative_is_told_by_its_kind() -> None:
    assert kind("Song barred from prize", "First song barred from prize", frozenset({"superlative"})) == "superlative"


def test_a_lost_about_is_a_certainty() -> None:
    assert kind("Song barred by about 40 judges", "Song barred by 40 judges") == "certainty"
