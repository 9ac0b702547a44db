"""Stories as clusters: damped weights, and the sums from which every score test over any weeks follows."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Between counting every article (0) and every story once (1): a large story says more than a small one, but not
# in proportion, since its articles copy one another. Fixed beforehand, so that the weights know nothing of the flags.
DAMPING = 0.5

SUMS = 10


class Sums(NamedTuple):
    """Views of an array (…, 10): the number of stories, and sums over them of products of s (size) and y (flags)."""

    m: Floats
    s: Floats
    y: Floats
    ss: Floats
    sy: Floats
    yy: Floats
    sss: Floats
    ssy: Floats
    syy: Floats
    yyy: Floats


def story_sums(n: Floats, x: Floats) -> Floats:
    """(…, 10) for stories of n articles with x flagged, damped; zeros where n is 0. Add them up over stories."""
    weight = 1.0 / (1.0 + DAMPING * (np.maximum(n, 1.0) - 1.0))
    s, y = weight * n, weight * x
    there = (n > 0).astype(np.float64)
    return np.stack([there, s, y, s * s, s * y, y * y, s**3, s * s * y, s * y * y, y**3], axis=-1)


def sums(array: Floats) -> Sums:
    return Sums(*np.moveaxis(array, -1, 0))


def shifted(array: Floats, by: Floats) -> Floats:
    """The sums if each story's share were lower by `by` (shape of the array without its last axis): y - by s."""
    a = sums(array)
    parts = [
        a.m,
        a.s,
        a.y - by * a.s,
        a.ss,
        a.sy - by * a.ss,
        a.yy - 2 * by * a.sy + by**2 * a.ss,
        a.sss,
        a.ssy - by * a.sss,
        a.syy - 2 * by * a.ssy + by**2 * a.sss,
        a.yyy - 3 * by * a.syy + 3 * by**2 * a.ssy - by**3 * a.sss,
    ]
    return np.stack(parts, axis=-1)
