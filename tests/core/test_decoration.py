from pipeline.core.decoration import decoration, redecorated, tail_of
from pipeline.core.sentence import sentences
from pipeline.core.side import Background

TEXT = "The roof of the theatre leaked twice. Love films? Follow us on Facebook for more."


def test_a_question_before_furniture_belongs_to_it() -> None:
    assert decoration(TEXT, sentences(TEXT), ()) == {1, 2}


def test_a_question_of_the_story_stays() -> None:
    text = "Why did the roof leak? Nobody in the theatre knows it."
    assert decoration(text, sentences(text), ()) == frozenset()


def test_lone_lines_below_furniture_belong_to_the_tail() -> None:
    text = TEXT + " More of you should see the roof"
    assert tail_of(sentences(text), {3}, {1, 2}, Background(text, text, None)) == 1


def test_furniture_of_both_sides_is_no_change() -> None:
    assert list(redecorated(sentences("Follow us."), sentences("Follow us."))) == []
    (change,) = redecorated([], sentences("Follow us."))
    assert (change.kind, change.severity, change.after) == ("boilerplate", 0, (0, 10))
