"""The log of a run can be read by a program: which run, which stage, which capture."""

import logging
import shlex
from pathlib import Path

import pytest

from pipeline.landing.intake import land
from pipeline.landing.writer import Writer
from pipeline.rows import Rejected
from pipeline.run.log import note
from pipeline.run.step import run_step
from pipeline.run.workspace import Workspace
from pipeline.settings import settings


def told(records: list[logging.LogRecord]) -> list[dict[str, str]]:
    lines = [shlex.split(one.getMessage()) for one in records if one.name == "driftwire"]
    return [dict(pair.split("=", 1) for pair in line) for line in lines]


def test_a_run_logs_its_stages_and_what_it_refused_with_the_ids_of_run_and_capture(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    own = settings({"DRIFTWIRE_HOME": str(tmp_path / "var")})
    (tmp_path / "in.jsonl").write_text('{"url": "https://a.example/1", "body": ""}\n')
    with Writer(own.landing, own.now) as writer:
        land([tmp_path / "in.jsonl"], "*", writer)
    with caplog.at_level(logging.INFO, "driftwire"):
        run_step(own, "admit")
    with Workspace(own) as workspace:
        (rejected,) = workspace.warehouse.rows(Rejected)
        found = workspace.warehouse.query("select stage, run_id, peak_megabytes from run")
    runs = {stage: (run_id, peak) for stage, run_id, peak in found}
    lines = told(caplog.records)
    (refused,) = [line for line in lines if line["event"] == "refused"]
    assert (refused["capture"], refused["reason"]) == (rejected.capture_id, rejected.reason)
    stages = {line["stage"]: line for line in lines if line["event"] == "stage"}
    assert stages.keys() >= {"revision", "article", "rejected", "capture"}
    assert {line["run"] for line in lines} == {runs["article"][0]}
    assert int(stages["article"]["peak_megabytes"]) == runs["article"][1] > 20


def test_a_value_that_would_break_the_line_is_quoted(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "driftwire"):
        note("odd", "r", source='a "b"\nc=d', empty="")
    ((line,),) = ([one.getMessage() for one in caplog.records],)
    assert line == 'event=odd run=r source="a \\"b\\"\\nc=d" empty=""'
