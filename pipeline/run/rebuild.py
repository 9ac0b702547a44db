"""Makes all tables again from landing alone."""

from pipeline.landing.archive import received
from pipeline.run.lock import only_writer
from pipeline.run.step import StepResult, work_off
from pipeline.run.workspace import remove_stores
from pipeline.settings import Settings
from pipeline.warehouse.snapshot import versions


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
