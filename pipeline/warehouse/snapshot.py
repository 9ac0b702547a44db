"""The published snapshot: a versioned folder, shown by one rename of a link; readers keep the one they opened."""

import json
import os
import shutil
from pathlib import Path

from pipeline.settings import ROOT
from pipeline.warehouse.store import Store
from pipeline.warehouse.table import published_tables

KEPT = 2  # a reader who opened the link just before the switch still finds its files
_VIEWS = ROOT / "warehouse" / "views.sql"


def versions(home: Path) -> list[Path]:
    """The complete versions, oldest first."""
    return sorted(p for p in (home / "versions").glob("[0-9]*") if p.is_dir())


def newest(home: Path) -> int:
    found = versions(home)
    return int(found[-1].name) if found else 0


def numbered(home: Path, number: int) -> Path:
    return home / "versions" / f"{number:08d}"


def write_version(warehouse: Store, cache: Store, version: Path, hashes: dict[str, str]) -> None:
    """Aside first, then one rename: a version is complete or absent."""
    aside = version.with_name(f".{version.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    (aside / "parquet").mkdir(parents=True)
    warehouse.run_script(_VIEWS.read_text(encoding="utf-8"))
    _write_parquet(warehouse, cache, aside / "parquet")
    warehouse.checkpoint()
    _copy(warehouse.path, aside / "driftwire.duckdb")
    (aside / "manifest.json").write_text(json.dumps({"tables": hashes}, indent=1, sort_keys=True), encoding="utf-8")
    _sync(aside)
    aside.rename(version)
    _sync(version.parent)


def switch_to(published: Path, version: Path) -> None:
    link = published.with_name(f".{published.name}.link")
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(version, published.parent))
    link.replace(published)


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written, 16_000_000)
        written.flush()
        os.fsync(written.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_parquet(warehouse: Store, cache: Store, folder: Path) -> None:
    """Full texts by week, and every table whole."""
    for table in published_tables():
        warehouse.copy_to_parquet(f'select * from "{table}"', folder / f"{table}.parquet")  # noqa: S608 - our own names
    # The cache has no week: the ISO week of the publication time is the same expression as in core/identity.py.
    week = "coalesce(strftime(published_at, '%G-W%V'), 'undated')"
    for (one,) in cache.query(f"select distinct {week} from article_text order by 1"):  # noqa: S608 - a constant
        cache.copy_to_parquet(
            f"select article_id, url, outlet, title, text from article_text where {week} = '{one}' order by article_id",  # noqa: S608
            folder / f"text_{one}.parquet",
        )
