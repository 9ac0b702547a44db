import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.core.record import LARGEST, BadRecord, Record, read

CORPORA = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
needs_corpora = pytest.mark.skipif(not CORPORA.is_dir(), reason="../shared/corpora is not there")


def line(**fields: object) -> bytes:
    return json.dumps({"body": "The curtain fell.", **fields}).encode()


def reason(raw: bytes) -> str:
    with pytest.raises(BadRecord) as refused:
        read(raw)
    return refused.value.reason


def test_a_whole_record() -> None:
    raw = line(url="https://Star.example/a/", outlet="Daily Star", title=" A  play ", byline="Ann Lee", extra=1,
               published_at="2026-11-21T13:00:00+01:00")  # fmt: skip
    moment = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert read(raw) == Record("https://star.example/a", "Daily Star", "A play", "Ann Lee", moment, "The curtain fell.")


def test_a_record_of_a_body_only() -> None:
    assert read(line()) == Record(None, "", "", None, None, "The curtain fell.")


def test_the_host_stands_in_for_a_missing_outlet() -> None:
    assert read(line(url="https://www.star.example/a")).outlet == "star.example"


@pytest.mark.parametrize("time", ["2026-11-21T12:00:00", "yesterday", 1_795_000_000, None, [], "2026-11-21"])
def test_a_naive_or_bad_time_is_none(time: object) -> None:
    assert read(line(published_at=time)).published_at is None


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"{", "bad_json"),
        (b"", "bad_json"),
        (b'{"body": NaN}', "bad_json"),
        (b"[" * 100_000, "bad_json"),
        (b'"body"', "not_an_object"),
        (b"[]", "not_an_object"),
        (b"{}", "no_body"),
        (b'{"body": null}', "no_body"),
        (b'{"body": " \\u200b "}', "no_body"),
        (b'{"body": 7}', "bad_body"),
        (b'{"body": "x", "title": {}}', "bad_title"),
        (b'{"body": "\xff"}', "bad_encoding"),
        (b" " * (LARGEST + 1), "too_large"),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(raw: bytes, code: str) -> None:
    assert reason(raw) == code


def test_half_a_surrogate_pair_and_controls_leave_no_trace() -> None:
    assert read(b'{"body": "a\\ud800b", "title": "x\\u0000\\u202ey"}')[2:6:3] == ("xy", "a\ufffdb")


@needs_corpora
def test_json_that_must_not_parse_never_is_an_article_and_valid_json_never_is_bad_json() -> None:
    folder = CORPORA / "json-JSONTestSuite" / "test_parsing"
    reasons = {p.name: reason(p.read_bytes()) for p in sorted(folder.glob("*.json"))}
    assert {r for n, r in reasons.items() if n.startswith("n_")} <= {"bad_json", "bad_encoding"}
    assert {r for n, r in reasons.items() if n.startswith("y_")} <= {"not_an_object", "no_body"}


@needs_corpora
def test_naughty_strings_are_read_as_any_text() -> None:
    strings = json.loads((CORPORA / "text-blns" / "blns.json").read_text("utf-8"))
    for text in strings:
        record = read(line(title=text, outlet=text, byline=text, url=text, body=f"words {text}"))
        assert record.body.startswith("words")
        assert not any(ord(c) < 32 for c in record.title + record.outlet + (record.byline or ""))
