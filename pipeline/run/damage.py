"""What the files themselves tell: landing and the published snapshot, byte for byte."""

import zlib
from pathlib import Path
from typing import NamedTuple

from warcio.exceptions import ArchiveLoadFailed

from pipeline.landing.archive import ArchiveMissing, archived, name_of, received
from pipeline.landing.segment import DamagedSegment, read
from pipeline.settings import Settings
from pipeline.warehouse.canonical import canonical_hash
from pipeline.warehouse.sandbox import NothingPublished
from pipeline.warehouse.sandbox import snapshot as opened
from pipeline.warehouse.store import DamagedFile, Store
from pipeline.warehouse.table import published_tables

# What reading strange bytes raises; a flipped bit may hit the compression, the frame or the record.
_UNREADABLE = (DamagedSegment, EOFError, OSError, zlib.error, ArchiveLoadFailed, ValueError, KeyError, TypeError)


class Landing(NamedTuple):
    """What it holds, the archive included; `segments` by name."""

    captures: set[str]
    segments: set[str]
    broken: list[str]


class Readers(NamedTuple):
    """Canonical hashes of the published tables; empty where the file cannot be read."""

    hashes: dict[str, str]
    broken: list[str]


def landing(settings: Settings) -> Landing:
    """Every capture against its sha256."""
    found: set[str] = set()
    broken: list[str] = []
    try:
        paths = received(settings)
    except ArchiveMissing as missing:
        broken.append(f"landing: {missing}")
        paths = received(settings, archived(settings))
    for path in paths:
        try:
            found.update(one.capture_id for one in read(path))
        except _UNREADABLE as fault:
            told = f"{type(fault).__name__} {fault}"[:200]
            broken.append(f"landing: {path.name} is damaged, restore it from a backup: {told}")
    return Landing(found, {name_of(path) for path in paths}, broken)


def snapshot(published: Path) -> Readers:
    hashes: dict[str, str] = {}
    try:
        with opened(published) as connection:
            for table in published_tables():
                hashes[table] = canonical_hash(connection, table)
    except NothingPublished as missing:
        return Readers({}, [str(missing)])
    except DamagedFile as fault:
        return Readers({}, [f"the published file is damaged; run `driftwire rebuild`: {str(fault)[:200]}"])
    return Readers(hashes, [])


def band_index(file: Path) -> list[str]:
    """Where it is missing or of another version, the next run makes it anew."""
    if not file.exists():
        return []
    try:
        with Store(file) as store:
            read_all(store)
    except DamagedFile as fault:
        return [f"{file.name} is damaged; delete it, and the next run makes it anew: {str(fault)[:200]}"]
    return []


def read_all(store: Store) -> None:
    """Raises DamagedFile: DuckDB checks a block when it is read, not when the file is opened."""
    for table in sorted(store.tables()):
        store.hash_of(table)
