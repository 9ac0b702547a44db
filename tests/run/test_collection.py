"""From a poll to the tables: pages are seen again, and what changed in them is told."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.collect.feeds import Listed
from pipeline.collect.poll import poll
from pipeline.collect.settings import CollectSettings
from pipeline.landing.writer import Writer
from pipeline.rows import Article, Capture, FeedEntry, Rejected, Revision
from pipeline.run.step import run_step
from pipeline.run.workspace import Workspace
from pipeline.settings import Settings, settings
from tests.collect.scripted_server import Say, Server, item, rss, serving

START = datetime(2026, 11, 2, 8, tzinfo=UTC)
FIRST = "The harbour theatre will reopen on 14 March after repairs that took nine months."
SECOND = "The harbour theatre will reopen on 21 March after repairs that took nine months."
REST = "<p>The city paid for most of the work, its director said, and the insurers for the rest of it.</p>" * 3


def page(text: str) -> Say:
    body = (
        f"<html><head><title>Theatre reopens</title></head><body><article><p>{text}</p>{REST}</article></body></html>"
    )
    return Say(200, {"Content-Type": "text/html"}, body.encode())


class Desk:
    """A home of its own that is polled and read at set times."""

    def __init__(self, server: Server, home: Path) -> None:
        self.server, self.now = server, START
        self._clock = home / "clock"
        home.mkdir()
        self.own: Settings = settings({"DRIFTWIRE_HOME": str(home), "DRIFTWIRE_CLOCK_FILE": str(self._clock)})
        self._polite = CollectSettings("desk@example.org", allow_private=server.allowed, delay_seconds=0, timeout=5)

    def poll(self, **after: float) -> None:
        self.now += timedelta(**after)
        self._clock.write_text(self.now.isoformat())
        listed = [Listed(self.server.url("/feed"), "Daily St\u00e4r\n", None)]
        with Writer(self.own.landing, self.own.now) as writer:
            poll(self._polite, listed, self.own.home / "collect.sqlite", writer, self.own.now)

    def admit(self) -> Workspace:
        run_step(self.own, "admit")
        return Workspace(self.own)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with serving() as server:
        server.answers |= {"/feed": Say(body=rss(item("/a"))), "/a": page(FIRST)}
        yield Desk(server, tmp_path / "var")


def test_a_text_that_changes_between_two_visits_is_a_second_revision(desk: Desk) -> None:
    desk.server.answers["/a"] = [page(FIRST), page(SECOND)]
    for hours in (0, 24, 48):
        desk.poll(hours=hours)
    with desk.admit() as tables:
        assert [r.revision for r in tables.warehouse.rows(Revision)] == [1, 2]
        (article,) = tables.warehouse.rows(Article)
        assert (article.revision, article.first_seen_at) == (2, START)
        outcomes = sorted(c.outcome for c in tables.warehouse.rows(Capture))
        assert outcomes == ["duplicate", "skipped", "stored", "stored"]


def test_a_page_that_shows_two_versions_in_turn_is_not_edited(desk: Desk) -> None:
    desk.server.answers["/a"] = [page(FIRST), page(SECOND), page(FIRST)]
    for hours in (0, 24, 48):
        desk.poll(hours=hours)
    with desk.admit() as tables:
        assert [r.revision for r in tables.warehouse.rows(Revision)] == [1]
        told = [(c.outcome, c.reason) for c in tables.warehouse.rows(Capture) if c.article_id]
        assert sorted(told, key=str) == [("duplicate", "alternating"), ("duplicate", None), ("stored", None)]


def test_after_three_days_a_page_is_left_alone(desk: Desk) -> None:
    for _ in range(12):
        desk.poll(hours=12)
    assert desk.server.times("/a") == 3


def test_a_page_that_names_no_outlet_bears_the_name_of_its_listed_feed(desk: Desk) -> None:
    desk.poll()
    with desk.admit() as tables:
        assert [a.outlet for a in tables.warehouse.rows(Article)] == ["Daily St\u00e4r"]


def test_a_feed_that_comes_back_adds_nothing(desk: Desk) -> None:
    for n in range(3):
        desk.server.answers["/feed"] = Say(body=rss(item("/a")) + b"<!-- %d -->" % n)
        desk.poll(hours=1)
    with desk.admit() as tables:
        assert len(tables.warehouse.rows(Article)) == 1
        assert len({e.link for e in tables.cache.rows(FeedEntry)}) == 1


def test_what_is_no_feed_and_what_is_no_article_are_told_with_their_reasons(desk: Desk) -> None:
    desk.server.answers |= {
        "/a": Say(200, {"Content-Type": "text/html"}, b"<html><body><p>Not found</p></body></html>")
    }
    desk.poll()
    desk.server.answers["/feed"] = Say(200, {"Content-Type": "text/html"}, b"<html><body>Back soon</body></html>")
    desk.poll(hours=2)
    with desk.admit() as tables:
        assert {(r.source, r.reason) for r in tables.warehouse.rows(Rejected)} == {
            ("feed:daily-star", "not_a_feed"),
            ("page:daily-star", "no_text"),
        }
