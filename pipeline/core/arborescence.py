"""The likeliest tree of descent as a whole: Chu-Liu and Edmonds' maximum arborescence.

Each child's best parent by itself may close circles where times lie or are missing; to break them one by one loses more
than need be.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple


class _Contracted(NamedTuple):
    """A circle drawn together into the node `name`, and what is needed to open it again."""

    name: int
    within: dict[int, int]
    """Parents along the circle."""
    enters: dict[int, int]
    """By a parent outside: the member of the circle that it is best taken as parent of."""
    leaves: dict[int, int]
    """By a child outside: the member of the circle that is its best parent there."""


def _best(parents: Mapping[int, float]) -> int:
    return min(parents, key=lambda p: (-parents[p], p))


def _circle(choice: Mapping[int, int]) -> list[int]:
    """The members of one circle, or none."""
    clean: set[int] = set()
    for start in choice:
        path: dict[int, None] = {}
        node = start
        while node in choice and node not in clean and node not in path:
            path[node] = None
            node = choice[node]
        if node in path:
            way = list(path)
            return way[way.index(node) :]
        clean.update(path)
    return []


def _contract(
    score: Mapping[int, Mapping[int, float]], choice: Mapping[int, int], circle: Collection[int], name: int
) -> tuple[dict[int, dict[int, float]], _Contracted]:
    within = {child: choice[child] for child in circle}
    enters: dict[int, int] = {}
    leaves: dict[int, int] = {}
    drawn: dict[int, dict[int, float]] = {name: {}}
    for child, parents in score.items():
        outside = {p: s for p, s in parents.items() if p not in within}
        if child in within:
            for p, s in outside.items():
                gain = s - parents[within[child]]
                if p not in enters or gain > drawn[name][p]:
                    drawn[name][p], enters[p] = gain, child
        else:
            inside = {p: s for p, s in parents.items() if p in within}
            if inside:
                leaves[child] = _best(inside)
                outside[name] = inside[leaves[child]]
            drawn[child] = outside
    return drawn, _Contracted(name, within, enters, leaves)


def arborescence(score: Mapping[int, Mapping[int, float]]) -> dict[int, int]:
    """Child to parent, with the greatest sum of scores of all choices without a circle.

    `score` is child to parent to log-probability; who is no child is a root, and every child must have a way to one.
    Of equals the lower number is chosen.
    """
    drawn: dict[int, dict[int, float]] = {child: dict(score[child]) for child in sorted(score)}
    name = 1 + max((max(child, *parents) for child, parents in drawn.items()), default=0)
    closed: list[_Contracted] = []
    choice = {child: _best(parents) for child, parents in drawn.items()}
    while circle := _circle(choice):
        drawn, contracted = _contract(drawn, choice, circle, name)
        closed.append(contracted)
        choice = {child: _best(parents) for child, parents in drawn.items()}
        name += 1
    for its in reversed(closed):
        above = choice.pop(its.name)
        entered = its.enters[above]
        choice = {child: its.leaves[child] if p == its.name else p for child, p in choice.items()}
        choice |= its.within | {entered: above}
    return choice
