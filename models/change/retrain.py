"""Trains the model of changes anew, on what is there and on the reviewers' decisions."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np

from models.artefact import artefact
from models.change.decided import decided
from models.change.source import bench
from models.change.train import SEED, Floats, figures, made, words
from models.change.words import whole
from models.labelled.hand import DESKS, HANDS, HELD_OUT, WIRES, of_hands
from models.retrained import Figures, Retrained, committed
from pipeline.core.doubt import expanded
from pipeline.core.judge import lexical_of
from pipeline.model import Estimator


def retrain(
    data: Path, published: Path, hands: Sequence[str] = (*HANDS, *DESKS), wired: Sequence[str] = WIRES
) -> Retrained:
    told_by, now = words(data, hands, wired), committed("change")
    more, count = decided(published, whole(told_by))
    its = made(data, hands, wired, told_by, [more] * bool(more.proposals))
    return Retrained(
        artefact(its.model), SEED, its.measures, f"the stories of {HELD_OUT}, which neither was trained on", "typed_f1",
        _measured(its.model), _measured(now) if now else {}, its.sources, count,
    )  # fmt: skip


def _measured(model: Estimator) -> Figures:
    """Each with what it knows of words itself."""
    known = lexical_of(model)
    (apart,) = of_hands([HELD_OUT], partial(bench, lexical_of=lambda _: known))
    sure: Floats = np.asarray(model.predict_proba(list(expanded(apart.measured))), dtype=np.float64)[:, 1].round(4)
    return dict(figures(apart, sure))
