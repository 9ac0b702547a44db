"""Old segments in another folder, on another disk if you like: the same files in the same folders of days.

Landing and the archive together are what was received. Nothing reads an archived segment in daily work, since what it
holds was admitted long ago; a new version of the code, a rebuild, a takedown and the nightly check read all of it.
"""

import os
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pipeline import fault
from pipeline.durable import sync_folder
from pipeline.landing.segment import segments
from pipeline.settings import Settings


class ArchiveMissing(OSError):
    """Segments were archived, and are not where they were put."""


def name_of(path: Path) -> str:
    """Of a segment, wherever it lies: its day and its file."""
    return f"{path.parent.name}/{path.name}"


def _list(settings: Settings) -> Path:
    """The names of what is archived: it stays here, so that a disk that is not there is noticed."""
    return settings.home / "archived"


def archived(settings: Settings) -> set[str]:
    file = _list(settings)
    return set(file.read_text(encoding="ascii").split()) if file.exists() else set()


def _note(settings: Settings, names: set[str]) -> None:
    if names != archived(settings):
        aside = _list(settings).with_suffix(".part")
        aside.write_text("".join(f"{name}\n" for name in sorted(names)), encoding="ascii")
        aside.replace(_list(settings))


def noted(settings: Settings) -> None:
    """What was written to the archive stands on the list; what is lost of it stays there, to be missed."""
    _note(settings, archived(settings) | {name_of(path) for path in segments(settings.archive)})


def removed(settings: Settings, path: Path) -> None:
    """A segment that shall go, archived or not; it is off the list before it is off the disk."""
    if path.is_relative_to(settings.archive):
        _note(settings, archived(settings) - {name_of(path)})
    path.unlink()


def received(settings: Settings, besides: Iterable[str] = ()) -> list[Path]:
    """The segments of landing and of the archive, oldest first, without those of these names.

    Raises:
        ArchiveMissing: one of them was archived and is not there.
    """
    known = set(besides)
    found = {name_of(path): path for root in (settings.archive, settings.landing) for path in segments(root)}
    missing = archived(settings) - found.keys() - known
    if missing:
        raise ArchiveMissing(
            f"{len(missing)} archived segments are not in {settings.archive}: mount it, or restore them."
            f" To go on without what they held, delete {_list(settings)}"
        )
    return [path for name, path in sorted(found.items()) if name not in known]


def located(settings: Settings, name: str) -> Path:
    here = settings.landing / name
    return here if here.exists() else settings.archive / name


def archive(settings: Settings, admitted: Iterable[str], before: date) -> int:
    """How many admitted segments of the days before were moved. The copy is whole before the original goes.

    Raises:
        ArchiveMissing: what was archived before is not there; nothing is put into the place of a disk.
    """
    received(settings)
    names, moved = set(admitted), 0
    for path in segments(settings.landing):
        if path.parent.name < before.isoformat() and name_of(path) in names:
            _move(path, settings.archive / name_of(path))
            moved += 1
    if moved:
        noted(settings)
    return moved


def _move(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.part")
    with path.open("rb") as source, aside.open("wb") as copy:
        shutil.copyfileobj(source, copy)
        copy.flush()
        os.fsync(copy.fileno())
    shutil.copystat(path, aside)
    aside.rename(target)
    for folder in (target.parent, target.parent.parent):
        sync_folder(folder)
    fault.point("retention.before_unlink")
    path.unlink()
    fault.point("retention.after_unlink")
    if not any(path.parent.iterdir()):
        path.parent.rmdir()
