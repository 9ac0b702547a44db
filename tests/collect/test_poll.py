from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from threading import Lock
from time import sleep

import pytest

from pipeline.collect.feeds import Listed
from pipeline.collect.poll import Polled, poll
from pipeline.collect.settings import CollectSettings
from pipeline.collect.state import PageState, feeds, opened
from pipeline.rows import Feed
from tests.collect.scripted_server import Say, Server, Shelf, item, reply, rss

START = datetime(2026, 11, 2, 8, tzinfo=UTC)
HTML = {"Content-Type": "text/html"}


class Desk:
    """One feed on one server, a clock that is set by hand, and what has landed."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server = server
        self.file = folder / "collect.sqlite"
        self.shelf = Shelf()
        self.now = START
        self.settings = CollectSettings("desk@example.org", allow_private=server.allowed, delay_seconds=0, timeout=2)
        self.paths = ["/feed"]

    def poll(self, **after: float) -> Polled:
        """Polls once, `after` so long since the last time."""
        self.now += timedelta(**after)
        listed = [Listed(self.server.url(path), "Daily Star", None) for path in self.paths]
        return poll(self.settings, listed, self.file, self.shelf, lambda: self.now)

    @property
    def feed(self) -> Feed:
        with opened(self.file) as state:
            return feeds(state)[0]

    @property
    def pages(self) -> list[PageState]:
        with opened(self.file) as state:
            return state.pages()

    def landed(self, source: str) -> list[str]:
        return [c.address.removeprefix(self.server.url("")) for c in self.shelf.landed if c.source == source]


@pytest.fixture
def desk(server: Server, tmp_path: Path) -> Desk:
    server.answers |= {
        "/feed": Say(body=rss(item("/a"), item("/b"))),
        "/a": Say(200, HTML, b"a"),
        "/b": Say(200, HTML, b"b"),
    }
    return Desk(server, tmp_path)


def test_a_feed_and_its_new_pages_land(desk: Desk) -> None:
    assert desk.poll() == Polled(feeds=1, pages=2, new_references=2, landed=3, unchanged=0, failed=0)
    assert desk.landed("feed:daily-star") == ["/feed"]
    assert desk.landed("page:daily-star") == ["/a", "/b"]
    assert desk.shelf.flushed == 3


def test_a_feed_is_not_asked_before_its_interval(desk: Desk, server: Server) -> None:
    desk.poll()
    assert desk.poll(minutes=14).feeds == 0
    assert desk.poll(minutes=2).feeds == 1
    assert server.times("/feed") == 2


def test_a_static_feed_brings_nothing_new_ever_again(desk: Desk, server: Server) -> None:
    desk.poll()
    server.answers["/feed"] = Say(body=rss(item("/b"), item("/a")) + b"<!-- rebuilt -->")
    assert desk.poll(hours=1).new_references == 0
    assert desk.feed.entries_seen == 2


def test_validators_are_sent_back_and_a_304_parses_nothing(desk: Desk, server: Server) -> None:
    seen = {"ETag": '"v1"', "Last-Modified": "Mon, 02 Nov 2026 07:00:00 GMT"}
    server.answers["/feed"] = [Say(200, seen, rss(item("/a"))), Say(304, {}, b"")]
    desk.poll()
    assert desk.poll(hours=1) == Polled(feeds=1, pages=0, new_references=0, landed=0, unchanged=1, failed=0)
    assert server.asked[-1].headers["if-none-match"] == '"v1"'
    assert server.asked[-1].headers["if-modified-since"] == "Mon, 02 Nov 2026 07:00:00 GMT"
    assert desk.poll(hours=2).unchanged == 1


def test_a_new_answer_replaces_both_validators(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = [
        Say(200, {"ETag": '"1"', "Last-Modified": "x"}, rss()),
        Say(200, {"ETag": '"2"'}, rss(item("/a"))),
    ]
    desk.poll()
    desk.poll(hours=1)
    desk.poll(hours=2)
    feed = [a for a in server.asked if a.path == "/feed"][-1]
    assert feed.headers["if-none-match"] == '"2"'
    assert "if-modified-since" not in feed.headers


def test_the_same_bytes_are_unchanged_whatever_the_headers_say(desk: Desk, server: Server) -> None:
    body = rss(item("/a"))
    server.answers["/feed"] = [Say(200, {"ETag": '"1"'}, body), Say(200, {"ETag": '"2"'}, body)]
    desk.poll()
    assert desk.poll(hours=1).unchanged == 1
    assert desk.landed("feed:daily-star") == ["/feed"]


@pytest.mark.parametrize("status", [301, 308])
def test_a_permanent_redirect_is_remembered(desk: Desk, server: Server, status: int) -> None:
    server.answers |= {"/feed": Say(status, {"Location": "/new"}), "/new": Say(body=rss())}
    desk.poll()
    desk.poll(hours=1)
    assert (server.times("/feed"), server.times("/new")) == (1, 2)
    assert desk.feed.url == server.url("/new")


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_temporary_redirect_is_not_remembered(desk: Desk, server: Server, status: int) -> None:
    server.answers |= {"/feed": Say(status, {"Location": "/new"}), "/new": Say(body=rss())}
    desk.poll()
    desk.poll(hours=1)
    assert (server.times("/feed"), server.times("/new")) == (2, 2)


def test_a_feed_that_is_gone_is_never_asked_again(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = Say(410)
    desk.poll()
    desk.poll(days=30)
    assert server.times("/feed") == 1
    assert (desk.feed.status, desk.feed.error, desk.feed.next_fetch_at) == ("disabled", "http_410", None)


@pytest.mark.parametrize("status", [429, 503, 500, 403])
@pytest.mark.parametrize("written", [lambda at: "7200", lambda at: format_datetime(at, usegmt=True)])
def test_retry_after_is_honoured_to_the_second(
    desk: Desk, server: Server, status: int, written: Callable[[datetime], str]
) -> None:
    server.answers["/feed"] = Say(status, {"Retry-After": written(START + timedelta(hours=2))})
    desk.poll()
    desk.poll(minutes=119, seconds=59)
    assert server.times("/feed") == 1
    desk.poll(hours=3)
    assert server.times("/feed") == 2
    assert desk.feed.error == f"http_{status}"


def test_a_server_that_asks_for_patience_is_never_disabled(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = Say(429, {"Retry-After": "60"})
    for _ in range(15):
        desk.poll(days=2)
    assert (desk.feed.status, desk.feed.failures) == ("error", 15)


def test_a_failing_server_is_asked_less_and_less_up_to_a_day(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = Say(500)
    waits = []
    for _ in range(12):
        desk.poll()
        due = desk.feed.next_fetch_at
        assert due is not None
        waits.append((due - desk.now).total_seconds())
        desk.now = due
    assert all(1.6 < b / a < 2.4 for a, b in zip(waits[:6], waits[1:7], strict=True))
    assert waits[-1] == 86_400
    assert 900 <= waits[0] <= 990


@pytest.mark.parametrize(("status", "polls"), [(404, 10), (401, 10), (500, 40)])
def test_too_many_failures_in_a_row_disable_by_their_weight(
    desk: Desk, server: Server, status: int, polls: int
) -> None:
    server.answers["/feed"] = Say(status)
    for _ in range(polls - 1):
        desk.poll(days=2)
    assert desk.feed.status == "error"
    desk.poll(days=2)
    assert desk.feed.status == "disabled"


def test_one_success_forgives(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = [Say(404), Say(404), Say(body=rss())]
    for _ in range(3):
        desk.poll(days=2)
    assert (desk.feed.status, desk.feed.failures, desk.feed.error) == ("ok", 0, None)


def test_a_document_that_is_no_feed_lands_and_is_an_error_of_the_feed(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = Say(200, HTML, b"<html><body>We are back soon</body></html>")
    assert desk.poll().failed == 1
    assert (desk.feed.status, desk.feed.error) == ("error", "not_a_feed")
    assert desk.landed("feed:daily-star") == ["/feed"]


def test_an_unreachable_server_is_an_error_of_the_feed(desk: Desk) -> None:
    desk.settings = desk.settings._replace(allow_private=frozenset())
    desk.poll()
    assert (desk.feed.status, desk.feed.error) == ("error", "forbidden_address")


def test_a_feed_that_brings_news_is_asked_sooner_than_one_that_does_not(desk: Desk, server: Server) -> None:
    desk.poll()
    waits = []
    for _ in range(12):
        desk.poll(days=3)
        assert desk.feed.next_fetch_at is not None
        waits.append((desk.feed.next_fetch_at - desk.now).total_seconds())
    assert waits == sorted(waits)
    assert waits[-1] == 86_400
    server.answers["/feed"] = Say(body=rss(item("/c")))
    desk.poll(days=3)
    assert desk.feed.next_fetch_at == desk.now + timedelta(hours=12)


def test_entries_that_share_an_id_are_told_apart_by_their_link(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = Say(body=rss(item("/a", "same"), item("/b", "same")))
    assert desk.poll().new_references == 2


def test_an_entry_without_a_link_is_remembered_and_fetches_nothing(desk: Desk, server: Server) -> None:
    server.answers["/feed"] = Say(body=rss("<item><title>Only words</title></item>"))
    assert desk.poll() == Polled(feeds=1, pages=0, new_references=1, landed=1, unchanged=0, failed=0)


def test_tracking_parameters_do_not_make_a_second_page(desk: Desk, server: Server) -> None:
    links = "/a?utm_source=rss", "/a?utm_source=mail#top"
    server.answers |= {"/feed": Say(body=rss(*map(item, links))), links[0]: Say(200, HTML, b"a")}
    assert desk.poll().pages == 1


def test_robots_are_asked_once_and_obeyed(desk: Desk, server: Server) -> None:
    server.answers["/robots.txt"] = Say(body=b"User-agent: *\nDisallow: /a")
    desk.poll()
    assert desk.landed("page:daily-star") == ["/b"]
    assert (server.times("/a"), server.times("/robots.txt")) == (0, 1)
    assert [p.outcome for p in desk.pages] == ["robots", "landed"]


def test_robots_are_asked_again_after_a_day(desk: Desk, server: Server) -> None:
    desk.poll()
    server.answers["/feed"] = Say(body=rss(item("/b"), item("/c")))
    desk.poll(hours=20)
    assert server.times("/robots.txt") == 1
    desk.poll(hours=5)
    assert server.times("/robots.txt") == 2


def test_robots_that_name_us_come_before_the_rest(desk: Desk, server: Server) -> None:
    server.answers["/robots.txt"] = Say(body=b"User-agent: driftwire\nDisallow: /\n\nUser-agent: *\nAllow: /")
    assert desk.poll().landed == 1


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_missing_robots_allow(desk: Desk, server: Server, status: int) -> None:
    server.answers["/robots.txt"] = Say(status, {}, b"User-agent: *\nDisallow: /")
    assert desk.poll().landed == 3


@pytest.mark.parametrize("status", [500, 503, 429])
def test_failing_robots_forbid_for_now_and_the_pages_come_later(desk: Desk, server: Server, status: int) -> None:
    server.answers["/robots.txt"] = [Say(status), Say(404)]
    assert desk.poll().landed == 1
    assert server.times("/a") == 0
    assert desk.poll(days=1).pages == 2
    assert sorted(desk.landed("page:daily-star")) == ["/a", "/b"]


def test_a_crawl_delay_is_kept(desk: Desk, server: Server) -> None:
    server.answers["/robots.txt"] = Say(body=b"User-agent: *\nCrawl-delay: 0.3")
    times: list[datetime] = []

    def timed(handler: object) -> None:
        times.append(datetime.now(UTC))
        reply(handler, Say(200, HTML, b"x"))  # type: ignore[arg-type]

    server.answers |= {"/a": timed, "/b": timed}
    desk.poll()
    assert times[1] - times[0] >= timedelta(seconds=0.29)


def test_one_host_gets_one_request_at_a_time(desk: Desk, server: Server) -> None:
    busy, met = Lock(), []

    def slow(handler: object) -> None:
        # Until the answer goes out: when its last byte has arrived, the client may be back before this thread ends.
        met.append(not busy.acquire(blocking=False))
        sleep(0.02)
        if not met[-1]:
            busy.release()
        reply(handler, Say(200, HTML, b"x"))  # type: ignore[arg-type]

    server.answers |= {f"/{i}": slow for i in range(8)} | {"/feed": Say(body=rss(*(item(f"/{i}") for i in range(8))))}
    assert desk.poll().pages == 8
    assert met == [False] * 8


def test_a_page_that_fails_for_now_is_tried_again_later(desk: Desk, server: Server) -> None:
    server.answers["/a"] = [Say(500), Say(200, HTML, b"a")]
    desk.poll()
    assert desk.poll(minutes=20).pages == 0
    assert desk.poll(minutes=20).pages == 1
    assert desk.landed("page:daily-star") == ["/b", "/a"]


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
def test_a_page_that_is_refused_is_not_asked_for_again(desk: Desk, server: Server, status: int) -> None:
    server.answers["/a"] = Say(status)
    for _ in range(4):
        desk.poll(days=2)
    assert server.times("/a") == 1
    assert desk.pages[0].outcome == f"http_{status}"


def test_a_busy_host_is_left_alone_with_all_its_pages_and_feeds(desk: Desk, server: Server) -> None:
    server.answers["/a"] = [Say(429, {"Retry-After": "86400"}), Say(200, HTML, b"a")]
    assert desk.poll().pages == 1
    assert server.times("/b") == 0
    asked = len(server.asked)
    desk.poll(hours=23)
    assert len(server.asked) == asked
    desk.poll(hours=2)
    assert (server.times("/a"), server.times("/b")) == (2, 1)


def test_a_page_is_visited_again_after_one_and_three_days(desk: Desk, server: Server) -> None:
    desk.poll()
    for _ in range(20):
        desk.poll(hours=12)
    assert server.times("/a") == 3


def test_a_revisit_that_says_unchanged_lands_nothing(desk: Desk, server: Server) -> None:
    server.answers["/a"] = [Say(200, {**HTML, "ETag": '"1"'}, b"a"), Say(304)]
    desk.poll()
    desk.poll(days=1)
    assert [a for a in server.asked if a.path == "/a"][1].headers["if-none-match"] == '"1"'
    assert desk.landed("page:daily-star") == ["/a", "/b", "/b"]


def test_a_picture_is_no_page(desk: Desk, server: Server) -> None:
    server.answers["/a"] = Say(200, {"Content-Type": "image/png"}, b"\x89PNG")
    desk.poll()
    assert desk.landed("page:daily-star") == ["/b"]
    assert desk.pages[0].outcome == "not_a_page"


def test_a_redirected_page_lands_under_the_address_where_it_was_found(desk: Desk, server: Server) -> None:
    server.answers |= {"/a": Say(302, {"Location": "/story/a"}), "/story/a": Say(200, HTML, b"a")}
    desk.poll()
    assert desk.landed("page:daily-star") == ["/story/a", "/b"]


def test_one_bad_feed_does_not_keep_the_next_from_being_read(desk: Desk, server: Server) -> None:
    bomb = b"<rss><channel><item " + b" ".join(b"a%d='x'" % i for i in range(200_000)) + b"/></channel></rss>"
    server.answers |= {"/bomb": Say(body=bomb), "/broken": Say(200, {"Content-Encoding": "gzip"}, b"nonsense")}
    desk.paths = ["/bomb", "/broken", "/feed"]
    assert desk.poll() == Polled(feeds=3, pages=2, new_references=2, landed=4, unchanged=0, failed=2)


def test_a_feed_that_is_taken_from_the_list_is_left_alone(desk: Desk, server: Server) -> None:
    desk.poll()
    desk.paths = []
    desk.poll(days=1)
    assert server.times("/feed") == 1


def test_a_crash_before_landing_is_safe_fetches_again(desk: Desk, server: Server) -> None:
    class Full(Shelf):
        def flush(self) -> None:
            raise OSError("no space left on device")

    desk.shelf = Full()
    with pytest.raises(OSError, match="no space"):
        desk.poll()
    desk.shelf = Shelf()
    assert desk.poll().landed == 3
