"""What was mailed, remembered beside the reports: `reports/<week>/mail/<version>.json`, one file per version."""

import json
from pathlib import Path
from typing import NamedTuple

from pipeline.report.shelf import put


class Sent(NamedTuple):
    """`recipients`: for how many the server took it; `waiting`: who is to be tried again; `refused`: who is not."""

    week: str
    version: str
    message_id: str
    sent_at: str
    recipients: int
    waiting: list[str]
    refused: list[str]


def note(reports: Path, one: Sent) -> None:
    put(_folder(reports, one.week) / f"{one.version}.json", json.dumps(one._asdict(), indent=1) + "\n")


def sent(reports: Path, week: str) -> list[Sent]:
    """The versions of a week that went out to anybody, the oldest first."""
    found = [Sent(**json.loads(file.read_text(encoding="utf-8"))) for file in _folder(reports, week).glob("*.json")]
    return sorted(found, key=lambda one: [int(part) for part in one.version.split(".")])


def _folder(reports: Path, week: str) -> Path:
    return reports / week / "mail"
