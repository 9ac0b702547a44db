"""Makes all tables again from landing alone."""

from pathlib import Path

from pipeline import fault
from pipeline.run.lock import only_writer
from pipeline.run.step import StepResult, run_all
from pipeline.settings import Settings


def rebuild(settings: Settings) -> list[StepResult]:
    """The readers keep the snapshot of before until the new one is published."""
    with only_writer(settings.home):
        for file in (settings.warehouse, settings.cache):
            for path in (file, Path(f"{file}.wal")):
                path.unlink(missing_ok=True)
                fault.point("rebuild.after_unlink")
    return run_all(settings)
