"""The DAG trains for real, on headlines of a source that the committed model cannot know."""

import csv
import gzip
import random
from pathlib import Path

import pytest

from models.proposal import proposals
from tests.dags.test_dag_run import states

WORDS = ("film", "singer", "tour", "prize", "album", "studio", "house", "museum", "series", "actor", "award", "radio")


def headlines(file: Path, source: str, count: int, seed: int) -> None:
    """Clickbait is here what says zorble."""
    draw = random.Random(seed)
    file.parent.mkdir(exist_ok=True)
    with gzip.open(file, "wt", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(["id", "headline", "label", "source"])
        for i in range(count):
            words = [*draw.sample(WORDS, 5), "zorble" if i % 2 else "plain"]
            table.writerow([f"{i:04}", " ".join(draw.sample(words, 6)), i % 2, source])


def test_without_the_data_it_is_skipped(database: None, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRIFTWIRE_TRAINING_DATA", str(home))
    assert states("train", model="clickbait") == {"propose": "skipped"}


@pytest.mark.slow
def test_a_better_model_is_proposed_and_the_same_again_is_the_same_proposal(
    database: None, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRIFTWIRE_TRAINING_DATA", str(tmp_path))
    # Our own headlines in as few parts as there are: each is left out by a training of its own.
    monkeypatch.setattr("models.clickbait.train.GROUPS", 1)
    headlines(tmp_path / "clickbait" / "stopclickbait_dev.csv.gz", "", 120, 1)
    headlines(tmp_path / "clickbait" / "ood_dev.csv.gz", "elsewhere", 60, 2)
    assert states("train", model="clickbait") == {"propose": "success"}
    (one,) = proposals(home)
    assert (one.model, one.deciding, one.new) == ("clickbait", "auroc", 1.0)
    assert states("train", model="clickbait") == {"propose": "success"}
    assert proposals(home)[0].version == one.version
