"""A score test of one window of weeks against another: the permutation test by story, its tail in closed form.

Under no change the stories of both windows are exchangeable; mean, variance and skewness of the window's summed
residual over all permutations are known exactly, and Pearson's type III carries them.
"""

import numpy as np
from numpy.typing import NDArray

from pipeline.core.cluster import Floats, shifted, sums
from pipeline.core.tail import two_sided

_BISECTIONS = 40


def _ratio(a: Floats, b: Floats) -> Floats:
    return np.divide(a, b, out=np.zeros(np.broadcast(a, b).shape), where=b > 0)


def share(array: Floats) -> Floats:
    """The damped share; 0 where there is nothing."""
    a = sums(array)
    return _ratio(a.y, a.s)


def week_variance(weekly: Floats) -> Floats:
    """τ²: how much weeks differ beyond chance (DerSimonian-Laird), below 0 where less. `weekly` is (…, weeks, 10).

    The variance within weeks is pooled over all of them: in a single week with no or one flag it collapses.
    """
    whole, each = sums(weekly.sum(axis=-2)), sums(weekly)
    rate = _ratio(whole.y, whole.s)
    squares = np.maximum(whole.yy - 2 * rate * whole.sy + rate**2 * whole.ss, 0.0)
    per_story = _ratio(squares, whole.m)[..., None]
    precision = _ratio(each.s**2, per_story * each.m)
    total = precision.sum(axis=-1)
    weeks = (precision > 0).sum(axis=-1)
    week_share = _ratio(each.y, each.s)
    mean = _ratio((precision * week_share).sum(axis=-1), total)
    dispersion = (precision * (week_share - mean[..., None]) ** 2).sum(axis=-1)
    spread = total - _ratio((precision**2).sum(axis=-1), total)
    return _ratio(dispersion - (weeks - 1), spread)


def p_value(current: Floats, baseline: Floats, wobble: Floats) -> Floats:
    """Two-sided p of no change between windows of sums (…, 10); 1 where nothing varies.

    `wobble`: variance of the difference of the two shares that comes from the weeks themselves, 0 to ignore it.
    """
    c, b, a = sums(current), sums(baseline), sums(current + baseline)
    rate = _ratio(a.y, a.s)
    residual = c.y - rate * c.s
    squares = np.maximum(a.yy - 2 * rate * a.sy + rate**2 * a.ss, 0.0)
    cubes = a.yyy - 3 * rate * a.syy + 3 * rate**2 * a.ssy - rate**3 * a.sss
    variance = _ratio(c.m * b.m * squares, a.m * (a.m - 1))
    moving = variance > 1e-12
    deviation = np.sqrt(np.where(moving, variance, 1.0))
    third = _ratio(c.m * b.m * (b.m - c.m), a.m * (a.m - 1) * (a.m - 2)) * cubes
    # The residual is a fixed multiple of the difference of the two shares.
    of_difference = variance * _ratio(a.s, c.s * b.s) ** 2
    guard = np.sqrt(1.0 + _ratio(wobble, np.where(moving, of_difference, 1.0)))
    return np.where(moving, two_sided(residual / deviation / guard, third / deviation**3), 1.0)


def interval(current: Floats, baseline: Floats, wobble: Floats, alpha: Floats) -> tuple[Floats, Floats]:
    """The changes of share that the test does not reject at `alpha`, lowest and highest, by bisection."""
    change = share(current) - share(baseline)
    ends = [_edge(current, baseline, wobble, alpha, change, np.full_like(change, far)) for far in (-1.0, 1.0)]
    return ends[0], ends[1]


def _edge(current: Floats, baseline: Floats, wobble: Floats, alpha: Floats, inside: Floats, outside: Floats) -> Floats:
    def kept(by: Floats) -> NDArray[np.bool_]:
        return p_value(shifted(current, by), baseline, wobble) >= alpha

    unbounded = kept(outside)
    near, far = inside, outside
    for _ in range(_BISECTIONS):
        middle = (near + far) / 2
        inner = kept(middle)
        near, far = np.where(inner, middle, near), np.where(inner, far, middle)
    return np.where(unbounded, outside, far)
