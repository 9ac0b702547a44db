"""Retrains a model aside, compares it with the committed one, and proposes it to a person where it is no worse.

    HOME/proposals/<model>/<sha12>/   <model>.skops, manifest.json, metrics.json: what models/<model> holds
                                      compare.md, proposal.json: the comparison, for a person and for the page

Nothing here is ever loaded by the pipeline: a model is adopted by a commit.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from models.retrained import Figures, NothingToTrainOn, Retrained
from pipeline.model import MODELS as COMMITTED
from pipeline.settings import Settings

MODELS = ("change", "clickbait", "contradiction")
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"  # beside the project; absent where it is only run
_TOLD = "proposal.json"


class NotProposed(Exception):
    """There is nothing to adopt, and the message says why."""


class Proposal(NamedTuple):
    """`version`: the first twelve digits of the artefact's sha256; `current` is null where no model could be loaded."""

    model: str
    version: str
    made_at: str
    deciding: str
    new: float
    current: float | None
    confirmed: int
    rejected: int


def propose(own: Settings, name: str, data: Path | None = None) -> Path:
    """The folder of the proposal. `data`: the labelled data, by default those beside the project.

    Raises:
        NotProposed: data are missing, it is the committed model again, or it does worse.
    """
    try:
        made = _retrained(name, data or SHARED, own.published)
    except NothingToTrainOn as nothing:
        raise NotProposed(f"{name} was not trained: {nothing}") from nothing
    return offer(own, name, made)


def _retrained(name: str, data: Path, published: Path) -> Retrained:
    if name == "change":
        from models.change.retrain import retrain as change

        return change(data, published)
    if name == "contradiction":
        from models.contradiction.retrain import retrain as contradiction

        return contradiction(data, published)
    from models.clickbait.retrain import retrain as clickbait

    return clickbait(data, published)


def offer(own: Settings, name: str, made: Retrained) -> Path:
    """Written whole or not at all; the same model again is the same folder."""
    sha256 = hashlib.sha256(made.body).hexdigest()
    new, current = (float(told[made.deciding]) if told else None for told in (made.new, made.current))
    assert new is not None
    if sha256 == _committed_sha256(name):
        raise NotProposed(f"the training gives the committed model of {name} again")
    if made.new == made.current and not made.decisions.confirmed + made.decisions.rejected:
        raise NotProposed(f"without a decision of reviewers, the training gives the committed model of {name} again")
    if current is not None and new < current:
        raise NotProposed(f"{name} is no better: {made.deciding} {new} against {current}\n\n{comparison(name, made)}")
    count = made.decisions
    told = Proposal(
        name, sha256[:12], own.now().isoformat(), made.deciding, new, current, count.confirmed, count.rejected
    )  # fmt: skip
    folder = own.home / "proposals" / name / told.version
    aside = folder.with_name(f".{told.version}.part")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    (aside / f"{name}.skops").write_bytes(made.body)
    manifest = {"sha256": sha256, "bytes": len(made.body), "seed": made.seed}
    for file, content in (("manifest.json", manifest), ("metrics.json", made.measures), (_TOLD, told._asdict())):
        (aside / file).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    (aside / "compare.md").write_text(comparison(name, made), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    return aside.rename(folder)


def _committed_sha256(name: str) -> str:
    artefact = COMMITTED / name / f"{name}.skops"
    return hashlib.sha256(artefact.read_bytes()).hexdigest() if artefact.exists() else ""


def comparison(name: str, made: Retrained) -> str:
    count = made.decisions
    return "\n".join(
        [
            f"# {name}: a new model beside the committed one",
            "",
            f"Measured on {made.sample}. `{made.deciding}` decides.",
            "",
            *_table(made.new, made.current),
            "",
            f"Trained on {', '.join(made.sources)}. Decisions of reviewers: {count.confirmed} confirmed, "
            f"{count.rejected} rejected, {count.unused} not used (disputed, or no longer among the findings).",
            "",
            "Reviewers see only what the committed model says: their decisions teach it what to leave, seldom what it "
            "missed. The sample is small: look at more than one figure.",
            "",
            f"To adopt it: copy `{name}.skops`, `manifest.json` and `metrics.json` into `models/{name}`, run the tests "
            "and `make bench`, bring the card's figures up to date, commit. The next run of `detect` scores anew.",
            "",
        ]
    )


def _table(new: Figures, current: Figures) -> Iterator[str]:
    yield "| figure | committed | new |"
    yield "|---|---|---|"
    for figure, value in new.items():
        yield f"| {figure} | {current.get(figure, 'none')} | {value} |"


def proposals(home: Path) -> list[Proposal]:
    """What waits for a person: the newest first, without those that were adopted since."""
    files = (home / "proposals").glob(f"*/[0-9a-f]*/{_TOLD}")
    found = [Proposal(**json.loads(file.read_text(encoding="utf-8"))) for file in files]
    adopted = {name: _committed_sha256(name)[:12] for name in MODELS}
    waiting = [one for one in found if adopted.get(one.model) != one.version]
    return sorted(waiting, key=lambda one: (one.made_at, one.model), reverse=True)
