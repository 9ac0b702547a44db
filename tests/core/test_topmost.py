from pipeline.core.side import side
from pipeline.core.topmost import first_of_all, none_beyond

FIRST = side("It was the first fire on the pier since 2017.", 0)


def test_nobody_younger_is_the_youngest() -> None:
    top = side("She is the youngest winner.", 0)
    assert none_beyond(side("Nobody won at a younger age.", 0), top)
    assert not none_beyond(side("Nobody won the prize.", 0), top)
    assert not none_beyond(side("Nobody won at a younger age.", 0), side("She is a winner.", 0))


def test_none_before_is_the_first() -> None:
    assert first_of_all(side("There had been no fire on the pier since 2017.", 0), FIRST)
    assert not first_of_all(side("There was no fire on the pier.", 0), FIRST)
    assert not first_of_all(side("There has never been a fire on the pier.", 0), FIRST)
    assert not first_of_all(side("The first fire on the pier had never been told before.", 0), FIRST)
    assert not first_of_all(side("No boat had come in since 2017.", 0), FIRST)
    assert not first_of_all(side("There had been no fire on the pier since 2017.", 0), side("The pier had a fire.", 0))
