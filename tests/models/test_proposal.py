"""A model trained anew is proposed where it is no worse, beside the committed one and never in its place."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from models.artefact import artefact
from models.proposal import NotProposed, Proposal, offer, proposals, propose
from models.retrained import Count, Retrained
from pipeline.model import MODELS, load_from
from pipeline.settings import Settings, settings


def made(new: float = 0.5, current: float | None = 0.4, body: bytes = b"") -> Retrained:
    model = LogisticRegression().fit(np.array([[0.0], [1.0], [2.0], [3.0]]), [0, 0, 1, 1])
    now = {} if current is None else {"f1": current}
    told = {"a source": {"f1": new}}
    return Retrained(body or artefact(model), 7, told, "stories", "f1", {"f1": new}, now, ["hand_1"], Count(3, 2, 1))


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return settings({"DRIFTWIRE_HOME": str(tmp_path / "var")})


def test_a_proposal_is_what_the_folder_of_the_model_holds(own: Settings, tmp_path: Path) -> None:
    folder = offer(own, "change", made())
    shutil.copytree(folder, tmp_path / "change")
    assert load_from(tmp_path / "change").version == folder.name
    assert json.loads((folder / "metrics.json").read_text()) == {"a source": {"f1": 0.5}}


def test_the_comparison_tells_both_figures_the_decisions_and_how_to_adopt_it(own: Settings) -> None:
    told = (offer(own, "change", made()) / "compare.md").read_text()
    assert "| f1 | 0.4 | 0.5 |" in told
    assert "3 confirmed, 2 rejected, 1 not used" in told
    assert "copy `change.skops`, `manifest.json` and `metrics.json` into `models/change`" in told


def test_one_that_does_worse_is_not_proposed(own: Settings) -> None:
    with pytest.raises(NotProposed, match=r"f1 0\.3 against 0\.4"):
        offer(own, "change", made(new=0.3))
    assert proposals(own.home) == []


def test_without_a_model_that_can_be_loaded_any_is_proposed(own: Settings) -> None:
    offer(own, "change", made(new=0.1, current=None))
    (one,) = proposals(own.home)
    assert (one.new, one.current) == (0.1, None)


def test_the_committed_model_is_not_proposed_again(own: Settings) -> None:
    body = (MODELS / "change" / "change.skops").read_bytes()
    with pytest.raises(NotProposed, match="committed model of change again"):
        offer(own, "change", made(body=body))


def test_one_that_learned_nothing_new_and_measures_the_same_is_the_committed_one(own: Settings) -> None:
    same = made(new=0.4)
    with pytest.raises(NotProposed, match="without a decision"):
        offer(own, "change", same._replace(decisions=Count(0, 0, 5)))
    assert offer(own, "change", same).is_dir()


def test_what_waits_is_listed_until_it_is_adopted(own: Settings) -> None:
    folder = offer(own, "change", made())
    assert [(one.model, one.version) for one in proposals(own.home)] == [("change", folder.name)]
    committed = hashlib.sha256((MODELS / "change" / "change.skops").read_bytes()).hexdigest()[:12]
    told = Proposal("change", committed, "2026-11-09T00:00:00+00:00", "f1", 0.5, 0.4, 0, 0)
    (folder / "proposal.json").write_text(json.dumps(told._asdict()))
    assert proposals(own.home) == []


def test_the_same_training_gives_the_same_folder(own: Settings) -> None:
    assert offer(own, "change", made()) == offer(own, "change", made())
    assert len(proposals(own.home)) == 1


def test_the_committed_artefacts_are_left_alone(own: Settings) -> None:
    before = {file: file.stat().st_mtime_ns for file in MODELS.rglob("*.skops")}
    offer(own, "change", made())
    assert {file: file.stat().st_mtime_ns for file in MODELS.rglob("*.skops")} == before


def test_without_headlines_the_clickbait_model_says_what_is_missing(own: Settings, tmp_path: Path) -> None:
    with pytest.raises(NotProposed, match=r"clickbait was not trained.*stopclickbait_dev\.csv\.gz"):
        propose(own, "clickbait", tmp_path)
