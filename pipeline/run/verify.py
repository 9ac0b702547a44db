"""Checks the invariants of the product; tells what is broken in sentences."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.landing.segment import DamagedSegment, read, segments
from pipeline.rows import Capture, Segment
from pipeline.run.lock import only_writer
from pipeline.run.publication import NOT_CANONICAL
from pipeline.run.workspace import Workspace
from pipeline.settings import Settings
from pipeline.warehouse.canonical import canonical_hash
from pipeline.warehouse.sandbox import NothingPublished, snapshot
from pipeline.warehouse.snapshot import KEPT, versions
from pipeline.warehouse.table import key, published_tables

OUTCOMES = frozenset({"stored", "duplicate", "rejected", "held", "skipped"})


class Verdict(NamedTuple):
    """`tables`: canonical sha256 of each published table; `broken`: one sentence per broken invariant."""

    ok: bool
    tables: dict[str, str]
    broken: list[str]


def verify(settings: Settings) -> Verdict:
    with only_writer(settings.home):
        hashes: dict[str, str] = {}
        try:
            with snapshot(settings.published) as connection:
                for table in published_tables():
                    if table not in NOT_CANONICAL:
                        hashes[table] = canonical_hash(connection, table)
        except NothingPublished as missing:
            return Verdict(False, {}, [str(missing)])
        with Workspace(settings) as workspace:
            broken = [
                *_snapshot(settings, workspace, hashes),
                *_ledger(settings, workspace),
                *_keys(workspace),
                *_leftovers(settings),
            ]
    return Verdict(not broken, hashes, broken)


def _snapshot(settings: Settings, workspace: Workspace, hashes: dict[str, str]) -> Iterator[str]:
    told = json.loads((settings.published / "manifest.json").read_text(encoding="utf-8"))["tables"]
    for table, digest in hashes.items():
        if told.get(table) != digest:
            yield f"{table}: the published file does not hold what its manifest tells"
        if workspace.hash_of(table) != digest:
            yield f"{table}: the warehouse and the published snapshot differ; run `driftwire publish`"


def _ledger(settings: Settings, workspace: Workspace) -> Iterator[str]:
    """Landing against the capture table, bytes against their hashes, and the balance of every source."""
    landed: set[str] = set()
    for path in segments(settings.landing):
        try:
            landed.update(one.capture_id for one in read(path))
        except (DamagedSegment, EOFError, OSError) as fault:
            yield f"landing: {path.name} is damaged: {fault}"
    captures = workspace.warehouse.rows(Capture)
    recorded = {c.capture_id for c in captures}
    if landed - recorded:
        yield f"ledger: {len(landed - recorded)} landed captures are in no table; run `driftwire detect`"
    if recorded - landed:
        yield f"ledger: {len(recorded - landed)} captures of the table are not in landing"
    unknown = Counter(c.outcome for c in captures if c.outcome not in OUTCOMES)
    if unknown:
        yield f"ledger: captures without a lawful outcome: {dict(unknown)}"
    yield from _balance(workspace)
    read_segments = {s.segment for s in workspace.cache.rows(Segment)}
    on_disk = {p.relative_to(settings.landing).as_posix() for p in segments(settings.landing)}
    if read_segments - on_disk:
        yield f"landing: {len(read_segments - on_disk)} segments that were read are gone"


def _balance(workspace: Workspace) -> Iterator[str]:
    """What is stored, rejected or held stands in the table that its outcome names."""
    checks = {
        "rejected captures without a row in rejected": "select count(*) from capture where outcome = 'rejected'"
        " and capture_id not in (select capture_id from rejected)",
        "stored captures without a revision": "select count(*) from capture where outcome = 'stored'"
        " and capture_id not in (select capture_id from revision)",
        "revisions without a stored capture": "select count(*) from revision where capture_id not in"
        " (select capture_id from capture where outcome = 'stored')",
        "articles in no family or no story": "select count(*) from article where article_id not in"
        " (select article_id from family) or article_id not in (select article_id from story)",
    }
    for what, query in checks.items():
        (count,) = workspace.warehouse.query(query)[0]
        if count:
            yield f"ledger: {count} {what}"


def _keys(workspace: Workspace) -> Iterator[str]:
    for table in published_tables():
        columns = key(table)
        found = workspace.warehouse.query(
            f'select count(*) from (select {columns} from "{table}" group by {columns} having count(*) > 1)'  # noqa: S608 - names of our own DDL
        )
        if found[0][0]:
            yield f"{table}: {found[0][0]} keys ({columns}) stand twice"


def _leftovers(settings: Settings) -> Iterator[str]:
    """Nobody writes while we hold the lock, so a temporary file of a version is a stale one."""
    for path in settings.home.glob("versions/.*"):
        yield f"stale temporary folder {path.name}"
    if len(versions(settings.home)) > KEPT:
        yield f"{len(versions(settings.home))} published versions, {KEPT} are kept"
