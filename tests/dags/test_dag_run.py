"""Each DAG runs in process, on a home of its own, and may be repeated."""

import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STORY = (
    "The harbour theatre in Ghent will reopen on 14 March after repairs that took nine months, its director said.\n\n"
    'The roof was damaged in a storm last June. "We never thought of closing for good," said Ana Verlinden, who '
    "has run the house since 2019. The city paid 2.4 million euros for the work, and insurers the rest.\n\n"
    "The first night is a concert by the city's youth orchestra. Tickets will cost 12 euros, half of what they cost "
    "before, and a third of them are kept for people who live in the streets around the harbour.\n"
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Test</title>
<item><title>Theatre reopens</title><link>{base}/story</link><pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate></item>
</channel></rss>"""
PAGE = """<html><head><title>Theatre reopens</title></head>
<body><article><h1>Theatre reopens</h1>{text}</article></body></html>"""


@cache
def dags():
    from airflow.dag_processing.dagbag import DagBag

    return DagBag(ROOT / "dags").dags


def states(dag_id: str, **conf: str | bool) -> dict[str, str]:
    dag = dags()[dag_id]
    for task in dag.tasks:
        task.retries = 0  # a red task shall be red at once
    run = dag.test(run_conf=conf or None)
    return {ti.task_id: str(ti.state) for ti in run.get_task_instances()}


def drop(home: Path, count: int) -> None:
    (home / "inbox").mkdir(parents=True, exist_ok=True)
    for i in range(count):
        (home / "inbox" / f"story_{i}.txt").write_text(f"Theatre number {i} reopens in March\n\n{STORY}")


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_port}"
        paragraphs = "".join(f"<p>{p}</p>" for p in STORY.split("\n\n"))
        told = {"/feed.xml": FEED.format(base=base), "/story": PAGE.format(text=paragraphs)}.get(self.path)
        self.send_response(200 if told else 404)
        self.send_header("Content-Type", "text/xml" if self.path == "/feed.xml" else "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((told or "").encode())

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def site():
    server = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_inbox_lands_what_is_dropped_and_is_skipped_when_nothing_is(database: None, home: Path) -> None:
    drop(home, 3)
    assert states("inbox") == {"take": "success"}
    assert list((home / "inbox").glob("*.txt")) == []
    assert states("inbox") == {"take": "skipped"}


def test_collect_lands_feed_and_page_and_is_skipped_when_nothing_is_due(
    database: None, home: Path, site: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRIFTWIRE_ALLOW_HOSTS", "127.0.0.1")
    monkeypatch.setenv("DRIFTWIRE_DELAY_SECONDS", "0")
    feeds = home.parent / "feeds.toml"
    feeds.write_text(f'[[feed]]\nurl = "http://127.0.0.1:{site}/feed.xml"\noutlet = "Test"\n')
    assert states("collect") == {"poll": "success"}
    assert len(list((home / "landing").glob("*/*.warc.gz"))) >= 1
    assert states("collect") == {"poll": "skipped"}


@pytest.mark.slow
def test_detect_publishes_the_report_is_rendered_and_damage_is_found(database: None, home: Path) -> None:
    from pipeline.warehouse.sandbox import ask

    drop(home, 5)
    states("inbox")
    steps = ("admit", "copies", "language", "trend", "publish")
    assert states("detect") == dict.fromkeys(steps, "success")
    assert ask(home / "published", "select count(*) from article").rows == [(5,)]
    assert states("detect") == {**dict.fromkeys(steps[:-1], "success"), "publish": "skipped"}
    assert states("weekly_report")["render"] in {"success", "skipped"}
    assert states("weekly_report")["look_again"] == "skipped"  # every report says what the tables say
    assert states("maintain") == {"keep_up": "success"}
    (home / "landing" / "2026-01-01").mkdir()
    (home / "landing" / "2026-01-01" / "strange.jsonl.gz").write_bytes(b"no segment")
    assert states("maintain") == {"keep_up": "failed"}


def test_nothing_is_to_be_maintained_before_anything_is_published(database: None, home: Path) -> None:
    assert states("maintain") == {"keep_up": "skipped"}


@pytest.mark.slow
def test_a_week_that_nobody_knows_is_skipped(database: None, home: Path) -> None:
    drop(home, 1)
    states("inbox")
    states("detect")
    every = ("render", "look_again", "to_mail", "approve", "mail")
    assert states("weekly_report", week="1999-W01") == dict.fromkeys(every, "skipped")
