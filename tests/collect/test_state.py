import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.collect.poll import _reference
from pipeline.collect.state import opened
from pipeline.core import feed
from pipeline.landing.intake import land
from pipeline.landing.writer import Writer
from pipeline.rows import Document, FeedEntry
from pipeline.run.step import run_step
from pipeline.run.workspace import Workspace
from pipeline.settings import settings
from tests.hostile.corpus import corpus, needs_corpora

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@needs_corpora
def test_real_feeds_read_three_times_in_any_order_bring_their_references_once(tmp_path: Path) -> None:
    feeds = [(str(row["path"]), body) for row, body in corpus("feeds-real200")]
    new, pages = [], []
    for time in range(3):
        random.Random(time).shuffle(feeds)
        with opened(tmp_path / "state") as state:
            at = NOON + timedelta(hours=time)
            read = ((path, feed.entries(body, f"https://{path}/")) for path, body in feeds)
            new.append(sum(state.remember(path, "page:x", map(_reference, found), at) for path, found in read))
            pages.append(len(state.pages()))
            state.commit()
    assert new[0] > 4_000
    assert new[1:] == [0, 0]
    assert pages == [pages[0]] * 3


@needs_corpora
def test_real_feeds_dropped_three_times_in_any_order_are_admitted_once(tmp_path: Path) -> None:
    own = settings({"DRIFTWIRE_HOME": str(tmp_path / "var")})
    rows = corpus("feeds-real200")
    counts = []
    for time in range(3):
        random.Random(time).shuffle(rows)
        folder = tmp_path / str(time) / "feeds"
        folder.mkdir(parents=True)
        for row, body in rows:
            (folder / str(row["path"]).replace(".feed.gz", ".xml")).write_bytes(body)
        with Writer(own.landing, own.now) as writer:
            land(sorted(folder.iterdir()), "*", writer)
        run_step(own, "admit")
        with Workspace(own) as tables:
            counts.append([len(tables.cache.rows(kind)) for kind in (Document, FeedEntry)])
    assert min(counts[0]) > 0
    assert counts[1:] == [counts[0]] * 2
