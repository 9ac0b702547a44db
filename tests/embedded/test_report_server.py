"""Readers get the reports with their password and nothing else; a monitor gets a status code."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import httpx
import pytest

from pipeline.embedded.report_server import NoPassword, Server
from pipeline.run import health
from pipeline.settings import settings

PASSWORD = "a-password-of-readers"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "var" / "reports").mkdir(parents=True)
    (tmp_path / "var" / "reports" / "2026-W46.html").write_text("<h1>Week 46</h1>")
    (tmp_path / "var" / "reports" / "2026-W46" / "story").mkdir(parents=True)
    (tmp_path / "var" / "reports" / "2026-W46" / "story" / "s1f.html").write_text("<h1>Story</h1>")
    (tmp_path / "var" / "secret.html").write_text("secret")
    (tmp_path / "var" / "reports" / "2026-W46" / "story" / "sout.html").symlink_to(tmp_path / "var" / "secret.html")
    return tmp_path / "var"


@pytest.fixture
def client(home: Path) -> Iterator[httpx.Client]:
    with Server(("127.0.0.1", 0), settings({"DRIFTWIRE_HOME": str(home)}), PASSWORD) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with httpx.Client(base_url=f"http://127.0.0.1:{server.server_port}", trust_env=False) as one:
            yield one
        server.shutdown()


@pytest.mark.parametrize("auth", [None, ("reader", ""), ("reader", "a-password-of-reader"), ("reader", PASSWORD + "s")])
def test_without_the_password_nobody_reads(client: httpx.Client, auth: tuple[str, str] | None) -> None:
    answer = client.get("/2026-W46.html", auth=auth)
    assert (answer.status_code, "Week" in answer.text) == (401, False)


def test_a_reader_gets_the_week_and_no_script_may_run_in_it(client: httpx.Client) -> None:
    answer = client.get("/2026-W46.html", auth=("anybody", PASSWORD))
    assert (answer.status_code, answer.text) == (200, "<h1>Week 46</h1>")
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_reader_follows_the_link_to_a_story(client: httpx.Client) -> None:
    assert client.get("/2026-W46/story/s1f.html").status_code == 401
    assert client.get("/2026-W46/story/s1f.html", auth=("anybody", PASSWORD)).text == "<h1>Story</h1>"


@pytest.mark.parametrize(
    "path",
    ["/../secret.html", "/%2e%2e/secret.html", "/secret.html", "/2026-W47.html", "//x", "/2026-W46/story/s2.html",
     "/2026-W46/story/../../../secret.html", "/2026-W46/story/..%2f..%2f..%2fsecret.html", "/2026-W46/story/sout.html",
     "/2026-W46/", "/2026-W46/story"],
)  # fmt: skip
def test_nothing_but_reports_is_served(client: httpx.Client, path: str) -> None:
    assert client.get(path, auth=("reader", PASSWORD)).status_code == 404


def test_health_is_503_until_something_is_published_and_200_when_a_run_has_ended(
    client: httpx.Client, home: Path
) -> None:
    assert client.get("/health").status_code == 503
    (home / "published").mkdir()
    health.note_run(settings({"DRIFTWIRE_HOME": str(home)}), [])
    assert client.get("/health").json()["well"] is True


def test_health_is_503_when_what_is_landed_waits_too_long(
    client: httpx.Client, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "published").mkdir()
    health.note_run(settings({"DRIFTWIRE_HOME": str(home)}), [])
    (home / "landing" / "2026-11-02").mkdir(parents=True)
    (home / "landing" / "2026-11-02" / "x.jsonl.gz").write_bytes(b"")
    assert client.get("/health").status_code == 200
    monkeypatch.setattr(health, "LATE_SECONDS", -1.0)
    answer = client.get("/health")
    assert answer.status_code == 503
    assert any("waits" in reason for reason in answer.json()["reasons"])


@pytest.mark.parametrize("password", ["", "short"])
def test_it_does_not_start_with_a_password_that_can_be_guessed(password: str, home: Path) -> None:
    with pytest.raises(NoPassword):
        Server(("127.0.0.1", 0), settings({"DRIFTWIRE_HOME": str(home)}), password)
