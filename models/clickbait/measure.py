"""How well probabilities tell two classes apart, and how honest they are."""

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score, precision_score, recall_score, roc_auc_score

BINS = 10  # equal widths, as most papers report it


def calibration_error(probability: NDArray[np.float64], label: NDArray[np.int64]) -> float:
    """Expected calibration error: mean gap between what was said and what came, weighted by bin."""
    place = np.minimum((probability * BINS).astype(int), BINS - 1)
    gaps = [
        abs(probability[place == b].mean() - label[place == b].mean()) * (place == b).mean()
        for b in range(BINS)
        if (place == b).any()
    ]
    return float(sum(gaps))


def figures(probability: NDArray[np.float64], label: NDArray[np.int64]) -> dict[str, float]:
    said = probability >= 0.5
    told = {
        "headlines": len(label),
        "positive": int(label.sum()),
        "auroc": roc_auc_score(label, probability),
        "f1": f1_score(label, said),
        "precision": precision_score(label, said),
        "recall": recall_score(label, said),
        "accuracy": (said == label).mean(),
        "ece": calibration_error(probability, label),
        "brier": ((probability - label) ** 2).mean(),
    }
    return {name: round(float(value), 4) for name, value in told.items()}
