"""What an interrupted run left aside; nothing else may ever be there."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from pipeline.settings import Settings
from pipeline.warehouse.snapshot import KEPT, versions

STALE_SECONDS = 3_600.0  # a segment is written in seconds; who writes longer than this is dead


def leftovers(settings: Settings) -> Iterator[Path]:
    """The caller holds the writer's lock: nobody makes a version meanwhile. Landing is written without it."""
    yield from sorted(settings.home.glob("versions/.*"))
    yield from (
        link for link in [settings.published.with_name(f".{settings.published.name}.link")] if link.is_symlink()
    )
    long_ago = time.time() - STALE_SECONDS
    for root in (settings.landing, settings.archive):
        yield from (part for part in sorted(root.glob("*/.*.part")) if part.stat().st_mtime < long_ago)


def tidied(settings: Settings) -> int:
    """How many leftovers and older versions were removed."""
    found = [*leftovers(settings), *versions(settings.home)[:-KEPT]]
    for path in found:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    # What workers have read ahead is admitted by now; what is not, admission reads itself.
    shutil.rmtree(settings.home / "reading", ignore_errors=True)
    return len(found)
