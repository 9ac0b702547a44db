"""False discoveries in a panel of tests."""

import numpy as np

from pipeline.core.cluster import Floats


def q_values(p: Floats, weight: Floats) -> Floats:
    """Benjamini and Hochberg's adjusted p-values, weighted (Genovese, Roeder, Wasserman 2006). Shapes (rows,).

    The weights say beforehand where a discovery is expected; only their proportions count.
    """
    if not p.size:
        return p
    weighted = p * weight.mean() / weight
    order = np.argsort(weighted, kind="stable")
    step = weighted[order] * p.size / np.arange(1, p.size + 1)
    q = np.empty_like(p)
    q[order] = np.minimum.accumulate(step[::-1])[::-1]
    return np.minimum(q, 1.0)
