"""The environment, read once."""

from datetime import UTC, datetime
from pathlib import Path

from pipeline.settings import SAMPLE_CLOCK, SAMPLE_MARK, settings


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert settings({"DRIFTWIRE_HOME": ""}).home == settings({}).home == Path("var").absolute()


def test_the_home_of_the_sample_has_its_clock_whoever_asks(tmp_path: Path) -> None:
    (tmp_path / SAMPLE_CLOCK).write_text("2026-07-06T00:00:00+00:00\n")
    environ = {"DRIFTWIRE_HOME": str(tmp_path)}
    assert not settings(environ).sample
    (tmp_path / SAMPLE_MARK).touch()
    own = settings(environ)
    assert (own.sample, own.now()) == (True, datetime(2026, 7, 6, tzinfo=UTC))
