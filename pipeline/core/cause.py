"""Why a share changed: outlets, stories, behaviour or the model, as parts that sum to the change.

After Kitagawa (1955), with the midpoints of both windows as weights, so that nothing is left over. A part within
outlets and stories of like size is behaviour; a single large story moves the plain share, not the damped one.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.core.cluster import DAMPING, Floats

Ints = NDArray[np.int64]

# Articles of a story: told once, copied by a few, copied widely. Finer classes would be empty at most outlets.
_SIZES = np.array([2, 5])
CLASSES = len(_SIZES) + 1


class Cells(NamedTuple):
    """Story × outlet, each (cells,): `n` articles there, `x` flagged; outlets are counted through from 0."""

    outlet: Ints
    story: Ints
    n: Floats
    x: Floats


class Parts(NamedTuple):
    """Differences of shares; all but `change` sum to it. `by_outlet` (outlets,) are the parts of the behaviour."""

    change: float
    outlet_mix: float
    story_mix: float
    behaviour: float
    model_version: float
    by_outlet: Floats


def _per_story(cells: Cells, values: Floats) -> Floats:
    """Summed over the outlets of each story, back at each cell."""
    index = np.unique(cells.story, return_inverse=True)[1]
    totals: Floats = np.bincount(index, values).astype(np.float64)[index]
    return totals


def _divided(a: Floats, b: Floats, otherwise: Floats) -> Floats:
    return np.divide(a, b, out=np.array(np.broadcast_to(otherwise, a.shape), dtype=np.float64), where=b > 0)


class _Table(NamedTuple):
    """Damped sizes and flags, (outlets, classes)."""

    s: Floats
    y: Floats


def _table(cells: Cells, outlets: int) -> _Table:
    size = _per_story(cells, cells.n)
    weight = 1.0 / (1.0 + DAMPING * (np.maximum(size, 1.0) - 1.0))
    place = cells.outlet * CLASSES + np.searchsorted(_SIZES, size, side="right")
    shape = (outlets, CLASSES)
    s, y = (np.bincount(place, weight * v, outlets * CLASSES) for v in (cells.n, cells.x))
    return _Table(s.astype(np.float64).reshape(shape), y.astype(np.float64).reshape(shape))


def parts(current: Cells, baseline: Cells, outlets: int, same_model: bool) -> Parts:
    """Both windows hold at least one article.

    Where other models judged them, what is within outlets cannot be told from the models' own difference: it is never
    called behaviour.
    """
    now, then = _table(current, outlets), _table(baseline, outlets)
    change = float(current.x.sum() / current.n.sum() - baseline.x.sum() / baseline.n.sum())
    damped = float(now.y.sum() / now.s.sum() - then.y.sum() / then.s.sum())
    # What one window does not hold says nothing of a change: it is taken as in the other.
    rate_now, rate_then = _divided(now.y, now.s, np.zeros(1)), _divided(then.y, then.s, np.zeros(1))
    rate_now, rate_then = np.where(now.s > 0, rate_now, rate_then), np.where(then.s > 0, rate_then, rate_now)
    whole_now, whole_then = now.s.sum(axis=1, keepdims=True), then.s.sum(axis=1, keepdims=True)
    mix_now, mix_then = _divided(now.s, whole_now, np.zeros(1)), _divided(then.s, whole_then, np.zeros(1))
    mix_now, mix_then = np.where(whole_now > 0, mix_now, mix_then), np.where(whole_then > 0, mix_then, mix_now)
    weight_now, weight_then = whole_now[:, 0] / now.s.sum(), whole_then[:, 0] / then.s.sum()
    middle = (weight_now + weight_then) / 2
    own_now, own_then = (mix_now * rate_now).sum(axis=1), (mix_then * rate_then).sum(axis=1)
    outlet_mix = float(((weight_now - weight_then) * (own_now + own_then) / 2).sum())
    by_outlet = middle * ((mix_now + mix_then) / 2 * (rate_now - rate_then)).sum(axis=1)
    within = float(by_outlet.sum())
    story_mix = float((middle * ((mix_now - mix_then) * (rate_now + rate_then) / 2).sum(axis=1)).sum())
    behaviour, model = (within, 0.0) if same_model else (0.0, within)
    return Parts(change, outlet_mix, story_mix + change - damped, behaviour, model, by_outlet)


def cause(told: Parts, up: bool) -> str:
    """The part that goes furthest in the direction of the test's finding."""
    sign = 1.0 if up else -1.0
    return max(("behaviour", "outlet_mix", "story_mix", "model_version"), key=lambda p: sign * float(getattr(told, p)))


def leading_story(current: Cells, up: bool) -> tuple[int, float]:
    """The story without which the share would change most that way, and by how much the share has changed by it."""
    n, x = current.n.sum(), current.x.sum()
    stories, index = np.unique(current.story, return_inverse=True)
    of_n, of_x = np.bincount(index, current.n), np.bincount(index, current.x)
    without = _divided(x - of_x, n - of_n, np.array(x / n))
    gain = (x / n - without) * (1.0 if up else -1.0)
    first = int(gain.argmax())
    return int(stories[first]), float(x / n - without[first])
