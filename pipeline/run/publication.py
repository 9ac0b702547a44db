"""Puts the private warehouse before the readers: gate, files aside, one rename."""

import shutil
from datetime import timedelta

from pipeline.rows import QualityResult, Run
from pipeline.run.version import code_version
from pipeline.run.workspace import Workspace
from pipeline.settings import Settings
from pipeline.validate import publication
from pipeline.warehouse.snapshot import (
    KEPT,
    description_hash,
    manifest,
    newest,
    numbered,
    switch_to,
    versions,
    write_version,
)
from pipeline.warehouse.table import ddl, published_tables

NOT_CANONICAL = frozenset({"run", "feed", "quality_result"})
# Beside the tables' hashes in the manifest: the first week whose texts are published.
TEXTS_SINCE = "texts_since"


class GateFailed(RuntimeError):
    """The tables are not fit to be published; the readers keep the snapshot before."""


def canonical_hashes(workspace: Workspace) -> dict[str, str]:
    """As each stage recorded it when it replaced its table: to hash a million articles again takes half a minute."""
    return {t: workspace.hash_of(t) for t in published_tables() if t not in NOT_CANONICAL}


def texts_since(settings: Settings) -> str:
    """The first ISO week whose full texts are published; blank where none expires."""
    weeks = timedelta(weeks=settings.text_weeks)
    return (settings.now() - weeks).strftime("%G-W%V") if weeks else ""


def texts_expired(settings: Settings) -> bool:
    """Whether the readers see texts that should be gone."""
    return manifest(settings.published).tables.get(TEXTS_SINCE, "") != texts_since(settings)


def publish(workspace: Workspace) -> bool:
    """False where the readers have it all already.

    Raises:
        GateFailed: an expectation on the tables does not hold.
    """
    settings = workspace.settings
    store = workspace.warehouse
    for table in published_tables():
        if table not in store.tables():
            store.run_script(ddl(table))
            workspace.changed(table)
    since = texts_since(settings)
    state = canonical_hashes(workspace) | {
        "feed": workspace.hash_of("feed"), "description": description_hash(), TEXTS_SINCE: since,
    }  # fmt: skip
    if state == manifest(settings.published).tables:
        return False
    version = numbered(settings.home, newest(settings.home) + 1)
    write_version(
        workspace.warehouse, workspace.cache, version, state, code_version(), since, lambda: _judge(workspace)
    )
    switch_to(settings.published, version)
    for old in versions(settings.home)[:-KEPT]:
        shutil.rmtree(old)
    return True


def _judge(workspace: Workspace) -> None:
    """The publication gate; what it and this run have to tell is part of what is published."""
    settings, store = workspace.settings, workspace.warehouse
    tables = {t: store.arrow(f'select * from "{t}"') for t in published_tables()}  # noqa: S608 - our own table names
    results = publication.check(tables, settings.now())
    store.put(QualityResult, results)
    workspace.changed("quality_result")
    failed = sorted(f"{r.subject}: {r.expectation}" for r in results if not r.success)
    if failed:
        raise GateFailed("; ".join(failed[:10]))
    store.append(Run, [Run(workspace.run_id, "publish", settings.now(), 0.0, 0, 0, 0, 0, "", "")])
