"""Takes an article down: its bytes leave landing and all stores, its rows go, a tombstone stays."""

import shutil
from pathlib import Path

from pipeline import fault
from pipeline.core.address import normalised, parts
from pipeline.landing.archive import noted, received, removed
from pipeline.landing.inbox import DONE
from pipeline.landing.received import Received
from pipeline.landing.segment import read, write_http, write_records
from pipeline.landing.writer import Writer
from pipeline.rows import Capture, Document, Landed, Run
from pipeline.run.lock import only_writer
from pipeline.run.step import work_off
from pipeline.run.workspace import Workspace, remove_stores
from pipeline.settings import Settings
from pipeline.warehouse.snapshot import versions
from pipeline.warehouse.store import Store


class NoAddress(ValueError):
    """Neither a web address nor `urn:sha256:…`."""


def forget(settings: Settings, url: str) -> int:
    """How many captures left landing. The snapshots of before are deleted with them.

    May be repeated after a crash: what is left of the address goes then.

    Raises:
        NoAddress: the text names no article.
        ArchiveMissing: a part of landing is not there; nothing was begun.
    """
    address = normalised(url)
    if parts(address) is None and not address.startswith("urn:sha256:"):
        raise NoAddress(url)
    with only_writer(settings.home):
        received(settings)
        with Workspace(settings) as workspace:
            gone = {d.capture_id for d in workspace.cache.rows(Document) if d.url == address}
            gone |= {
                c.capture_id
                for c in workspace.cache.rows(Landed)
                if c.kind == "page" and normalised(c.address) == address
            }
        with Writer(settings.landing, settings.now) as writer:
            writer.record(source="decision", address=address, kind="tombstone", body=address.encode())
        if gone:
            _leave_landing(settings, gone)
        _anew(settings)
    return len(gone)


def forget_again(settings: Settings) -> int:
    """How many captures of forgotten articles had come since, from a feed that still names them, and are gone now."""
    if not settings.warehouse.exists():
        return 0
    with only_writer(settings.home):
        with Workspace(settings) as workspace:
            gone = {c.capture_id for c in workspace.warehouse.rows(Capture) if c.reason == "forgotten"}
        if not gone:
            return 0
        _leave_landing(settings, gone)
        _anew(settings)
    return len(gone)


def _leave_landing(settings: Settings, gone: set[str]) -> None:
    for path in received(settings):
        _rewrite_without(settings, gone, path)
    noted(settings)
    # What was dropped is in landing as well; nobody looks for an article in there.
    shutil.rmtree(settings.inbox / DONE, ignore_errors=True)
    with Workspace(settings) as workspace:
        history = workspace.warehouse.rows(Run)
    # A deleted row stays in the file until its block is written anew: only new files are free of it.
    remove_stores(settings)
    with Store(settings.warehouse) as warehouse:
        warehouse.append(Run, history)


def _anew(settings: Settings) -> None:
    for _step in work_off(settings):
        pass
    for old in versions(settings.home)[:-1]:
        shutil.rmtree(old)


def _rewrite_without(settings: Settings, gone: set[str], path: Path) -> None:
    """The shortened segment is written before the old one goes: a capture read twice is one capture."""
    kept: list[Received] = []
    dropped = False
    for one in read(path):
        if one.capture_id in gone:
            dropped = True
        else:
            kept.append(one)
    if not dropped:
        return
    if kept:
        (write_http if path.name.endswith(".warc.gz") else write_records)(path.parents[1], kept)
    fault.point("forget.before_unlink")
    removed(settings, path)
    fault.point("forget.after_unlink")
