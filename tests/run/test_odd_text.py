"""One text on which a rule fails stops nobody: the others are published, and the failure is told."""

from pathlib import Path

import pytest

from pipeline.core import dispute
from pipeline.landing.intake import land
from pipeline.landing.writer import Writer
from pipeline.rows import Contradiction, QualityResult
from pipeline.run.step import run_all
from pipeline.run.verify import verify
from pipeline.run.workspace import Workspace
from pipeline.settings import settings
from pipeline.stages import contradiction
from tests.fault.conftest import write_delivery


@pytest.mark.timeout(300)
def test_a_text_that_breaks_a_rule_is_told_and_all_others_are_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = settings({"DRIFTWIRE_HOME": str(tmp_path / "var")})
    with Writer(own.landing, own.now) as writer:
        land([write_delivery(tmp_path / "in")], "*", writer)
    sound = dispute.within

    def broken(report: dispute.Report) -> list[dispute.Dispute]:
        if any("Faro" in sentence for sentence in report.sentences):
            raise ValueError("could not convert string to float: '4.17.30'")
        return sound(report)

    monkeypatch.setattr(contradiction, "within", broken)
    assert run_all(own)[-1].published
    with Workspace(own) as workspace:
        told = {r.subject: r for r in workspace.warehouse.rows(QualityResult) if r.gate == "stage"}
        rows = workspace.warehouse.rows(Contradiction)
    assert told["mutation"].success
    assert not told["contradiction"].success
    assert "4.17.30" in told["contradiction"].observed
    assert {row.scope for row in rows} == {"copy"}
    assert verify(own).ok
