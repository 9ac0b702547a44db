from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.arborescence import arborescence


def _rooted(choice: dict[int, int]) -> bool:
    for node in choice:
        seen = {node}
        while node in choice:
            node = choice[node]
            if node in seen:
                return False
            seen.add(node)
    return True


def _brute(score: dict[int, dict[int, float]]) -> float:
    trees = (dict(zip(score, parents, strict=True)) for parents in product(*score.values()))
    return max(sum(score[c][p] for c, p in tree.items()) for tree in trees if _rooted(tree))


def test_without_circles_each_child_has_its_best_parent() -> None:
    assert arborescence({1: {0: 2.0, 2: 1.0}, 2: {0: 1.0, 1: 3.0}}) == {1: 0, 2: 1}


def test_a_circle_is_entered_where_least_is_lost() -> None:
    assert arborescence({1: {0: 0.0, 2: 5.0}, 2: {0: 1.0, 1: 5.0}}) == {2: 0, 1: 2}


def test_a_circle_within_a_circle_is_opened_again() -> None:
    score = {1: {0: 0.0, 2: 9.0}, 2: {1: 9.0, 3: 8.0}, 3: {1: 7.0, 0: 0.0, 4: 1.0}, 4: {0: 0.0, 3: 6.0}}
    found = arborescence(score)
    assert _rooted(found)
    assert sum(score[c][p] for c, p in found.items()) == _brute(score)


def test_nobody_to_place_is_an_empty_tree() -> None:
    assert arborescence({}) == {}


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.integers(-20, 20), min_size=n * n, max_size=n * n)))
def test_no_other_tree_is_likelier(weights: list[int]) -> None:
    n = int(len(weights) ** 0.5)
    score = {c: {p: float(weights[(c - 1) * n + p - (p > c)]) for p in range(n + 1) if p != c} for c in range(1, n + 1)}
    found = arborescence(score)
    assert _rooted(found)
    assert sum(score[c][p] for c, p in found.items()) == _brute(score)
