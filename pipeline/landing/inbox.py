"""Takes what is dropped into the inbox: complete files only, each landed, then moved aside into `.done`."""

import fcntl
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline import fault
from pipeline.landing.intake import kind_of, land_file
from pipeline.landing.writer import Writer
from pipeline.settings import Settings

DONE = ".done"  # its files are in landing as well: it may be emptied at any time
SETTLE_SECONDS = 1.0  # between two looks: programs that write without pause change a file several times a second


class Look(NamedTuple):
    """A file as it was seen; `modified_ns` since the epoch."""

    size: int
    modified_ns: int


class Taken(NamedTuple):
    """`unreadable` files stay where they are, until somebody mends their rights."""

    files: int
    captures: int
    unreadable: int


def take_inbox(own: Settings) -> Taken:
    """Two looks, then all that is complete; what is still being written is for the next call."""
    own.inbox.mkdir(parents=True, exist_ok=True)
    seen = look(own.inbox)
    if not seen:
        return Taken(0, 0, 0)
    time.sleep(SETTLE_SECONDS)
    with Writer(own.landing, own.now) as writer:
        return take(own.inbox, seen, writer)


def look(inbox: Path) -> dict[Path, Look]:
    """What lies there now; links, dot-files, files of dot-folders and `*.part` are nobody's business."""
    return dict(_seen(inbox))


def _seen(inbox: Path) -> Iterator[tuple[Path, Look]]:
    for path in sorted(inbox.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(inbox).parts)
        if hidden or path.suffix == ".part" or path.is_symlink():
            continue
        try:
            told = path.stat()
        except OSError:  # taken away between the listing and the look
            continue
        if path.is_file():
            yield path, Look(told.st_size, told.st_mtime_ns)


def complete(before: Mapping[Path, Look], now: Mapping[Path, Look]) -> list[Path]:
    """The files that are the same in two looks, and that nobody has open for writing, in a fixed order."""
    return [path for path in sorted(now) if before.get(path) == now[path] and not is_being_written(path)]


def is_being_written(path: Path) -> bool:
    """Whether a process holds the file open for writing; False where the system cannot tell.

    Linux grants a read lease only on a file without writers (fcntl(2), F_SETLEASE), also to a slow one that pauses.
    """
    if sys.platform != "linux":
        return False
    try:
        with path.open("rb") as file:
            # A writer who comes in this moment breaks the lease by a signal: one that nobody minds.
            fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:  # not ours, or a file system without leases
        return False
    return False


def take(inbox: Path, seen: Mapping[Path, Look], writer: Writer) -> Taken:
    """Lands every file of `seen` that is complete by now, flushes, then moves them aside.

    After a crash between the two the files are landed again, as the same captures.
    """
    now = look(inbox)
    landed, unreadable, before = [], 0, writer.captures
    for path in complete(seen, now):
        try:
            land_file(path, kind_of(path) or "unknown", writer)
        except PermissionError:
            unreadable += 1
        except FileNotFoundError:  # its owner took it back
            continue
        else:
            landed.append(path)
    writer.flush()
    for path in landed:
        _set_aside(inbox, path, now[path])
    return Taken(len(landed), writer.captures - before, unreadable)


def _set_aside(inbox: Path, path: Path, landed: Look) -> None:
    """A file that has changed since stays, and is taken again."""
    done = inbox / DONE / path.relative_to(inbox)
    done.parent.mkdir(parents=True, exist_ok=True)
    try:
        told = path.stat()
        if Look(told.st_size, told.st_mtime_ns) == landed:
            fault.point("inbox.before_move")
            path.replace(done)
            fault.point("inbox.after_move")
    except FileNotFoundError:  # the same task may run twice at once
        return
