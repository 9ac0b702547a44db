"""Trains the clickbait model anew, on what is there and on the reviewers' decisions."""

from pathlib import Path

import numpy as np

from models.artefact import artefact
from models.clickbait.decided import decided
from models.clickbait.measure import figures
from models.clickbait.train import BENCHES, SEED, made
from models.labelled.headline import INVENTED
from models.retrained import Figures, NothingToTrainOn, Retrained, committed
from pipeline.model import Estimator

NEEDED = ("clickbait/stopclickbait_dev.csv.gz", "clickbait/ood_dev.csv.gz")


def retrain(data: Path, published: Path) -> Retrained:
    """Raises NothingToTrainOn: what the repository ships and decisions alone are too few."""
    missing = [str(data / name) for name in NEEDED if not (data / name).exists()]
    if missing:
        raise NothingToTrainOn(f"the labelled headlines are not here: {', '.join(missing)}")
    more, count = decided(published)
    its = made(data, more)
    now = committed("clickbait")

    def measured(model: Estimator) -> Figures:
        """The mean over the sources, and each."""
        told = {
            name: figures(np.asarray(model.predict_proba(source.titles))[:, 1], np.asarray(source.labels))["auroc"]
            for name, source in its.apart.items()
        }
        return {"auroc": round(float(np.mean(list(told.values()))), 4), **told}

    used = ["stopclickbait", *INVENTED, "hands", *(name for name in BENCHES if (data / name).exists())]
    return Retrained(
        artefact(its.model), SEED, {name: {**told} for name, told in its.measures.items()},
        "the headlines of sources that neither was trained on", "auroc", measured(its.model),
        measured(now) if now else {}, used + ["decisions"] * bool(more.titles), count,
    )  # fmt: skip
