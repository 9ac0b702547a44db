from contextlib import nullcontext
from pathlib import Path

import pytest

from pipeline.collect import dial
from pipeline.collect.dial import is_allowed, is_public
from pipeline.collect.fetch import FetchFailed, fetch
from pipeline.collect.settings import CollectSettings
from tests.collect.scripted_server import Say, Server

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
HOSTS = SHARED / "corpora" / "attacks-strings"


NOT_PUBLIC = """
127.0.0.1 127.8.9.1 0.0.0.0 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1
100.100.100.200 224.0.0.1 255.255.255.255 240.0.0.1 192.0.0.192 198.18.0.1 168.63.129.16 ::
::1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 ff02::1 fec0::1 ::ffff:127.0.0.1
::ffff:169.254.169.254 ::127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1 word
"""


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_a_public_address_is_dialled(address: str) -> None:
    assert is_public(address)


def test_the_allow_list_names_networks_addresses_and_ports() -> None:
    assert is_allowed("10.1.2.3", 80, frozenset({"10.1.0.0/16"}))
    assert is_allowed("127.0.0.1", 80, frozenset({"127.0.0.1"}))
    assert is_allowed("127.0.0.1", 8080, frozenset({"127.0.0.1:8080"}))
    assert not is_allowed("127.0.0.1", 8081, frozenset({"127.0.0.1:8080"}))
    assert not is_allowed("fe80::1%eth0", 80, frozenset({"10.1.0.0/16"}))


def reason(url: str, resolve: dial.Resolve = dial.system_resolve, allowed: frozenset[str] = frozenset()) -> str:
    settings = CollectSettings("", allow_private=allowed, timeout=3.0)
    with pytest.raises(FetchFailed) as refused:
        fetch(url, settings, limit=1_000, turn=lambda _: nullcontext(), resolve=resolve)
    return refused.value.reason


SPELLINGS = """
127.0.0.1 localhost 127.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 0 0.0.0.0 127.0.0.1. [::1] [::] [::ffff:127.0.0.1]
[::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1] LOCALHOST user:pass@127.0.0.1 ①②⑦.⓪.⓪.① 127。0。0。1 127.000.000.1
"""
LOOPBACK = SPELLINGS.split()


@pytest.mark.parametrize("host", LOOPBACK)
def test_no_spelling_of_loopback_is_dialled(canary: Server, host: str) -> None:
    assert reason(f"http://{host}:{canary.port}/") in ("forbidden_address", "no_connection", "bad_address")
    assert canary.asked == []


@pytest.mark.parametrize("host", LOOPBACK)
def test_no_redirect_leads_to_loopback(server: Server, canary: Server, host: str) -> None:
    server.answers["/"] = Say(302, {"Location": f"http://{host}:{canary.port}/".encode().decode("latin-1")})
    found = reason(server.url("/"), allowed=server.allowed)
    assert found in ("forbidden_address", "no_connection", "bad_address", "broken_answer")
    assert canary.asked == []


def test_a_name_is_asked_for_once_and_the_checked_address_is_dialled(canary: Server) -> None:
    answers = [["127.0.0.1"], ["93.184.216.34"]]
    asked = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return answers[len(asked) % 2]

    dialled = reason(f"http://rebind.example:{canary.port}/", rebinding)
    assert asked == ["rebind.example"]
    assert dialled in ("timeout", "no_connection")
    assert canary.asked == []


def test_one_private_answer_among_public_ones_closes_the_door(canary: Server) -> None:
    assert (
        reason(f"http://x.example:{canary.port}/", lambda h, p: ["93.184.216.34", "127.0.0.1"]) == "forbidden_address"
    )


def test_the_host_header_keeps_the_name(server: Server) -> None:
    settings = CollectSettings("", allow_private=server.allowed)
    url = f"http://news.example:{server.port}/"
    fetch(url, settings, limit=1_000, turn=lambda _: nullcontext(), resolve=lambda h, p: ["127.0.0.1"])
    assert server.asked[0].headers["host"] == f"news.example:{server.port}"


@pytest.mark.skipif(not HOSTS.is_dir(), reason="../shared/corpora is not there")
def test_no_address_of_a_cloud_platform_is_dialled() -> None:
    lists = sorted(HOSTS.glob("*ssrf*")) + sorted(HOSTS.glob("*SSRF*"))
    lines = {line.strip() for path in lists for line in path.read_text(errors="replace").splitlines()}
    dialled = []
    for line in sorted(line for line in lines if line.startswith("http")):
        try:
            settings = CollectSettings("", timeout=2.0)
            fetch(line, settings, limit=1_000, turn=lambda _: nullcontext(), resolve=_numbers_only)
            dialled.append(line)
        except FetchFailed as failure:
            if failure.reason not in ("forbidden_address", "no_connection", "bad_address", "bad_scheme"):
                dialled.append(f"{line} {failure.reason}")
    assert lists
    assert dialled == []


def _numbers_only(host: str, port: int) -> list[str]:
    """As the system reads numbers in all their forms; names stand for the platform's address, the worst case."""
    try:
        return dial.system_resolve(host, port)
    except OSError:
        return ["169.254.169.254"]
