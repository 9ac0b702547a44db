from pipeline.core.claim import Verdict, scope, verdict
from pipeline.core.edit import Edit
from pipeline.core.polarity import opposed
from pipeline.core.side import side


def _verdict(parent: str, copy: str) -> Verdict | None:
    p, c = side(parent, 0), side(copy, 0)
    return verdict(scope(p, c, Edit(0, len(p.tokens), 0, len(c.tokens)), (set(), set())))


def kind(parent: str, copy: str) -> str | None:
    found = _verdict(parent, copy)
    return found.kind if found else None


def test_the_guide_s_order_decides() -> None:
    assert kind("has not yet approved", "has approved") == "status"
    assert kind("did not sing", "did sing") == "negation"
    assert kind("may sing", "will sing") == "certainty"
    assert kind("a record crowd", "a crowd") == "superlative"


def test_who_was_the_first_and_is_the_second_now_lost_more_than_a_word() -> None:
    lost, less = (_verdict("the first to win", copy) for copy in ("one to win", "only the second to win"))
    assert lost and (lost.kind, lost.severity) == ("superlative", 1)
    assert less and (less.kind, less.severity) == ("superlative", 2)


def test_a_condition_that_came_keeps_the_prospect() -> None:
    assert kind("could open in June", "will open in June if the roof holds") is None


def test_a_tense_is_a_stage() -> None:
    assert kind("will decide", "decided") == "status"
    assert kind("is weighing a sale", "had weighed a sale") == "status"


def test_prefixes_oppose() -> None:
    assert opposed("approved", "unapproved")
    assert opposed("fell", "rose")
    assert not opposed("song", "singer")
