"""Connected components."""

from collections.abc import Iterable


def components(edges: Iterable[tuple[int, int]], size: int) -> list[int]:
    """For each of the nodes 0…size-1 the lowest node of its component, whatever the order of the edges."""
    root = list(range(size))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for a, b in edges:
        low, high = sorted((find(a), find(b)))
        root[high] = low
    return [find(node) for node in range(size)]
