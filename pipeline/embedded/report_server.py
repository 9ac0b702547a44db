"""Reports for readers and `/health` for a monitor, from files only: python -m pipeline.embedded.report_server."""

import base64
import json
import os
import secrets
from argparse import ArgumentParser
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pipeline.report.shelf import KINDS, file_at
from pipeline.run.health import health
from pipeline.settings import Settings, settings

PASSWORD = "DRIFTWIRE_READER_PASSWORD"  # a setting without a default; the user's name does not matter
SHORTEST = 16  # characters
# Reports carry texts of strangers: no script, no form, no request.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
}


class NoPassword(ValueError):
    """The readers' password is missing or can be guessed."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], own: Settings, password: str) -> None:
        if len(password) < SHORTEST:
            raise NoPassword(f"{PASSWORD} needs at least {SHORTEST} characters")
        super().__init__(address, Answer)
        self.own = own
        self.password = password.encode()


class Answer(BaseHTTPRequestHandler):
    server: Server
    server_version, sys_version = "Driftwire", ""
    timeout = 20  # seconds for a client that says nothing

    def do_GET(self) -> None:
        """`/health` is for everybody and tells no text of an article."""
        path = self.path.partition("?")[0]
        if path == "/health":
            told = health(self.server.own)
            code = HTTPStatus.OK if told.well else HTTPStatus.SERVICE_UNAVAILABLE
            return self._say(code, "application/json", json.dumps(told._asdict()).encode())
        if not self._is_reader():
            return self._say(HTTPStatus.UNAUTHORIZED, "text/plain", b"A reader's password is wanted.")
        reports = self.server.own.reports
        file = file_at(reports, "index.html" if path == "/" else path.removeprefix("/"))
        if file is None:
            return self._say(HTTPStatus.NOT_FOUND, "text/plain", b"There is no such report.")
        return self._say(HTTPStatus.OK, KINDS[file.suffix], file.read_bytes())

    def _is_reader(self) -> bool:
        kind, _, told = self.headers.get("Authorization", "").partition(" ")
        try:
            password = base64.b64decode(told, validate=True).partition(b":")[2]
        except ValueError:
            return False
        return kind.lower() == "basic" and secrets.compare_digest(password, self.server.password)

    def _say(self, code: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(code)
        for name, value in {**_HEADERS, "Content-Type": kind, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        if code == HTTPStatus.UNAUTHORIZED:
            self.send_header("WWW-Authenticate", 'Basic realm="Driftwire reports", charset="UTF-8"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: a proxy before us keeps the log."""


def main() -> None:
    told = ArgumentParser(description=__doc__)
    told.add_argument("--host", default="127.0.0.1")
    told.add_argument("--port", type=int, default=8441)
    where = told.parse_args()
    with Server((where.host, where.port), settings(), os.environ.get(PASSWORD, "")) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
