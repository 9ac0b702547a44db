"""Floods: one outlet's many versions of one text, which must not crowd out what other outlets tell."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pipeline.core.overlap import overlap
from pipeline.core.shingle import Shingles

# An outlet that updates a running story publishes a dozen versions; no newsroom writes more near-copies of one text.
MOST = 20
# A version belongs to a flood when it shares most of its wording with the first.
LIKE_FIRST = 0.5


def flood_of(
    outlets: Sequence[str], keys: npt.NDArray[np.uint64], shingled: Shingles, eligible: npt.NDArray[np.int64]
) -> dict[int, int]:
    """For each surplus text the first text of its flood. Texts are numbered in order of time.

    `keys` are their bands: of the texts of one outlet that share one, the first MOST count, the others are surplus.
    """
    number_of = {outlet: i for i, outlet in enumerate(sorted(set(outlets)))}
    outlet = np.asarray([number_of[o] for o in outlets], np.int64)
    surplus: dict[int, int] = {}
    for band in range(keys.shape[1]):
        order = eligible[np.lexsort((eligible, keys[eligible, band], outlet[eligible]))]
        changes = (np.diff(keys[order, band]) != 0) | (np.diff(outlet[order]) != 0)
        for group in np.split(order, np.flatnonzero(changes) + 1) if _crowded(changes) else ():
            if group.size > MOST:
                for late in group[MOST:].tolist():
                    surplus[late] = min(surplus.get(late, late), int(group[0]))
    return _verified(surplus, shingled)


def _crowded(changes: npt.NDArray[np.bool_]) -> bool:
    """Whether any run between changes is longer than MOST: mostly there is none, and no group need be looked at."""
    bounds = np.flatnonzero(np.r_[True, changes, True])
    return bool(np.diff(bounds).max(initial=0) > MOST)


def _verified(surplus: dict[int, int], shingled: Shingles) -> dict[int, int]:
    if not surplus:
        return {}
    pairs = np.asarray(sorted((first, late) for late, first in surplus.items()), np.int64)
    close = overlap(shingled, pairs).jaccard >= LIKE_FIRST
    return {late: first for (first, late), kept in zip(pairs.tolist(), close.tolist(), strict=True) if kept}


def floods(surplus: dict[int, int]) -> dict[int, list[int]]:
    """The surplus texts by the first of their flood, both ascending."""
    found = defaultdict(list)
    for late, first in sorted(surplus.items()):
        found[first].append(late)
    return dict(sorted(found.items()))
