"""Forty things that a server may answer to a feed's poll, and what we make of each."""

from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.collect.scripted_server import Answer, Say, Server, item, rss
from tests.collect.test_poll import HTML, START, Desk

BODY = rss(item("/a"))
OTHER = rss(item("/a"), item("/b"))
TAG = {"ETag": '"1"'}
DATED = {"Last-Modified": "Mon, 02 Nov 2026 07:00:00 GMT"}
OK = Say(body=BODY)
LIE = Say(200, TAG, OTHER)
BROTLI = Say(200, {"Content-Encoding": "br"}, b"x")
SHORT = Say(200, {"Content-Length": "9999"}, BODY)


def to(status: int, target: str = "/new") -> Say:
    return Say(status, {"Location": target})


def busy(status: int, after: str) -> Say:
    return Say(status, {"Retry-After": after})


def date(hours: float) -> str:
    return format_datetime(START + timedelta(hours=hours), usegmt=True)


class Case(NamedTuple):
    """`hours`: when it is polled; `times`: how often an address was asked for in the end."""

    sentence: str
    answers: dict[str, Answer | list[Answer]]
    hours: tuple[float, ...]
    times: dict[str, int]
    status: str
    error: str | None = None


FEED = "/feed"
CASES = (
    Case("200 is read", {FEED: OK}, (0,), {FEED: 1}, "ok"),
    Case("203 is read", {FEED: Say(203, {}, BODY)}, (0,), {FEED: 1}, "ok"),
    Case("206 is a part and no feed", {FEED: Say(206, {}, BODY)}, (0,), {FEED: 1}, "error", "http_206"),
    Case("204 is no feed", {FEED: Say(204)}, (0,), {FEED: 1}, "error", "http_204"),
    Case("an empty 200 is no feed", {FEED: Say()}, (0,), {FEED: 1}, "error", "empty"),
    Case("a page instead of the feed", {FEED: Say(200, HTML, b"<html>x")}, (0,), {FEED: 1}, "error", "not_a_feed"),
    Case("a feed that calls itself a page is read", {FEED: Say(200, HTML, BODY)}, (0,), {FEED: 1}, "ok"),
    Case("304 to an ETag", {FEED: [Say(200, TAG, BODY), Say(304)]}, (0, 2), {FEED: 2}, "ok"),
    Case("304 to a date", {FEED: [Say(200, DATED, BODY), Say(304)]}, (0, 2), {FEED: 2}, "ok"),
    Case("304 that nobody asked for", {FEED: Say(304)}, (0, 2), {FEED: 2}, "ok"),
    Case("200 with the same tag and other bytes", {FEED: [Say(200, TAG, BODY), LIE]}, (0, 2), {"/b": 1}, "ok"),
    Case("301 is remembered", {FEED: to(301), "/new": OK}, (0, 2), {FEED: 1, "/new": 2}, "ok"),
    Case("308 is remembered", {FEED: to(308), "/new": OK}, (0, 2), {FEED: 1, "/new": 2}, "ok"),
    Case("302 is not", {FEED: to(302), "/new": OK}, (0, 2), {FEED: 2, "/new": 2}, "ok"),
    Case("303 is not", {FEED: to(303), "/new": OK}, (0, 2), {FEED: 2, "/new": 2}, "ok"),
    Case("307 is not", {FEED: to(307), "/new": OK}, (0, 2), {FEED: 2, "/new": 2}, "ok"),
    Case("301 after 302 is not", {FEED: to(302, "/m"), "/m": to(301), "/new": OK}, (0, 2), {FEED: 2}, "ok"),
    Case("301 to an error is not", {FEED: to(301), "/new": Say(500)}, (0, 2), {FEED: 2}, "error", "http_500"),
    Case("a loop ends", {FEED: to(301, FEED)}, (0,), {FEED: 6}, "error", "too_many_redirects"),
    Case("a redirect without a target", {FEED: Say(302)}, (0,), {FEED: 1}, "error", "http_302"),
    Case("a redirect to a file", {FEED: to(302, "file:///etc/passwd")}, (0,), {FEED: 1}, "error", "bad_scheme"),
    Case("a relative redirect", {FEED: to(301, "new"), "/new": OK}, (0,), {"/new": 1}, "ok"),
    Case("400 is an error", {FEED: Say(400)}, (0,), {FEED: 1}, "error", "http_400"),
    Case("401 is an error", {FEED: Say(401)}, (0,), {FEED: 1}, "error", "http_401"),
    Case("403 is an error", {FEED: Say(403)}, (0,), {FEED: 1}, "error", "http_403"),
    Case("404 is tried again", {FEED: [Say(404), OK]}, (0, 2), {FEED: 2}, "ok"),
    Case("410 is the end", {FEED: Say(410)}, (0, 48, 480), {FEED: 1}, "disabled", "http_410"),
    Case("451 is an error", {FEED: Say(451)}, (0,), {FEED: 1}, "error", "http_451"),
    Case("429 without a time backs off", {FEED: Say(429)}, (0, 0.2), {FEED: 1}, "error", "http_429"),
    Case("429 with seconds", {FEED: [busy(429, "7200"), OK]}, (0, 1.99), {FEED: 1}, "error", "http_429"),
    Case("429 with a date", {FEED: [busy(429, date(2)), OK]}, (0, 1.99, 2.5), {FEED: 2}, "ok"),
    Case("429 with a date gone by", {FEED: [busy(429, date(-2)), OK]}, (0, 0.2, 2), {FEED: 2}, "ok"),
    Case("429 with nonsense", {FEED: [busy(429, "soon"), OK]}, (0, 0.2, 2), {FEED: 2}, "ok"),
    Case("500 is tried again later", {FEED: [Say(500), OK]}, (0, 0.2, 2), {FEED: 2}, "ok"),
    Case("502 is an error", {FEED: Say(502)}, (0,), {FEED: 1}, "error", "http_502"),
    Case("503 with seconds", {FEED: [busy(503, "7200"), OK]}, (0, 1.99, 2.5), {FEED: 2}, "ok"),
    Case("503 with a date", {FEED: [busy(503, date(2)), OK]}, (0, 1.99), {FEED: 1}, "error", "http_503"),
    Case("a status that nobody knows", {FEED: Say(799)}, (0,), {FEED: 1}, "error", "http_799"),
    Case("a compression that was not asked for", {FEED: BROTLI}, (0,), {FEED: 1}, "error", "bad_compression"),
    Case("a body that is shorter than told", {FEED: SHORT}, (0,), {FEED: 1}, "error", "broken_answer"),
)  # fmt: skip


def test_there_are_forty() -> None:
    assert len({case.sentence for case in CASES}) == 40


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_an_answer_is_dealt_with(server: Server, tmp_path: Path, case: Case) -> None:
    server.answers |= {"/a": Say(200, HTML, b"a"), "/b": Say(200, HTML, b"b"), **case.answers}
    desk = Desk(server, tmp_path)
    for hours in case.hours:
        desk.now = START + timedelta(hours=hours)
        desk.poll()
    assert {path: server.times(path) for path in case.times} == case.times
    assert (desk.feed.status, desk.feed.error) == (case.status, case.error)
