"""A model is the one that was committed and holds nothing that could run code, or there is no model."""

import hashlib
import json
import os
from pathlib import Path

import pytest
import skops.io
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import FunctionTransformer

from pipeline.model import ModelUnavailable, load_from


def committed(folder: Path, estimator: object) -> Path:
    folder.mkdir()
    body = skops.io.dumps(estimator)
    (folder / f"{folder.name}.skops").write_bytes(body)
    (folder / "manifest.json").write_text(json.dumps({"sha256": hashlib.sha256(body).hexdigest()}))
    return folder


def test_a_committed_model_is_loaded(tmp_path: Path) -> None:
    assert len(load_from(committed(tmp_path / "plain", LogisticRegression())).version) == 12


def test_a_model_that_would_call_the_shell_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="system"):
        load_from(committed(tmp_path / "hostile", FunctionTransformer(os.system)))


def test_other_bytes_than_the_manifest_tells_are_refused(tmp_path: Path) -> None:
    folder = committed(tmp_path / "plain", LogisticRegression())
    with (folder / "plain.skops").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelUnavailable, match="sha256"):
        load_from(folder)


def test_a_damaged_file_is_refused_even_where_the_manifest_agrees(tmp_path: Path) -> None:
    folder = committed(tmp_path / "plain", LogisticRegression())
    body = (folder / "plain.skops").read_bytes()[:-200]
    (folder / "plain.skops").write_bytes(body)
    (folder / "manifest.json").write_text(json.dumps({"sha256": hashlib.sha256(body).hexdigest()}))
    with pytest.raises(ModelUnavailable):
        load_from(folder)


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="FileNotFoundError"):
        load_from(tmp_path / "nobody")
