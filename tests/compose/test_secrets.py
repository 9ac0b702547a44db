"""`make secrets`: everything that the compose file asks for, made once."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.compose.conftest import ROOT, Refused, composed, wanted


def made(file: Path) -> dict[str, str]:
    subprocess.run([sys.executable, ROOT / "deploy" / "make_secrets.py", file], check=True, capture_output=True)
    return dict(line.split("=", 1) for line in file.read_text().splitlines())


def test_it_makes_what_the_compose_file_asks_for_but_the_contact(tmp_path: Path) -> None:
    told = made(tmp_path / ".env")
    assert set(told) == wanted()
    with pytest.raises(Refused, match="DRIFTWIRE_CONTACT"):
        composed(told)
    assert composed({**told, "DRIFTWIRE_CONTACT": "mailto:desk@example.org"})["services"]


def test_no_two_secrets_are_alike_and_all_are_long(tmp_path: Path) -> None:
    told = [value for name, value in made(tmp_path / ".env").items() if name != "DRIFTWIRE_CONTACT"]
    assert len(set(told)) == len(told)
    assert min(len(value) for value in told) >= 44


def test_a_second_call_keeps_what_is_there_and_adds_what_is_missing(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    first = made(file)
    file.write_text("\n".join(f"{n}={v}" for n, v in first.items() if n != "REDIS_PASSWORD"))
    second = made(file)
    assert {n: v for n, v in second.items() if n != "REDIS_PASSWORD"} == {
        n: v for n, v in first.items() if n != "REDIS_PASSWORD"
    }
    assert len(second["REDIS_PASSWORD"]) == 64
    assert file.stat().st_mode & 0o777 == 0o600
