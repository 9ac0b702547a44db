"""The published snapshot: a versioned folder, shown by one rename of a link; readers keep the one they opened."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from pipeline import fault
from pipeline.durable import sync_folder
from pipeline.settings import ROOT
from pipeline.warehouse import parquet
from pipeline.warehouse.store import Store
from pipeline.warehouse.table import published_tables

# What the gate and the run tell of themselves is written when they have told it.
LAST = frozenset({"quality_result", "run"})
KEPT = 2  # a reader who opened the link just before the switch still finds its files
# In this order: macros ask the metrics, the dictionary describes the others.
_SCRIPTS = ("views", "view_column", "metric", "macros", "dictionary")


class Manifest(NamedTuple):
    """Canonical hashes of the tables, and what each Parquet file was made of."""

    tables: dict[str, str]
    parquet: dict[str, str]


def versions(home: Path) -> list[Path]:
    """The complete versions, oldest first."""
    return sorted(p for p in (home / "versions").glob("[0-9]*") if p.is_dir())


def newest(home: Path) -> int:
    found = versions(home)
    return int(found[-1].name) if found else 0


def numbered(home: Path, number: int) -> Path:
    return home / "versions" / f"{number:08d}"


def manifest(version: Path) -> Manifest:
    """Empty where there is none."""
    file = version / "manifest.json"
    told = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return Manifest(dict(told.get("tables", {})), dict(told.get("parquet", {})))


def _scripts() -> list[str]:
    return [(ROOT / "warehouse" / f"{name}.sql").read_text(encoding="utf-8") for name in _SCRIPTS]


def describe(warehouse: Store) -> None:
    """Views, macros and the dictionary, beside tables that are all there."""
    with warehouse.transaction():  # one for all: else each comment waits for the disk
        for script in _scripts():
            warehouse.run_script(script)


def description_hash() -> str:
    """Another view or meaning is news for the readers, even where no row has changed."""
    return hashlib.sha256("\n".join(_scripts()).encode()).hexdigest()


def _nothing() -> None:
    pass


def write_version(
    warehouse: Store,
    cache: Store,
    version: Path,
    hashes: dict[str, str],
    code: str = "",
    texts_since: str = "",
    judge: Callable[[], None] = _nothing,
) -> None:
    """Aside first, then one rename: a version is complete or absent. `judge` is called while most of it is written: it
    may add to the tables of LAST, and where it raises an error there is no version."""
    aside = version.with_name(f".{version.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    (aside / "parquet").mkdir(parents=True)
    describe(warehouse)
    try:
        before = numbered(version.parents[1], int(version.name) - 1)
        older = (before / "parquet", manifest(before).parquet)
        with (
            ThreadPoolExecutor(1) as beside,
            parquet.writing(warehouse, cache, code, aside / "parquet", older) as files,
        ):
            files.texts(texts_since)
            files.tables(set(published_tables()) - LAST)
            judge()
            files.check()
            warehouse.checkpoint()
            # From here on the warehouse is only read, so its file may be copied.
            copied = beside.submit(_copy, warehouse.path, aside / "driftwire.duckdb")
            files.tables(LAST)
            digests = files.digests()
            copied.result()
        told = Manifest(hashes, digests)._asdict()
        (aside / "manifest.json").write_text(json.dumps(told, indent=1, sort_keys=True), encoding="utf-8")
        sync_folder(aside)
    except BaseException:  # raised again: what stays aside would take the room that the next run asks for
        shutil.rmtree(aside, ignore_errors=True)
        raise
    fault.point("version.before_rename")
    aside.rename(version)
    fault.point("version.after_rename")
    sync_folder(version.parent)


def switch_to(published: Path, version: Path) -> None:
    link = published.with_name(f".{published.name}.link")
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(version, published.parent))
    fault.point("published.before_switch")
    link.replace(published)
    fault.point("published.after_switch")


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written, 16_000_000)
        written.flush()
        os.fsync(written.fileno())
