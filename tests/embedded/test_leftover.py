"""One system per home, and nothing of a killed one survives the next start."""

import os
import sys
from pathlib import Path

import pytest

from pipeline.embedded.component import Component, end_all, members
from pipeline.embedded.leftover import AlreadyUp, only_one, remember


def test_a_second_one_on_the_same_home_is_refused(tmp_path: Path) -> None:
    with only_one(tmp_path), pytest.raises(AlreadyUp), only_one(tmp_path):
        pass


def test_what_a_killed_one_left_is_ended(tmp_path: Path) -> None:
    left = Component("left", [sys.executable, "-c", "import time; time.sleep(60)"], dict(os.environ), tmp_path / "log")
    left.start()
    remember(tmp_path, [left])
    with only_one(tmp_path):
        assert members(left.sessions) == []
    end_all([left])


def test_a_process_that_only_has_the_number_of_an_old_one_lives_on(tmp_path: Path) -> None:
    other = Component("other", [sys.executable, "-c", "import time; time.sleep(60)"], dict(os.environ), tmp_path / "l")
    other.start()
    (tmp_path / "sessions.json").write_text(f"[[{min(other.sessions)}, 1.5]]")
    with only_one(tmp_path):
        assert len(members(other.sessions)) == 1
    end_all([other])
