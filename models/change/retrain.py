"""Trains the model of changes anew, on what is there and on the reviewers' decisions."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from models.artefact import artefact
from models.change.decided import decided
from models.change.train import SEED, Floats, figures, made
from models.labelled.hand import DESKS, HANDS, HELD_OUT, WIRES
from models.retrained import Figures, Retrained, committed
from pipeline.core.doubt import expanded
from pipeline.model import Estimator


def retrain(
    data: Path, published: Path, hands: Sequence[str] = (*HANDS, *DESKS), wired: Sequence[str] = WIRES
) -> Retrained:
    more, count = decided(published)
    its = made(data, [more] * bool(more.proposals), hands, wired)
    features, now = expanded(its.apart.measured), committed("change")

    def measured(model: Estimator) -> Figures:
        sure: Floats = np.asarray(model.predict_proba(list(features)), dtype=np.float64)[:, 1].round(4)
        return dict(figures(its.apart, sure))

    return Retrained(
        artefact(its.model), SEED, its.measures, f"the stories of {HELD_OUT}, which neither was trained on", "typed_f1",
        measured(its.model), measured(now) if now else {}, its.sources, count,
    )  # fmt: skip
