import base64
import gzip
import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.landing import writer as writer_module
from pipeline.landing.received import Received
from pipeline.landing.segment import DamagedSegment, read, segments, write_http, write_records
from pipeline.landing.writer import Writer

NOW = datetime(2026, 11, 2, 6, 30, tzinfo=UTC)


def received(body: bytes, address: str = "http://a.example/x", fetched: datetime | None = None) -> Received:
    return Received("file" if fetched is None else "page:a", address, "page", fetched, NOW, body)


_BODIES = st.lists(st.one_of(st.binary(max_size=300), st.text().map(str.encode)), min_size=1, max_size=5)


@given(bodies=_BODIES)
def test_records_come_back_byte_for_byte(bodies: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    landing = tmp_path_factory.mktemp("landing")
    sent = [received(body) for body in bodies]
    assert list(read(write_records(landing, sent))) == sent


@given(bodies=st.lists(st.binary(max_size=300), min_size=1, max_size=5))
def test_responses_come_back_byte_for_byte(bodies: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    landing = tmp_path_factory.mktemp("landing")
    sent = [received(body, fetched=NOW) for body in bodies]
    assert list(read(write_http(landing, sent))) == sent


@pytest.mark.parametrize(
    "sent, told, flipped", [(b"the words", b"the words", b"the wards"), (b"\xff\xfe", b"//4", b"//8")]
)
def test_a_flipped_byte_is_told(tmp_path: Path, sent: bytes, told: bytes, flipped: bytes) -> None:
    path = write_records(tmp_path, [received(sent)])
    lines = gzip.decompress(path.read_bytes())
    assert lines.count(told) == 1
    path.write_bytes(gzip.compress(lines.replace(told, flipped)))
    with pytest.raises(DamagedSegment):
        list(read(path))


def test_an_address_that_is_no_valid_text_comes_back(tmp_path: Path) -> None:
    sent = [received("é".encode(), address="http://a.example/\ud800"), received(b"\xe9", address="\u2028")]
    assert list(read(write_records(tmp_path, sent))) == sent


def test_segments_of_before_are_read(tmp_path: Path) -> None:
    """All bodies were base64 once."""
    one = received("the words, “as received”".encode())
    path = write_records(tmp_path, [one])
    told = json.loads(gzip.decompress(path.read_bytes()))
    told["body"] = base64.b64encode(told.pop("text").encode()).decode()
    path.write_bytes(gzip.compress(json.dumps(told).encode() + b"\n"))
    assert list(read(path)) == [one]


@pytest.mark.parametrize("body", [b"a\x00b" * 1000, "é".encode() * 600_000])
def test_a_body_that_json_would_swell_takes_no_more_than_base64(tmp_path: Path, body: bytes) -> None:
    path = write_records(tmp_path, [received(body)])
    assert len(gzip.decompress(path.read_bytes())) < 1.4 * len(body) + 1000
    assert [one.body for one in read(path)] == [body]


def test_a_text_that_is_none_is_told(tmp_path: Path) -> None:
    path = write_records(tmp_path, [received(b"the words")])
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).replace(b"the words", b"\\ud800")))
    with pytest.raises(DamagedSegment):
        list(read(path))


def test_a_segment_is_full_by_its_bytes_and_the_next_begins_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_module, "SEGMENT_BYTES", 1_000)
    with Writer(tmp_path, lambda: NOW) as writer:
        for number in range(30):
            writer.record(source="file", address=f"urn:x:{number}", kind="plain", body=b"x" * 100)
    assert sorted(len(list(read(path))) for path in segments(tmp_path)) == [8, 11, 11]


def test_an_unfinished_segment_is_none(tmp_path: Path) -> None:
    path = write_records(tmp_path, [received(b"x")])
    path.rename(path.with_name(f".{path.name}.part"))
    assert segments(tmp_path) == []


def test_a_segment_is_on_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At each fsync: the bytes in the file, and how many segments a reader would find."""
    seen: list[tuple[int, int]] = []
    sync = os.fsync

    def told(descriptor: int) -> None:
        sync(descriptor)
        is_file = stat.S_ISREG(os.fstat(descriptor).st_mode)
        seen.append((os.fstat(descriptor).st_size if is_file else 0, len([*segments(tmp_path)])))

    monkeypatch.setattr(os, "fsync", told)
    written = write_records(tmp_path, [received(b"x")])
    assert seen == [(written.stat().st_size, 0), (0, 1)]


def test_a_capture_is_known_by_address_bytes_and_time_of_fetching() -> None:
    same = received(b"x")
    assert same.capture_id == same._replace(received_at=datetime.now(UTC), source="push").capture_id
    others = [received(b"y"), received(b"x", "http://b.example/"), received(b"x", fetched=NOW)]
    assert len({same.capture_id, *(o.capture_id for o in others)}) == 4


@pytest.mark.parametrize(
    "address",
    ["metadata://gnu.example/x", "urn:uuid:7", "", "http://x.example/\u00e9 a\r\nWARC-X-Kind: decision", "<http://x>"],
)
def test_whatever_address_an_archive_names_its_segment_can_be_read(tmp_path: Path, address: str) -> None:
    with Writer(tmp_path, lambda: NOW) as writer:
        writer.archived(address=address, fetched_at=NOW, kind="page", body=b"a\r\n\r\nb")
        writer.archived(address="http://x.example/next", fetched_at=NOW, kind="page", body=b"")
    one, following = (received for path in segments(tmp_path) for received in read(path))
    assert (one.kind, one.body) == ("page", b"a\r\n\r\nb")
    assert (following.address, following.body) == ("http://x.example/next", b"")


def test_the_outlet_of_the_listed_feed_is_kept(tmp_path: Path) -> None:
    with Writer(tmp_path, lambda: NOW) as writer:
        writer.http(source="page:x", address="http://x.example/", fetched_at=NOW, outlet="St\u00e4r\n", body=b"")
    assert [received.outlet for path in segments(tmp_path) for received in read(path)] == ["St\u00e4r\n"]
