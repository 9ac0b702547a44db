"""The image's recipe; its steps are a script, so that they can be run where no engine is."""

import re

from tests.compose.conftest import ROOT


def recipe() -> str:
    return (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_it_runs_as_an_unprivileged_user_and_installs_nothing_at_start() -> None:
    last = recipe().split("FROM")[-1]
    assert re.findall(r"^USER (.+)$", last, re.M) == ["50000:0"]
    assert "pip" not in last
    assert "ENTRYPOINT" not in last


def test_what_the_script_copies_is_in_the_build_context() -> None:
    context = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    (copied,) = re.findall(r"^for one in (.+); do$", (ROOT / "deploy" / "install.sh").read_text(), re.M)
    assert set(copied.split()) <= context
    assert ".env" not in context


def test_every_package_is_installed_by_its_hash() -> None:
    assert "--require-hashes" in (ROOT / "deploy" / "install.sh").read_text()
