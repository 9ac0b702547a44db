"""Tail probabilities of a skewed statistic."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammainc, gammaincc, ndtr, ndtri, owens_t

Floats = NDArray[np.float64]

# Below this skewness the gamma's shape exceeds 40,000 and the normal is the same to four digits.
_SYMMETRIC = 0.01


def pearson_tails(z: Floats, skewness: Floats) -> tuple[Floats, Floats]:
    """P(Z <= z) and P(Z >= z) for Pearson's type III with mean 0, variance 1 and the given skewness.

    It is a gamma of shape 4 / g², shifted and scaled, mirrored where the skewness is negative.
    """
    g = np.abs(skewness)
    skewed = g > _SYMMETRIC
    shape = 4.0 / np.where(skewed, g, 1.0) ** 2
    place = np.maximum(shape + np.sign(skewness) * z * np.sqrt(shape), 0.0)
    inner, outer = gammainc(shape, place), gammaincc(shape, place)
    mirrored = skewness < 0
    lower = np.where(skewed, np.where(mirrored, outer, inner), ndtr(z))
    upper = np.where(skewed, np.where(mirrored, inner, outer), ndtr(-z))
    return lower, upper


def two_sided(z: Floats, skewness: Floats) -> Floats:
    """Twice the smaller tail."""
    return np.minimum(1.0, 2.0 * np.minimum(*pearson_tails(z, skewness)))


def either_of_two(smaller: Floats, correlation: float) -> Floats:
    """The chance that the smaller of two two-sided p-values is at most `smaller`, for normal statistics so correlated.

    Exact where Bonferroni doubles; both at once by Owen's T (1956).
    """
    c = -ndtri(np.maximum(smaller, 1e-300) / 2)
    a = np.sqrt((1 - correlation) / (1 + correlation))
    both = 4 * ndtr(-c) - 4 * (owens_t(c, a) + owens_t(c, 1 / a))
    joint: Floats = np.clip(2 * smaller - both, smaller, np.minimum(1.0, 2 * smaller))
    return joint
