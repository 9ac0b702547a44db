"""Makes all tables again from landing alone."""

from pathlib import Path

from pipeline import fault
from pipeline.landing.archive import received
from pipeline.run.lock import only_writer
from pipeline.run.step import StepResult, work_off
from pipeline.settings import Settings
from pipeline.warehouse.snapshot import versions


def remove_stores(settings: Settings) -> None:
    """The log first: without its file it would be taken for the log of the next one."""
    for file in settings.stores:
        for path in (Path(f"{file}.wal"), file):
            path.unlink(missing_ok=True)
            fault.point("rebuild.after_unlink")


def rebuild(settings: Settings) -> list[StepResult]:
    """The readers keep the snapshot of before until the new one is published.

    Raises:
        ArchiveMissing: a part of landing is not there; nothing was begun.
    """
    with only_writer(settings.home):
        received(settings)
        remove_stores(settings)
        # What is published may be what is damaged: nothing of it counts as up to date.
        for version in versions(settings.home):
            (version / "manifest.json").unlink(missing_ok=True)
        return list(work_off(settings))
