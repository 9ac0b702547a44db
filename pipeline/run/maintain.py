"""What is to be done from time to time, so that nobody need think of it: takedowns that hold, room, and a check."""

import time
from contextlib import suppress
from datetime import timedelta
from typing import NamedTuple

from pipeline.landing.archive import ArchiveMissing, archive
from pipeline.landing.inbox import DONE
from pipeline.rows import Segment
from pipeline.run.lock import only_writer
from pipeline.run.publication import texts_expired
from pipeline.run.step import run_step
from pipeline.run.takedown import forget_again
from pipeline.run.verify import verify
from pipeline.run.workspace import Workspace
from pipeline.settings import Settings
from pipeline.warehouse.store import DamagedFile

DONE_KEPT_SECONDS = 30 * 86_400.0  # for whoever wonders what was dropped; landing has it all


class Maintained(NamedTuple):
    """`archived`: segments of landing; `broken`: what `driftwire verify` says."""

    forgotten: int
    removed: int
    archived: int
    broken: list[str]


def maintain(settings: Settings) -> Maintained:
    """Safe to repeat, and beside everything else that runs."""
    removed, forgotten = _empty_done(settings), 0
    archived = _archive(settings)
    if settings.published.exists() and texts_expired(settings):
        with suppress(ArchiveMissing, DamagedFile):  # the verdict tells it
            run_step(settings, "publish")
    verdict = verify(settings)
    if not verdict.ok:
        with suppress(ArchiveMissing, DamagedFile):  # the verdict has told it
            forgotten = forget_again(settings)
    return Maintained(forgotten, removed, archived, verify(settings).broken if forgotten else verdict.broken)


def _archive(settings: Settings) -> int:
    """What was admitted long ago; what is landed and not yet read stays before our eyes."""
    if not settings.landing_weeks or not settings.cache.exists():
        return 0
    before = (settings.now() - timedelta(weeks=settings.landing_weeks)).date()
    with suppress(ArchiveMissing, DamagedFile), only_writer(settings.home):  # the verdict tells it
        with Workspace(settings) as workspace:
            admitted = [s.segment for s in workspace.cache.rows(Segment)]
        return archive(settings, admitted, before)
    return 0


def _empty_done(settings: Settings) -> int:
    long_ago = time.time() - DONE_KEPT_SECONDS
    old = [f for f in (settings.inbox / DONE).rglob("*") if f.is_file() and f.stat().st_mtime < long_ago]
    for file in old:
        file.unlink()
    return len(old)
