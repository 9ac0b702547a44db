"""What is to be done from time to time, so that nobody need think of it: takedowns that hold, room, and a check."""

import time
from contextlib import suppress
from typing import NamedTuple

from pipeline.landing.inbox import DONE
from pipeline.run.takedown import forget_again
from pipeline.run.verify import verify
from pipeline.settings import Settings
from pipeline.warehouse.store import DamagedFile

DONE_KEPT_SECONDS = 30 * 86_400.0  # for whoever wonders what was dropped; landing has it all


class Maintained(NamedTuple):
    """`broken`: what `driftwire verify` says."""

    forgotten: int
    removed: int
    broken: list[str]


def maintain(settings: Settings) -> Maintained:
    """Safe to repeat, and beside everything else that runs."""
    removed, forgotten = _empty_done(settings), 0
    verdict = verify(settings)
    if not verdict.ok:
        with suppress(DamagedFile):  # the verdict has told it
            forgotten = forget_again(settings)
    return Maintained(forgotten, removed, verify(settings).broken if forgotten else verdict.broken)


def _empty_done(settings: Settings) -> int:
    long_ago = time.time() - DONE_KEPT_SECONDS
    old = [f for f in (settings.inbox / DONE).rglob("*") if f.is_file() and f.stat().st_mtime < long_ago]
    for file in old:
        file.unlink()
    return len(old)
