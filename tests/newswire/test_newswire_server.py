import socket
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from pipeline.newswire.address import address, feeds_toml
from pipeline.newswire.outlet import OUTLETS
from pipeline.newswire.plan import Plan
from pipeline.newswire.server import serve
from pipeline.newswire.site import Site


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    file = tmp_path / "clock"
    file.write_text("2026-08-12T12:00:00+00:00\n")
    return file


@pytest.fixture
def port(sample: Plan, clock: Path) -> Iterator[int]:
    port, up, stop = free_port(), Event(), Event()
    thread = Thread(target=serve, args=(Site(sample, address(port)), clock, up.set, stop))
    thread.start()
    assert up.wait(60)
    yield port
    stop.set()
    thread.join(60)
    assert not thread.is_alive()


def get(url: str) -> int:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=60)
    connection.request("GET", parts.path)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status


def test_all_feeds_answer_to_twenty_connections_at_once(port: int) -> None:
    feeds = [feed["url"] for feed in tomllib.loads(feeds_toml(port))["feed"]]
    assert len(feeds) == len(OUTLETS)
    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(get, feeds * 5)) == {200}


def test_an_unreadable_clock_asks_for_patience(port: int, clock: Path) -> None:
    clock.write_text("soon")
    assert get(f"http://127.0.0.1:{port}/") == 503
    clock.write_text("2026-08-12T12:00:00Z")
    assert get(f"http://127.0.0.1:{port}/") == 200


def test_outlets_have_hosts_of_their_own_where_the_system_allows(port: int) -> None:
    feeds = tomllib.loads(feeds_toml(port))["feed"]
    hosts = {urlsplit(feed["url"]).hostname for feed in feeds}
    assert len(hosts) == (1 if address(port).by_path else len(OUTLETS))
