"""What a trained model of changes holds: who judges candidates by their measures, and what words tell."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pipeline.core.lexical import Heading, Lexical

Rows = Sequence[object] | NDArray[np.float64]


class Trees(Protocol):
    def predict_proba(self, X: Rows, /) -> NDArray[np.float64]:  # noqa: N803 - scikit-learn's name
        """One row of class probabilities per input."""


class Judge:
    """`weights`, `intercept` and those of headlines: of `Lexical`, whose odds are measures that the trees know."""

    def __init__(self, trees: Trees, lexical: Lexical) -> None:
        self.trees = trees
        self.weights = lexical.weights.astype(np.float32)
        self.intercept = lexical.intercept.astype(np.float32)
        self.head_weights = lexical.heading.weights.astype(np.float32)
        self.head_intercept = float(lexical.heading.intercept)

    @property
    def lexical(self) -> Lexical:
        return Lexical(self.weights, self.intercept, Heading(self.head_weights, self.head_intercept))

    def predict_proba(self, X: Rows, /) -> NDArray[np.float64]:  # noqa: N803 - scikit-learn's name
        """One row of class probabilities per row of measures."""
        return self.trees.predict_proba(X)


def lexical_of(estimator: object) -> Lexical:
    """What a model of changes knows of words."""
    assert isinstance(estimator, Judge)
    return estimator.lexical
