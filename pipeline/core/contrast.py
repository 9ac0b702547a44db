"""How close a pair must be, measured against what either has with others: likenesses of one corpus stand higher than
those of another, and so do those in its thick parts (local scaling; Zelnik-Manor and Perona 2004)."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

# Others that are closer than this one may be of the same kind; the one after them is a stranger.
STRANGER = 5
# So many times as close as to strangers are two that belong together. At twice as close a tenth more are found, and
# four times as many stories of the sample newswire that only share a surname or a quoted expert fall together.
CLOSER = 2.5


class Contrast(NamedTuple):
    """What makes likenesses comparable: `stranger[i]` is the likeness of thing i to the first stranger, and a pair
    belongs together from `CLOSER` times the greater of its two on, but from `lowest` at the earliest and from `least`
    in any case."""

    stranger: npt.NDArray[np.float64]
    lowest: float
    least: float

    def factor(self, pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Of each row of two things: their likeness times this is `least` or more where they belong together."""
        asked = CLOSER * self.stranger[pairs].max(axis=1, initial=0.0)
        return np.asarray(self.least / np.clip(asked, self.lowest, self.least), np.float64)


def contrast(
    pairs: npt.NDArray[np.int64], likeness: npt.NDArray[np.float64], size: int, lowest: float, least: float
) -> Contrast:
    """Of the likeness of the pairs that were compared; each stands there once. What was not compared is not like."""
    who, how = pairs.T.ravel(), np.tile(likeness, 2)
    order = np.lexsort((-how, who))
    who, how = who[order], how[order]
    first = np.searchsorted(who, np.arange(size))
    at = first + STRANGER - 1
    met = at < np.searchsorted(who, np.arange(size), side="right")
    stranger = np.zeros(size)
    stranger[met] = how[at[met]]
    return Contrast(stranger, lowest, least)
