from pipeline.core.opposition import governed, plain
from pipeline.core.statement import statement

ADMITTED = statement("Ruta Sandal admitted that the ferry had been overloaded.")
DENIED = statement("Sandal, who runs the harbour, denied that the ferry had been overloaded.")


def test_a_verb_of_denial_is_a_denial_and_not_another_flip() -> None:
    assert plain(ADMITTED, DENIED) == 0
    assert plain(statement("The bridge was opened."), statement("The bridge was closed.")) == 1


def test_what_stands_behind_both_is_compared() -> None:
    assert governed(ADMITTED, DENIED, {}) == 1.0
    assert governed(ADMITTED, statement("Sandal denied a report in a paper."), {}) == 0.0
    assert governed(ADMITTED, ADMITTED, {}) == 0.0


def test_the_order_of_the_two_does_not_matter() -> None:
    a = statement("Sales rose in May and profit increased.")
    b = statement("Sales fell in May, and so did profit.")
    assert plain(a, b) == plain(b, a) == 1
