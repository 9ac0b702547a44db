"""The feeds' state, as the collector keeps it, into the warehouse."""

from pipeline.collect.state import feeds, opened
from pipeline.rows import Feed
from pipeline.run.workspace import Workspace


def read_feeds(workspace: Workspace) -> None:
    """Nothing to tell where nothing was collected."""
    file = workspace.settings.home / "collect.sqlite"
    rows: list[Feed] = []
    if file.exists():
        with opened(file) as state:
            rows = feeds(state)
    if rows != workspace.warehouse.rows(Feed) or "feed" not in workspace.warehouse.tables():
        workspace.warehouse.replace(Feed, rows)
        workspace.changed("feed")
