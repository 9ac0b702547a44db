"""Naughty strings and attacks in every field: raw bytes are kept, the text is cleaned, nothing else happens."""

import hashlib
import json
import os
import re
from pathlib import Path

import pytest

from pipeline.core.text import clean_line, clean_text
from pipeline.landing.inbox import look, take
from pipeline.landing.intake import land
from pipeline.landing.segment import read, segments
from pipeline.landing.writer import Writer
from pipeline.rows import Capture, Document
from pipeline.run.step import run_step
from pipeline.run.workspace import Workspace
from pipeline.settings import Settings
from tests.hostile.corpus import needs_corpora, strings

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
STORY = " The play opened on Saturday in front of a full house, and the critics stayed until the end of it." * 3
OWN = {"collect.sqlite", "warehouse.duckdb", "cache.duckdb", "band_index.duckdb", "warehouse.lock", "landing", "inbox"}


def records() -> list[bytes]:
    fields = ("title", "outlet", "byline", "url", "body")
    told = []
    for number, text in enumerate(strings()):
        alone = {"title": "A play", "body": STORY, fields[number % len(fields)]: text}
        told.append(json.dumps(alone).encode())
        told.append(json.dumps({"title": text, "outlet": text, "body": text + STORY, "url": text}).encode())
    return sorted({*told})


def admitted(own: Settings) -> dict[str, list[Document]]:
    """The documents by the sha256 of their capture's bytes."""
    run_step(own, "admit")
    with Workspace(own) as tables:
        sha256 = {c.capture_id: c.sha256 for c in tables.warehouse.rows(Capture)}
        found: dict[str, list[Document]] = {}
        for document in tables.cache.rows(Document):
            found.setdefault(sha256[document.capture_id], []).append(document)
        return found


@needs_corpora
def test_in_every_field_of_a_record(
    own: Settings, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    lines = records()
    (tmp_path / "all.jsonl").write_bytes(b"\n".join(lines))
    with Writer(own.landing, own.now) as writer:
        land([tmp_path / "all.jsonl"], "*", writer)
    kept = sorted(one.body for path in segments(own.landing) for one in read(path))
    assert kept == lines
    documents = admitted(own)
    for line in lines:
        told = json.loads(line)
        for document in documents[hashlib.sha256(line).hexdigest()]:
            assert document.text in ("", clean_text(told["body"].encode("utf-8", "replace").decode()))
            assert not CONTROL.search(document.title + document.outlet + (document.byline or ""))
            assert (
                document.title in ("", clean_line(told["title"]))
                or "title" not in told
                or not clean_line(told["title"])
            )
    assert {p.name for p in tmp_path.iterdir()} == {"all.jsonl", "var"}
    assert {p.name.removesuffix(".wal") for p in own.home.iterdir()} <= OWN
    out, err = capfd.readouterr()
    assert not CONTROL.search(out + err + caplog.text)


@needs_corpora
def test_as_the_name_of_a_file(own: Settings, tmp_path: Path) -> None:
    names = sorted({name for text in strings() if (name := text.replace("/", "").replace("\0", "")[:60].strip(". "))})
    own.inbox.mkdir(parents=True)
    for name in names:
        (Path(os.fsencode(own.inbox).decode("utf-8", "surrogateescape")) / f"{name}.txt").write_text(
            f"{name}\n\n{STORY}", "utf-8", "replace"
        )
    before = set(tmp_path.rglob("*")) - set(own.inbox.rglob("*"))
    with Writer(own.landing, own.now) as writer:
        taken = take(own.inbox, look(own.inbox), writer)
    assert taken.files == len(names)
    stored = [p for p in own.landing.rglob("*") if p.is_file()]
    assert all(re.fullmatch(r"\d{8}T\d{6}-[0-9a-f]{12}\.jsonl\.gz", p.name) for p in stored)
    added = set(tmp_path.rglob("*")) - before
    assert all(own.landing in (p, *p.parents) or own.inbox in (p, *p.parents) for p in added)
    documents = [d for found in admitted(own).values() for d in found]
    assert sum(d.reason is None for d in documents) >= 0.9 * len(names)
    assert not CONTROL.search("".join(d.title + d.outlet for d in documents))
