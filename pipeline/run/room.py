"""Whether a step has room to write, asked before it begins: a full disk stops it with everything as it was."""

import shutil
from pathlib import Path

from pipeline.settings import Settings

LEAST = 256_000_000  # bytes that stay free for Airflow, logs and landing
# Beside the file: its log, blocks that are written anew before the old ones are free, and the published copy.
TIMES = 2.0


class NoRoom(OSError):
    """Too little disk for what is to be done; nothing was begun."""


def needed(settings: Settings) -> int:
    """Bytes, from the size of what is there."""
    sizes = [path.stat().st_size for path in settings.stores if path.exists()]
    return LEAST + round(TIMES * sum(sizes))


def ask_for_room(settings: Settings) -> None:
    """Raises NoRoom."""
    free = shutil.disk_usage(_existing(settings.home)).free
    if free < needed(settings):
        raise NoRoom(
            f"{settings.home}: {free / 1e6:.0f} MB free, {needed(settings) / 1e6:.0f} MB are needed; "
            "make room and run again, nothing is lost"
        )


def _existing(path: Path) -> Path:
    return path if path.exists() else _existing(path.parent)
