"""What a retraining hands back: the new model, and both models' figures on a sample that neither was trained on."""

from typing import NamedTuple

from pipeline.model import Estimator, ModelUnavailable, load

Figures = dict[str, float | str]


class NothingToTrainOn(Exception):
    """Data that the training cannot do without are not there; the message names them."""


class Count(NamedTuple):
    """Of decisions: those learned from, and those that are not (disputed, no longer said, or not proposed again)."""

    confirmed: int
    rejected: int
    unused: int


class Retrained(NamedTuple):
    """`current` is empty where no model is committed that can be loaded. `deciding`: the figure that must not fall."""

    body: bytes
    seed: int
    measures: dict[str, dict[str, str | float]]
    sample: str
    deciding: str
    new: Figures
    current: Figures
    sources: list[str]
    decisions: Count


def committed(name: str) -> Estimator | None:
    try:
        return load(name).estimator
    except ModelUnavailable:
        return None
