"""Average-linkage clusters of things of which only the close pairs are known beforehand."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage

from pipeline.core.component import components

# Average linkage needs all pairs of a heap: a larger one is first cut at a higher likeness.
HEAP = 1500
STEP = 0.05

Pair = tuple[int, int]
Likeness = Callable[[npt.NDArray[np.int64]], npt.NDArray[np.float64]]


def clusters(close: Mapping[Pair, float], size: int, least: float, likeness: Likeness) -> list[int]:
    """For each of the things 0…size-1 the lowest of its cluster, whatever the order of the pairs.

    Only what is connected by `close` pairs (lower, higher) of a likeness of at least `least` can join; two clusters do
    while the mean likeness between their members is at least `least`. `likeness` takes rows of such pairs.
    """
    found = list(range(size))
    for heap in _heaps({pair: v for pair, v in sorted(close.items()) if v >= least}, range(size), least):
        for thing, lowest in zip(heap, _average_linkage(heap, likeness, least), strict=True):
            found[thing] = lowest
    return found


def _heaps(close: Mapping[Pair, float], things: Sequence[int], least: float) -> list[list[int]]:
    """Things that are connected by close pairs, in heaps of bounded size."""
    position = {thing: i for i, thing in enumerate(things)}
    heaps: dict[int, list[int]] = defaultdict(list)
    inside: dict[int, dict[Pair, float]] = defaultdict(dict)
    lowest = components(((position[a], position[b]) for a, b in close), len(things))
    for thing, low in zip(things, lowest, strict=True):
        heaps[low].append(thing)
    for pair, value in close.items():
        inside[lowest[position[pair[0]]]][pair] = value
    result = []
    for low, heap in heaps.items():
        if len(heap) <= HEAP or least >= 1:
            result.append(heap)
        else:
            closer = {pair: v for pair, v in inside[low].items() if v >= least + STEP}
            result += _heaps(closer, heap, least + STEP)
    return result


def _average_linkage(heap: Sequence[int], likeness: Likeness, least: float) -> list[int]:
    if len(heap) == 1:
        return list(heap)
    distance = 1.0 - likeness(np.asarray(list(combinations(heap, 2)), np.int64))
    labels = fcluster(linkage(distance, method="average"), t=1.0 - least, criterion="distance")
    lowest: dict[int, int] = {}
    return [lowest.setdefault(int(label), thing) for thing, label in zip(heap, labels, strict=True)]
