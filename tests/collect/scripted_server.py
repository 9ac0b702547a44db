"""A loopback server that answers by script and remembers what it was asked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Asked(NamedTuple):
    path: str
    headers: dict[str, str]


class Say(NamedTuple):
    status: int = 200
    headers: dict[str, str] = {}
    body: bytes = b""


Answer = Say | Callable[[BaseHTTPRequestHandler], None]


class Server:
    """`answers[path]` is one answer for ever, or a list that is used up; its last one stays."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.answers: dict[str, Answer | list[Answer]] = {}
        self.asked: list[Asked] = []
        self._guard = threading.Lock()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def allowed(self) -> frozenset[str]:
        return frozenset({f"127.0.0.1:{self.port}"})

    def times(self, path: str) -> int:
        return sum(a.path == path for a in self.asked)

    def take(self, handler: BaseHTTPRequestHandler) -> None:
        with self._guard:
            self.asked.append(Asked(handler.path, {k.lower(): v for k, v in handler.headers.items()}))
            answer = self.answers.get(handler.path, Say(404))
            if isinstance(answer, list):
                answer = answer.pop(0) if len(answer) > 1 else answer[0]
        with suppress(BrokenPipeError, ConnectionResetError):
            reply(handler, answer) if isinstance(answer, Say) else answer(handler)


def reply(handler: BaseHTTPRequestHandler, say: Say) -> None:
    handler.send_response(say.status)
    headers = {"Content-Length": str(len(say.body)), **say.headers}
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    if say.status != 304:
        handler.wfile.write(say.body)


@contextmanager
def serving() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.take(self)

        def log_message(self, *_: object) -> None:
            return

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Server(http.server_address[1])
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()


class Landed(NamedTuple):
    source: str
    address: str
    fetched_at: datetime
    body: bytes
    outlet: str | None


class Shelf:
    """A landing that keeps what it is given."""

    def __init__(self) -> None:
        self.landed: list[Landed] = []
        self.flushed = 0

    def http(self, *, source: str, address: str, fetched_at: datetime, outlet: str | None, body: bytes) -> None:
        self.landed.append(Landed(source, address, fetched_at, body, outlet))

    def flush(self) -> None:
        self.flushed = len(self.landed)


def rss(*items: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{"".join(items)}</channel></rss>'.encode()


def item(link: str, identity: str = "") -> str:
    return f"<item><title>About {link}</title><link>{link}</link><guid>{identity or link}</guid></item>"
