import gzip
import socket
import time
import zlib
from collections.abc import Callable
from contextlib import nullcontext
from http.server import BaseHTTPRequestHandler

import pytest

from pipeline.collect.fetch import Fetched, FetchFailed, fetch
from pipeline.collect.settings import CollectSettings
from tests.collect.scripted_server import Say, Server

LIMIT = 100_000


def get(server: Server, path: str, timeout: float = 5.0, **headers: str) -> Fetched:
    settings = CollectSettings("desk@example.org", allow_private=server.allowed, timeout=timeout)
    return fetch(server.url(path), settings, limit=LIMIT, turn=lambda _: nullcontext(), headers=headers)


def reason(server: Server, path: str, timeout: float = 5.0) -> str:
    with pytest.raises(FetchFailed) as refused:
        get(server, path, timeout)
    return refused.value.reason


def test_the_server_learns_who_asks_and_how_to_reach_them(server: Server) -> None:
    get(server, "/")
    assert server.asked[0].headers["user-agent"] == "Driftwire/0.1 (+desk@example.org)"
    assert server.asked[0].headers["accept-encoding"] == "gzip, deflate"


def test_only_permanent_redirects_move_a_feed(server: Server) -> None:
    server.answers |= {"/old": Say(301, {"Location": "/mid"}), "/mid": Say(308, {"Location": "/new"}), "/new": Say()}
    server.answers |= {"/tmp": Say(302, {"Location": "/old"})}
    assert get(server, "/old").moved_to == server.url("/new")
    assert get(server, "/tmp").moved_to is None
    assert get(server, "/tmp").url == server.url("/new")


def test_five_redirects_are_followed_and_a_sixth_is_not(server: Server) -> None:
    for i in range(6):
        server.answers[f"/{i}"] = Say(302, {"Location": f"/{i + 1}"})
    server.answers["/6"] = Say(body=b"there")
    assert get(server, "/1").body == b"there"
    assert reason(server, "/0") == "too_many_redirects"


def test_a_loop_of_redirects_ends(server: Server) -> None:
    server.answers["/loop"] = Say(302, {"Location": "/loop"})
    assert reason(server, "/loop") == "too_many_redirects"
    assert server.times("/loop") == 6


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://x.org/", "gopher://x.org/", "javascript:alert(1)", "data:,x"]
)
def test_a_redirect_to_another_scheme_is_refused(server: Server, target: str) -> None:
    server.answers["/"] = Say(302, {"Location": target})
    assert reason(server, "/") in ("bad_scheme", "bad_address")
    assert len(server.asked) == 1


def test_a_redirect_without_a_target_is_an_answer(server: Server) -> None:
    server.answers["/"] = Say(302, body=b"")
    assert get(server, "/").status == 302


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"words " * 100, mtime=0)),
        ("x-gzip", gzip.compress(b"words " * 50, mtime=0) + gzip.compress(b"words " * 50, mtime=0)),
        ("deflate", zlib.compress(b"words " * 100)),
        ("deflate", zlib.compress(b"words " * 100)[2:-4]),
        ("gzip, deflate", zlib.compress(gzip.compress(b"words " * 100, mtime=0))),
        ("identity", b"words " * 100),
    ],
)
def test_what_was_packed_is_unpacked(server: Server, encoding: str, packed: bytes) -> None:
    server.answers["/"] = Say(200, {"Content-Encoding": encoding}, packed)
    assert get(server, "/").body == b"words " * 100


@pytest.mark.parametrize(
    ("encoding", "packed", "code"),
    [
        ("gzip", gzip.compress(b"\0" * 50_000_000, mtime=0), "too_large"),
        ("deflate", zlib.compress(b"\0" * 50_000_000), "too_large"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"\0" * 50_000_000, mtime=0), mtime=0), "too_large"),
        ("identity", b"x" * (LIMIT + 1), "too_large"),
        ("gzip", gzip.compress(b"words " * 100, mtime=0)[:-12], "bad_compression"),
        ("gzip", b"no gzip at all", "bad_compression"),
        ("br", b"\x8b\x02\x80", "bad_compression"),
    ],
)
def test_bombs_and_damage_are_refused(server: Server, encoding: str, packed: bytes, code: str) -> None:
    server.answers["/"] = Say(200, {"Content-Encoding": encoding}, packed)
    assert reason(server, "/") == code


def test_a_body_of_exactly_the_limit_is_taken(server: Server) -> None:
    server.answers["/"] = Say(200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * LIMIT))
    assert len(get(server, "/").body) == LIMIT


def test_a_body_that_is_cut_off_is_refused(server: Server) -> None:
    server.answers["/"] = Say(200, {"Content-Length": "1000"}, b"only this")
    assert reason(server, "/") == "broken_answer"


def test_an_answer_that_is_no_http_is_refused(server: Server) -> None:
    server.answers["/"] = lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n") and None
    assert reason(server, "/") == "broken_answer"


def _silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(4)


def _drip(prefix: bytes, drop: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(prefix)
        for _ in range(40):
            handler.wfile.write(drop)
            handler.wfile.flush()
            time.sleep(0.1)

    return answer


_OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        _silent,
        _drip(b"", b"H"),
        _drip(_OK, b"x"),
        _drip(_OK, b"X-A: b\r\n"),
        _drip(_OK + b"Content-Length: 1000\r\n\r\n", b"x"),
        _drip(_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        _drip(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        _drip(_OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x")[:10], b"\0"),
    ],
    ids=["silent", "status", "header", "headers", "body", "chunks", "hints", "gzip"],
)
def test_a_slow_server_cannot_hold_a_fetch_beyond_its_deadline(
    server: Server, answer: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    server.answers["/"] = answer
    begun = time.monotonic()
    assert reason(server, "/", timeout=1.0) in ("timeout", "bad_compression", "broken_answer")
    assert time.monotonic() - begun < 20


def test_redirects_share_one_deadline(server: Server) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.4)
        handler.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")

    server.answers["/"] = slow
    begun = time.monotonic()
    assert reason(server, "/", timeout=1.0) == "timeout"
    assert time.monotonic() - begun < 20


def test_a_server_that_accepts_and_never_reads_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        settings = CollectSettings("", allow_private=frozenset({f"127.0.0.1:{port}"}), timeout=0.5)
        with pytest.raises(FetchFailed, match="timeout"):
            fetch(f"http://127.0.0.1:{port}/", settings, limit=LIMIT, turn=lambda _: nullcontext())


@pytest.mark.parametrize(
    "url", ["http://", "http://[bad/", "http://x.org/a b", "http://x.org:port/", "http://x.org/" + "a" * 9_000]
)
def test_an_address_that_cannot_be_one_is_refused(url: str) -> None:
    with pytest.raises(FetchFailed, match="bad_address"):
        fetch(url, CollectSettings(""), limit=LIMIT, turn=lambda _: nullcontext())
