"""The inbox takes each file whole and once, however it is written and whatever it holds."""

import json
import os
import threading
import time
from pathlib import Path

import pytest

from pipeline.core import record
from pipeline.landing.inbox import look, take, take_inbox
from pipeline.landing.intake import land
from pipeline.landing.received import Received
from pipeline.landing.segment import read, segments
from pipeline.landing.writer import Writer
from pipeline.rows import Capture
from pipeline.run.step import run_step
from pipeline.run.workspace import Workspace
from pipeline.settings import Settings
from pipeline.warehouse.sandbox import ask
from tests.hostile.corpus import CORPORA, corpus, needs_corpora

STORY = "The play opened on Saturday in front of a full house, and the critics stayed until the end of it. " * 5


def landed(own: Settings) -> list[Received]:
    return [one for path in segments(own.landing) for one in read(path)]


def write_slowly(path: Path, text: str, pieces: int) -> None:
    """As a program that holds the file open and pauses."""
    size = len(text) // pieces + 1
    with path.open("w") as file:
        for start in range(0, len(text), size):
            file.write(text[start : start + size])
            file.flush()
            time.sleep(0.3)


def test_fifty_slowly_written_files_are_taken_whole_and_once(own: Settings) -> None:
    own.inbox.mkdir(parents=True)
    texts = [f"Headline {n}\n\n{STORY}" for n in range(50)]
    writers = [
        threading.Thread(target=write_slowly, args=(own.inbox / f"{n}.txt", text, 3 + n % 6))
        for n, text in enumerate(texts)
    ]
    for one in writers:
        one.start()
    for _ in range(30):
        take_inbox(own)
        if not any(one.is_alive() for one in writers) and not look(own.inbox):
            break
    assert sorted(one.body.decode() for one in landed(own)) == sorted(texts)


def test_sixty_files_at_once_are_taken_in_one_go(own: Settings) -> None:
    own.inbox.mkdir(parents=True)
    for n in range(60):
        (own.inbox / f"{n}.txt").write_text(f"Headline {n}\n\n{STORY}")
    assert take_inbox(own).files == 60
    assert take_inbox(own).files == 0
    assert len({one.capture_id for one in landed(own)}) == 60


@needs_corpora
def test_json_that_must_not_parse_is_no_article_and_json_that_must_is_never_bad(own: Settings, tmp_path: Path) -> None:
    expected: dict[str, object] = {}
    for row, body in corpus("json-JSONTestSuite"):
        path = tmp_path / Path(str(row["path"])).with_suffix(".jsonl").name
        path.write_bytes(body)
        with Writer(own.landing, own.now) as writer:
            land([path], "*", writer)
        expected[path.name] = row["expect"]
    wrong = []
    for one in landed(own):
        try:
            record.read(one.body)
            wrong.append(one.body)  # none of them holds an article
        except record.BadRecord as refused:
            if refused.reason in ("bad_json", "bad_encoding"):
                continue
    assert wrong == []
    for row, body in corpus("json-JSONTestSuite"):
        if str(row["expect"]) == "accept" or Path(str(row["path"])).name.startswith("y_"):
            assert reasons(own, tmp_path, body) & {"bad_json", "bad_encoding"} == set()


def reasons(own: Settings, tmp_path: Path, body: bytes) -> set[str]:
    path = tmp_path / "one.jsonl"
    path.write_bytes(body)
    folder = tmp_path / "one"
    with Writer(folder, own.now) as writer:
        land([path], "*", writer)
    found = set()
    for segment in segments(folder):
        for one in read(segment):
            try:
                record.read(one.body)
            except record.BadRecord as refused:
                found.add(refused.reason)
        segment.unlink()
    return found


@needs_corpora
def test_good_records_of_odd_archives_are_kept_and_bad_archives_are_told(own: Settings, tmp_path: Path) -> None:
    for path in sorted((CORPORA / "warc-samples" / "warcio").iterdir()):
        (tmp_path / path.name.removesuffix(".bad")).write_bytes(path.read_bytes())
    with Writer(own.landing, own.now) as writer:
        land(sorted(tmp_path.glob("*.warc*")), "*", writer)
    kinds = {(one.address.rsplit("/", 1)[-1] if one.kind.startswith("broken") else "", one.kind) for one in landed(own)}
    assert kinds == {
        ("", "page"),
        ("", "unknown"),
        ("example-bad.warc.gz", "broken_warc"),
        ("example-digest.warc", "broken_warc"),
    }


@pytest.mark.parametrize("poison", ["record", "page"])
def test_one_poisoned_article_among_a_thousand_leaves_the_others(own: Settings, tmp_path: Path, poison: str) -> None:
    lines = [json.dumps({"url": f"https://star.example/{n}", "title": f"Play {n}", "body": STORY}) for n in range(999)]
    deep = '{"url": "https://star.example/x", "title": "x", "body": ' + "[" * 100_000 + "}"
    (tmp_path / "all.jsonl").write_text(
        "\n".join([*lines[:500], *([deep] if poison == "record" else []), *lines[500:]])
    )
    if poison == "page":
        attributes = " ".join(f"a{i}='x'" for i in range(200_000))
        (tmp_path / "page.html").write_text(f"<html><body><p {attributes}>x</p></body></html>")
    with Writer(own.landing, own.now) as writer:
        land([tmp_path / "all.jsonl", *tmp_path.glob("*.html")], "*", writer)
    run_step(own, "admit")
    with Workspace(own) as tables:
        outcomes = [c.outcome for c in tables.warehouse.rows(Capture)]
    assert (outcomes.count("stored"), outcomes.count("rejected")) == (999, 1)
    assert run_step(own, "publish").published
    assert ask(own.published, "select count(*) from article").rows == [(999,)]


def test_links_devices_and_pipes_are_left_alone(own: Settings, tmp_path: Path) -> None:
    own.inbox.mkdir(parents=True)
    (tmp_path / "secret.txt").write_text(STORY)
    (own.inbox / "a.txt").symlink_to(tmp_path / "secret.txt")
    (own.inbox / "b").symlink_to(tmp_path)
    os.mkfifo(own.inbox / "c.txt")
    with Writer(own.landing, own.now) as writer:
        assert take(own.inbox, look(own.inbox), writer).files == 0
