"""A busy Airflow is asked again; one that does not answer is told."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest

from pipeline.embedded import airflow
from pipeline.embedded.airflow import Airflow

RUN = {"dag_id": "collect", "dag_run_id": "r", "state": "queued", "start_date": None, "end_date": None}


class Busy(ThreadingHTTPServer):
    """Fails so many times before it answers; remembers when each run was asked for."""

    fails = 0
    dates: list[str] = []


class Handler(BaseHTTPRequestHandler):
    server: Busy

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/auth/token":
            return self._answer(201, {"access_token": "t"})
        self.server.dates.append(told["logical_date"])
        failing = len(self.server.dates) <= self.server.fails
        return self._answer(500 if failing else 200, RUN)

    def _answer(self, status: int, told: dict[str, object]) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Busy]:
    monkeypatch.setattr(airflow, "PAUSES", (0.01, 0.01))
    with Busy(("127.0.0.1", 0), Handler) as one:
        one.dates = []
        Thread(target=one.serve_forever, daemon=True).start()
        yield one
        one.shutdown()


def session(server: Busy) -> Airflow:
    return Airflow(f"http://127.0.0.1:{server.server_port}", "admin", "secret")


def test_a_run_is_asked_for_again_where_the_database_was_locked(server: Busy) -> None:
    server.fails = 2
    assert session(server).trigger("collect").run_id == "r"
    assert len(set(server.dates)) == 3, "each a date of its own: the first may have been written after all"


def test_a_server_that_goes_on_failing_is_told(server: Busy) -> None:
    server.fails = 9
    with pytest.raises(httpx.HTTPStatusError):
        session(server).trigger("collect")
    assert len(server.dates) == 3
