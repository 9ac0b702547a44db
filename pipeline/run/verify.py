"""Checks the invariants of the product; tells what is broken in sentences."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.rows import Capture, Segment
from pipeline.run import damage
from pipeline.run.lock import only_writer
from pipeline.run.publication import NOT_CANONICAL, TEXTS_SINCE
from pipeline.run.tidy import leftovers
from pipeline.run.workspace import Workspace
from pipeline.settings import Settings
from pipeline.warehouse.parquet import text_query
from pipeline.warehouse.snapshot import KEPT, manifest, versions
from pipeline.warehouse.store import DamagedFile, log_is_lost
from pipeline.warehouse.table import key, published_tables

OUTCOMES = frozenset({"stored", "duplicate", "rejected", "held", "skipped"})
# What holds no article by its nature, and what somebody decided against. Anything else that is skipped was lost.
SKIPPED = ("decision", "feed_document", "forgotten", "held_then_rejected", "review", "tombstone")


class Verdict(NamedTuple):
    """`tables`: canonical sha256 of each published table; `broken`: one sentence per broken invariant."""

    ok: bool
    tables: dict[str, str]
    broken: list[str]


def verify(settings: Settings) -> Verdict:
    """Goes through everything, also when something is broken: an operator wants the whole list."""
    with only_writer(settings.home):
        landing = damage.landing(settings)
        readers = damage.snapshot(settings.published)
        broken = [*landing.broken, *readers.broken, *_stores(settings, landing, readers), *_leftovers(settings)]
    tables = {t: sha for t, sha in readers.hashes.items() if t not in NOT_CANONICAL}
    return Verdict(not broken, tables, broken)


def _stores(settings: Settings, landing: damage.Landing, readers: damage.Readers) -> list[str]:
    stores = (settings.warehouse, settings.cache)
    if not all(store.exists() for store in stores):
        return ["there is no warehouse or no cache; run `driftwire rebuild`"]
    # Before the stores are opened: opening a file cuts off what of its log cannot be read.
    lost = [f"the log of {f.name} is damaged; run `driftwire rebuild`" for f in stores if log_is_lost(f)]
    lost += damage.band_index(settings.band_index)
    try:
        with Workspace(settings) as workspace:
            damage.read_all(workspace.cache)
            return [
                *lost,
                *_snapshot(settings, workspace, readers),
                *_parquet(settings, workspace),
                *_ledger(settings, workspace, landing),
                *_balance(workspace),
                *_keys(workspace),
            ]
    except DamagedFile as fault:
        return [*lost, f"the warehouse or the cache is damaged; run `driftwire rebuild`: {str(fault)[:200]}"]


def _snapshot(settings: Settings, workspace: Workspace, readers: damage.Readers) -> Iterator[str]:
    if not readers.hashes:
        return
    told = json.loads((settings.published / "manifest.json").read_text(encoding="utf-8"))["tables"]
    for table, digest in readers.hashes.items():
        if table in NOT_CANONICAL:
            continue
        if told.get(table) != digest:
            yield f"{table}: the published file does not hold what its manifest tells"
        if workspace.warehouse.hash_of(table) != digest:
            yield f"{table}: the warehouse and the published snapshot differ; run `driftwire publish`"


def _parquet(settings: Settings, workspace: Workspace) -> Iterator[str]:
    """The files of the tables and texts, of whatever week, against the tables."""
    folder = settings.published / "parquet"
    since = manifest(settings.published).tables.get(TEXTS_SINCE, "")
    for table in sorted({*published_tables(), "text"} - NOT_CANONICAL):
        named = re.compile(rf"{table}(_\d{{4}}-W\d\d|_undated)?\.parquet")
        files = sorted(file for file in folder.glob(f"{table}*.parquet") if named.fullmatch(file.name))
        store, query = workspace.warehouse, f'select * from "{table}"'
        if table == "text":
            store, query = workspace.cache, text_query(since)
        if not store.equals_parquet(query, files):
            yield f"{table}: its Parquet files do not hold the table; run `driftwire rebuild`"


def _ledger(settings: Settings, workspace: Workspace, landing: damage.Landing) -> Iterator[str]:
    """Landing against the capture table, and what was to be forgotten."""
    captures = workspace.warehouse.rows(Capture)
    recorded = {c.capture_id for c in captures}
    if landing.captures - recorded:
        yield f"ledger: {len(landing.captures - recorded)} landed captures are in no table; run `driftwire detect`"
    if recorded - landing.captures:
        yield f"ledger: {len(recorded - landing.captures)} captures of the table are not in landing"
    unknown = Counter(c.outcome for c in captures if c.outcome not in OUTCOMES)
    if unknown:
        yield f"ledger: captures without a lawful outcome: {dict(unknown)}"
    read = {s.segment for s in workspace.cache.rows(Segment)}
    if read - landing.segments:
        yield f"landing: {len(read - landing.segments)} segments that were read are gone"
    kept = landing.captures & {c.capture_id for c in captures if c.reason == "forgotten"}
    if kept:
        yield f"landing: {len(kept)} captures that were to be forgotten are still there; run `driftwire maintain`"


def _balance(workspace: Workspace) -> Iterator[str]:
    """What is stored, rejected or held stands in the table that its outcome names."""
    checks = {
        "captures were skipped for no lawful reason": "select count(*) from capture where outcome = 'skipped'"
        f" and (reason is null or reason not in {SKIPPED})",
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
            f'select count(*) from (select {columns} from "{table}" group by {columns} having count(*) > 1)'
        )
        if found[0][0]:
            yield f"{table}: {found[0][0]} keys ({columns}) stand twice"


def _leftovers(settings: Settings) -> Iterator[str]:
    for path in leftovers(settings):
        yield f"stale temporary file {path.relative_to(settings.home)}; the next run removes it"
    if len(versions(settings.home)) > KEPT:
        yield f"{len(versions(settings.home))} published versions, {KEPT} are kept"
