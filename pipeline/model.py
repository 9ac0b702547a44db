"""Loads a trained model, if it is the one that was committed and holds nothing but known types."""

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol, cast
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

# Beside the package in a checkout, in an editable install and among the installed packages alike.
MODELS = Path(__file__).resolve().parents[1] / "models"

# What skops does not trust by itself and our artefacts hold: each is code of this repository or of
# scikit-learn. Both kinds of trees index their nodes unchecked, so that forged bytes could read what is not theirs: the
# sha256 of the manifest is compared before anything is read.
TRUSTED = frozenset(
    {
        "pipeline.core.clickbait.letter_grams",
        "pipeline.core.clickbait.pattern_names",
        "pipeline.core.clickbait.shout_names",
        "pipeline.core.clickbait.skeleton_grams",
        "pipeline.core.clickbait.word_grams",
        "pipeline.core.judge.Judge",
        "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor",
        "sklearn.tree._tree.Tree",
        "sklearn.utils._bunch.Bunch",
    }
)


class ModelUnavailable(Exception):
    """The artefact is missing, is not the one that was committed, or is not readable here."""


class Estimator(Protocol):
    def predict_proba(self, X: Sequence[object], /) -> NDArray[np.float64]:  # noqa: N803 - scikit-learn's name
        """One row of class probabilities per input."""


class Model(NamedTuple):
    """`version`: the first twelve digits of the artefact's sha256."""

    version: str
    estimator: Estimator


def _told_sha256(manifest: Path) -> str:
    try:
        told = json.loads(manifest.read_text(encoding="utf-8"))
        return str(told["sha256"])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise ModelUnavailable(f"{manifest.name}: {type(fault).__name__}") from fault


def _committed(folder: Path) -> tuple[str, bytes]:
    """The version and the bytes of the artefact that the manifest tells of."""
    artefact = folder / f"{folder.name}.skops"
    try:
        body = artefact.read_bytes()
    except OSError as fault:
        raise ModelUnavailable(f"{artefact.name}: {type(fault).__name__}") from fault
    sha256 = hashlib.sha256(body).hexdigest()
    if sha256 != _told_sha256(folder / "manifest.json"):
        raise ModelUnavailable(f"{artefact.name}: its sha256 is not that of the manifest")
    return sha256[:12], body


def version_of(name: str) -> str:
    """The version that `load` would tell, without reading what the artefact holds.

    Raises:
        ModelUnavailable: missing, or other bytes than the manifest tells; the rest shows when it is loaded.
    """
    return _committed(MODELS / name)[0]


def load_from(folder: Path) -> Model:
    """The model `<name>.skops` of a folder that is called by its name.

    Raises:
        ModelUnavailable: missing, other bytes than the manifest tells, unknown types, or damaged.
    """
    import skops.io  # half a second; only who scores needs it
    from skops.io.exceptions import UnsupportedTypeException, UntrustedTypesFoundException

    artefact, (version, body) = folder / f"{folder.name}.skops", _committed(folder)
    try:
        strange = sorted(set(skops.io.get_untrusted_types(data=body)) - TRUSTED)
        if strange:
            raise ModelUnavailable(f"{artefact.name}: untrusted types {', '.join(strange)}")
        estimator = cast("Estimator", skops.io.loads(body, trusted=sorted(TRUSTED)))
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, ImportError) as fault:
        raise ModelUnavailable(f"{artefact.name}: {type(fault).__name__}") from fault
    except (UnsupportedTypeException, UntrustedTypesFoundException) as fault:
        raise ModelUnavailable(f"{artefact.name}: {fault}") from fault
    return Model(version, estimator)


@cache
def load(name: str) -> Model:
    """The committed model of a name; read once per process. The thread that reads it uses one core for its trees then.

    A model has hundreds of trees, and OpenMP lets all threads wait for each other after each: a few rows took ten
    seconds instead of a twentieth on two busy cores. Many rows are spread over processes.
    """
    found = load_from(MODELS / name)
    threadpool_limits(1, user_api="openmp")  # not before: the library comes with the model
    return found
