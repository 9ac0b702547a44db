"""Trains the model of contradictions anew, on what is there and on the reviewers' decisions."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from models.artefact import artefact
from models.contradiction.decided import NAME, decided
from models.contradiction.train import SEED, Floats, figures, made
from models.labelled.hand import HANDS, HELD_OUT, WIRES
from models.retrained import Figures, Retrained, committed
from pipeline.core.expansion import expanded
from pipeline.model import Estimator


def retrain(data: Path, published: Path, hands: Sequence[str] = HANDS, wires: Sequence[str] = WIRES) -> Retrained:
    more, count = decided(published)
    its = made(data, [(NAME, more)] * bool(more.questions), hands, wires)
    features, now = expanded(its.apart.measured), committed("contradiction")

    def measured(model: Estimator) -> Figures:
        sure: Floats = np.asarray(model.predict_proba(list(features)), dtype=np.float64)[:, 1].round(4)
        told = figures(its.apart, sure)
        right, found = float(told["precision"]), float(told["recall"])
        return {"f1": round(2 * right * found / (right + found), 3) if right + found else 0.0, **told}

    return Retrained(
        artefact(its.model), SEED, its.measures, f"the stories of {HELD_OUT}, which neither was trained on", "f1",
        measured(its.model), measured(now) if now else {}, its.sources, count,
    )  # fmt: skip
