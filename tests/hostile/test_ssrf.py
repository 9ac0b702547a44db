"""No address that is not public is dialled: counted at the socket, by an audit hook of the interpreter."""

import socket
import sys
from contextlib import nullcontext

import pytest

from pipeline.collect.fetch import FetchFailed, fetch
from pipeline.collect.settings import CollectSettings
from tests.collect.scripted_server import Say, Server
from tests.hostile.corpus import CORPORA, needs_corpora

DIALLED: list[object] = []
_COUNTING: list[bool] = [False]


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if _COUNTING[0] and event == "socket.connect":
        DIALLED.append(arguments[1])


sys.addaudithook(_hear)


@pytest.fixture(autouse=True)
def counted():
    DIALLED.clear()
    _COUNTING[0] = True
    yield
    _COUNTING[0] = False


def inner(host: str, port: int) -> list[str]:
    """The worst resolver: numbers as the system reads them, every name stands for a platform's address."""
    try:
        return [
            str(e[4][0]) for e in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        ]
    except OSError:
        return ["169.254.169.254"]


def reason(url: str, allowed: frozenset[str] = frozenset(), resolve=inner) -> str:
    settings = CollectSettings("", allow_private=allowed, timeout=3.0)
    try:
        fetch(url, settings, limit=1_000, turn=lambda _: nullcontext(), resolve=resolve)
    except FetchFailed as failure:
        return failure.reason
    return "fetched"


REFUSED = {"forbidden_address", "no_connection", "bad_address", "bad_scheme"}


@needs_corpora
def test_no_host_of_the_list_of_platforms_is_dialled() -> None:
    lines = (CORPORA / "attacks-strings" / "ssrf-cloud-metadata.txt").read_text("utf-8", "replace").splitlines()
    urls = [line.strip() for line in lines if line.strip()]
    assert len(urls) > 20
    assert {reason(url if "://" in url else f"http://{url}/") for url in urls} <= REFUSED
    assert DIALLED == []


FORMS = (
    "http://127.0.0.1:{p}/", "http://localhost:{p}/", "http://127.1:{p}/", "http://2130706433:{p}/",
    "http://0x7f000001:{p}/", "http://0177.0.0.1:{p}/", "http://0:{p}/", "http://[::1]:{p}/", "http://[::]:{p}/",
    "http://[::ffff:127.0.0.1]:{p}/", "http://[::ffff:7f00:1]:{p}/", "http://user@127.0.0.1:{p}/",
    "http://star.example@127.0.0.1:{p}/", "//127.0.0.1:{p}/", "http:\\\\127.0.0.1:{p}\\", "HTTP://127.0.0.1:{p}/",
    "http://127.0.0.1.:{p}/", "http://127.0.0.1:{p}#@star.example/", "http://169.254.169.254/", "file:///etc/passwd",
    "gopher://127.0.0.1:{p}/_x", "http://[fe80::1%25lo]:{p}/", "http://①②⑦.⓪.⓪.①:{p}/", "\thttp://127.0.0.1:{p}/",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_no_redirect_leads_inside(server: Server, canary: Server, form: str) -> None:
    server.answers["/"] = Say(302, {"Location": form.format(p=canary.port).encode().decode("latin-1")})
    allowed = frozenset({f"127.0.0.1:{server.port}"})
    assert reason(server.url("/"), allowed) in REFUSED | {"broken_answer", "too_many_redirects"}
    assert {address[1] for address in DIALLED if isinstance(address, tuple)} == {server.port}
    assert canary.asked == []


def test_a_resolver_that_changes_its_mind_is_asked_once(canary: Server) -> None:
    told: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        told.append(host)
        return ["192.0.2.1"] if len(told) == 1 else ["127.0.0.1"]

    assert reason(f"http://rebind.example:{canary.port}/", resolve=rebinding) in REFUSED
    assert (told, DIALLED, canary.asked) == (["rebind.example"], [], [])
