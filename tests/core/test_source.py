from pipeline.core.claim import scope
from pipeline.core.edit import edits, marked
from pipeline.core.side import side
from pipeline.core.source import attribution, source_zone


def severity(parent: str, copy: str) -> int | None:
    p, c = side(parent, 0), side(copy, 0)
    (edit,) = edits(p.tokens, c.tokens, marked(p.text, p.tokens))
    found = attribution(scope(p, c, edit, (set(), set())))
    return found.severity if found else None


def test_the_zone_is_who_speaks() -> None:
    assert {t.word for t in source_zone(side("The roof leaked, according to the harbour office.", 0))} >= {
        "harbour",
        "office",
    }
    assert {"orla", "penn"} <= {t.word for t in source_zone(side('"It leaked," said the owner, Orla Penn.', 0))}


def test_an_unnamed_source_lost_weighs_more_than_a_named_one() -> None:
    assert severity("It will close, two people familiar with the plan said.", "It will close.") == 2
    assert severity("Lind will sell it, according to Penn.", "Lind will sell it.") == 1


def test_the_same_source_told_otherwise_is_kept() -> None:
    assert severity("The owner, Penn, said it leaked.", "The owner, Penn, told us it leaked.") is None


def test_another_source_is_a_change() -> None:
    assert (
        severity("It will close, its trustees announced on Monday.", "It will close, the council announced on Monday.")
        == 2
    )


def test_another_verb_behind_the_same_subject_is_no_other_source() -> None:
    assert severity("The owner added that it leaked.", "The owner went on that it leaked.") is None
    assert severity("Penn had insisted on a new roof.", "Penn had demanded a new roof.") is None


def test_a_word_that_nobody_is_called_by_is_no_source() -> None:
    assert severity("Penn described the repair as easy.", "Penn described the repair as simple.") is None
    kept = "Penn is suing Quay Media, which {} maps and denies having kept a copy."
    assert severity(kept.format("markets"), kept.format("sells")) is None
