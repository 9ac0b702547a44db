"""Serves the sample newswire on loopback until SIGTERM; its time is what a clock file says."""

import signal
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from types import FrameType

from pipeline.newswire.address import START_HOST
from pipeline.newswire.outlet import OUTLETS
from pipeline.newswire.site import Request, Response, Site

_IDLE_SECONDS = 15


def read_clock(clock: Path) -> datetime:
    """The time in the file, ISO 8601 with its zone; ValueError where it is none."""
    now = datetime.fromisoformat(clock.read_text(encoding="utf-8").strip())
    if now.tzinfo is None:
        raise ValueError(f"{clock} names no zone: {now.isoformat()}")
    return now


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Collectors open many connections at once; the default of 5 would refuse some.
    request_queue_size = 128

    def __init__(self, host: str, site: Site, clock: Path) -> None:
        self.site, self.clock = site, clock
        super().__init__((host, site.where.port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "DriftwireSample"
    timeout = _IDLE_SECONDS

    def do_GET(self) -> None:
        self._send(self._response(), with_body=True)

    def do_HEAD(self) -> None:
        self._send(self._response(), with_body=False)

    def _response(self) -> Response:
        # The address that was called, not the Host header: a client cannot lie about it.
        host = str(self.connection.getsockname()[0])
        tag, since = self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
        try:
            now = read_clock(self.server.clock)
        except (OSError, ValueError) as error:
            # The clock may be in the middle of being set: the client shall come again.
            return Response(503, "text/plain; charset=utf-8", f"{error}\n".encode(), "", "")
        return self.server.site.respond(Request(host, self.path, tag or "", since or ""), now)

    def _send(self, response: Response, with_body: bool) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.media_type)
        for name, value in (("ETag", response.etag), ("Last-Modified", response.last_modified)):
            if value:
                self.send_header(name, value)
        if response.status != 304:
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if with_body:
            self.wfile.write(response.body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the collector keeps its own log."""


def hosts(site: Site) -> list[str]:
    return sorted({START_HOST, *(site.where.host(outlet) for outlet in OUTLETS)})


def serve(site: Site, clock: Path, ready: Callable[[], None], stop: Event) -> None:
    """Answers on every outlet's address until `stop` is set; `ready` is called once all of them listen."""
    with ExitStack() as stack:
        servers = [stack.enter_context(_Server(host, site, clock)) for host in hosts(site)]
        threads = [Thread(target=server.serve_forever, daemon=True) for server in servers]
        for thread in threads:
            thread.start()
        ready()
        stop.wait()
        # One after the other they would take up to half a second each.
        ends = [Thread(target=server.shutdown) for server in servers]
        for end in ends:
            end.start()
        for thread in (*ends, *threads):
            thread.join()


def stop_on_signal() -> Event:
    """Set by SIGTERM or SIGINT."""
    stop = Event()

    def note(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, note)
    signal.signal(signal.SIGINT, note)
    return stop
