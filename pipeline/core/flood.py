"""Floods: one outlet's many versions of one text, which must not crowd out what other outlets tell."""

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.core.overlap import overlap
from pipeline.core.shingle import Shingles

# An outlet that updates a running story publishes a dozen versions; no newsroom writes more near-copies of one text.
MOST = 20
# A version belongs to a flood when it shares most of its wording with the first.
LIKE_FIRST = 0.5


def flood_of(
    outlets: Sequence[str],
    keys: npt.NDArray[np.uint64],
    holders: npt.NDArray[np.int64],
    shingled: Callable[[npt.NDArray[np.int64]], Shingles],
) -> dict[int, int]:
    """For each surplus text the first text of its flood. Texts are numbered in order of time.

    `keys[i]` is a band of text `holders[i]`: of the texts of one outlet that share one, the first MOST count, the
    others are surplus. `shingled` is asked for the shingles of a few texts.
    """
    number_of = {outlet: i for i, outlet in enumerate(sorted(set(outlets)))}
    outlet = np.asarray([number_of[o] for o in outlets], np.int64)[holders]
    order = np.lexsort((holders, outlet, keys))
    changes = (np.diff(keys[order]) != 0) | (np.diff(outlet[order]) != 0)
    bounds = np.flatnonzero(np.r_[True, changes, True]) if keys.size else np.zeros(1, np.int64)
    surplus: dict[int, int] = {}
    for crowd in np.flatnonzero(np.diff(bounds) > MOST).tolist():
        group = holders[order[bounds[crowd] : bounds[crowd + 1]]]
        for late in group[MOST:].tolist():
            surplus[late] = min(surplus.get(late, late), int(group[0]))
    return _verified(surplus, shingled)


def _verified(surplus: dict[int, int], shingled: Callable[[npt.NDArray[np.int64]], Shingles]) -> dict[int, int]:
    if not surplus:
        return {}
    pairs = np.asarray(sorted((first, late) for late, first in surplus.items()), np.int64)
    asked, place = np.unique(pairs, return_inverse=True)
    close = overlap(shingled(asked), place.reshape(pairs.shape).astype(np.int64)).jaccard >= LIKE_FIRST
    return {late: first for (first, late), kept in zip(pairs.tolist(), close.tolist(), strict=True) if kept}


def floods(surplus: dict[int, int]) -> dict[int, list[int]]:
    """The surplus texts by the first of their flood, both ascending."""
    found = defaultdict(list)
    for late, first in sorted(surplus.items()):
        found[first].append(late)
    return dict(sorted(found.items()))
