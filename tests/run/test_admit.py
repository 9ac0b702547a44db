from collections.abc import Iterator
from threading import current_thread, main_thread

import pytest

from pipeline.run.admit import _one_ahead


def test_what_comes_next_is_made_while_the_caller_is_at_this_one() -> None:
    made: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(4):
            assert current_thread() is not main_thread()
            made.append(number)
            yield number

    ahead = [len(made) - number for number in _one_ahead(numbers())]
    assert made == [0, 1, 2, 3]
    assert all(1 <= lead <= 2 for lead in ahead)


def test_an_error_comes_after_what_was_made_before_it() -> None:
    def broken() -> Iterator[str]:
        yield "sound"
        raise OSError("damaged")

    seen = []
    with pytest.raises(OSError, match="damaged"):
        seen.extend(_one_ahead(broken()))
    assert seen == ["sound"]


def test_who_stops_in_between_stops_the_making() -> None:
    made: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(100):
            made.append(number)
            yield number

    for _ in _one_ahead(numbers()):
        break
    assert len(made) <= 2
