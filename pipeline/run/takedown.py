"""Takes an article down: its bytes leave landing, its rows go, a tombstone stays."""

import shutil
from pathlib import Path

from pipeline import fault
from pipeline.core.address import normalised
from pipeline.landing.received import Received
from pipeline.landing.segment import read, segments, write_http, write_records
from pipeline.landing.writer import Writer
from pipeline.rows import Document, FeedEntry, Landed, Segment
from pipeline.run.lock import only_writer
from pipeline.run.step import run_all
from pipeline.run.workspace import Workspace
from pipeline.settings import Settings
from pipeline.warehouse.snapshot import versions


def forget(settings: Settings, url: str) -> int:
    """How many captures left landing. The snapshot of before is deleted with them."""
    address = normalised(url)
    with only_writer(settings.home), Workspace(settings) as workspace:
        gone = {d.capture_id for d in workspace.cache.rows(Document) if d.url == address}
        gone |= {
            c.capture_id for c in workspace.cache.rows(Landed) if c.kind == "page" and normalised(c.address) == address
        }
        with Writer(settings.landing, settings.now) as writer:
            writer.record(source="decision", address=address, kind="tombstone", body=address.encode())
        for path in segments(settings.landing):
            _rewrite_without(gone, path, settings.landing)
        with workspace.cache.transaction():
            # Landing was rewritten, so all of it is read again.
            for table in (Landed, Document, FeedEntry, Segment):
                workspace.cache.replace(table, [])
            workspace.cache.run_script("drop table if exists memo; drop table if exists article_text")
    run_all(settings)
    for old in versions(settings.home)[:-1]:
        shutil.rmtree(old)
    return len(gone)


def _rewrite_without(gone: set[str], path: Path, landing: Path) -> None:
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
        (write_http if path.name.endswith(".warc.gz") else write_records)(landing, kept)
    fault.point("forget.before_unlink")
    path.unlink()
    fault.point("forget.after_unlink")
