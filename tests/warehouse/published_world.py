"""A small world with a row in every table that the analysts' queries ask, as a warehouse that can be published."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.rows import (
    Article,
    ArticleText,
    Capture,
    DriftAlert,
    DriftCause,
    DriftShift,
    Feed,
    Held,
    MutationSpread,
    Rejected,
    Review,
    Story,
)
from pipeline.warehouse.snapshot import describe, newest, numbered, switch_to, write_version
from pipeline.warehouse.store import Store
from pipeline.warehouse.table import ddl, published_tables
from tests.warehouse.mart_case import article, at, change, contradiction, copied, headline, world

WEEK = "2026-W45"
ROWS = [
    *[article("o", "Wire", 0), article("a", "X", 5), article("b", "Y", 10), article("c", "Z", 30)],
    *[copied("o", None), copied("a", "o"), copied("b", "a"), copied("c", "b")],
    *[Story(i, "so") for i in "oabc"],
    *[headline("a", True, 0.5), change("m", "a"), contradiction("k", "o", "a")],
    *[MutationSpread("m", "a", "introducer", at(5)), MutationSpread("m", "b", "carrier", at(10))],
    MutationSpread("m", "c", "reverter", at(30)),
]
BUSY = [
    row
    for i in range(10)
    for row in (
        article(f"z{i}", "Busy", 1),
        copied(f"z{i}", "o"),
        Story(f"z{i}", f"s{i % 5}"),
        headline(f"z{i}", False, 0.1),
    )
]
ALERTS = [
    DriftAlert(WEEK, metric, "overall", 0.1, 0.4, 0.2, 0.6, 0.001, 0.01, "up", 30, 28, "alert", 1, ["m"])
    for metric in ("mutated", "certainty_up")
]
CAUSES = [
    DriftCause(WEEK, a.metric, "overall", 0.3, 0.05, 0.05, 0.2, 0.0, "behaviour", "X", 0.2, "so", 0.01) for a in ALERTS
]
HEALTH = [
    Capture("c1", "file", "a.txt", None, "sha", 10, "rejected", "empty", None, at(500)),
    Capture("c2", "page:the-x-cafe", "https://X/a", at(6), "sha", 10, "stored", None, "a", at(6)),
    Rejected("c1", "file", "document", "empty", "", "sha", 10, at(500)),
    Feed("feed:X", "http://x/feed", "The X Café", "ok", at(499), at(501), 3, 0, None),
    Feed("feed:Gone", "http://gone/feed", "Gone", "disabled", at(9), None, 0, 10, "http_410"),
    *[Review("mutation", "m", "ann", "confirmed", at(600)), Review("mutation", "m", "bob", "confirmed", at(601))],
    *[
        Review("contradiction", "k", "ann", "rejected", at(602)),
        Review("contradiction", "k", "bob", "confirmed", at(603)),
    ],
    DriftShift(WEEK, "mutated", "overall", "2026-W40", 0.1, 0.2, 0.001, 0.004, "up", "shift"),
]


@contextmanager
def published_world(folder: Path) -> Iterator[Store]:
    """All tables, views and macros are there."""
    with world(folder, ROWS, BUSY) as made:
        for table in published_tables():
            if table not in made.tables():
                made.run_script(ddl(table))
        for row_type in (Capture, Rejected, Feed, Review, DriftShift):
            made.replace(row_type, [row for row in HEALTH if type(row) is row_type])
        made.replace(DriftAlert, ALERTS)
        made.replace(DriftCause, CAUSES)
        describe(made)
        yield made


def publish_world(home: Path, *rows: tuple[object, ...]) -> None:
    """The small world, and further articles with what was found in them, as the published snapshot of a home."""
    with world(home, ROWS, BUSY, rows) as made, Store(home / "cache.duckdb") as cache:
        for table in published_tables():
            if table not in made.tables():
                made.run_script(ddl(table))
        for row_type in (Capture, Rejected, Feed, Review, DriftShift, Held):
            made.replace(row_type, [row for row in (*HEALTH, *rows) if type(row) is row_type])
        made.replace(DriftAlert, ALERTS)
        cache.replace(
            ArticleText,
            [
                ArticleText(
                    *a[:5], a.published_at, None, None, "en", f"It began. He said ten, {a.title} and two. It ended."
                )
                for a in made.rows(Article)
            ],
        )
        version = numbered(home, newest(home) + 1)
        write_version(made, cache, version, {})
        switch_to(home / "published", version)
