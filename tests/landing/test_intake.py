import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.landing.intake import Intake, land
from pipeline.landing.received import Received
from pipeline.landing.segment import read, segments
from pipeline.landing.writer import Writer

NOW = datetime(2026, 11, 2, 6, 30, tzinfo=UTC)


def landed(paths: list[Path], landing: Path, match: str = "*") -> tuple[Intake, list[Received]]:
    with Writer(landing, lambda: NOW) as writer:
        counts = land(paths, match, writer)
    return counts, [one for path in segments(landing) for one in read(path)]


def test_every_line_is_a_capture_under_its_own_url(tmp_path: Path) -> None:
    file = tmp_path / "in" / "a.jsonl"
    file.parent.mkdir()
    file.write_text('{"url": "http://a.example/1"}\n\nnot json\n')
    _, found = landed([file], tmp_path / "landing")
    assert [(r.kind, r.address, r.body) for r in found] == [
        ("record", "http://a.example/1", b'{"url": "http://a.example/1"}'),
        ("record", "", b"not json"),
    ]


def test_a_compressed_page_lands_as_its_own_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "p.html.gz").write_bytes(gzip.compress(b"<p>x</p>"))
    _, found = landed([folder], tmp_path / "landing")
    assert [(r.kind, r.address, r.body) for r in found] == [("page", "saved/p.html.gz", b"<p>x</p>")]


def test_broken_and_empty_files_are_captures_too(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.jsonl").write_bytes(b"\n")
    (folder / "c.html.gz").write_bytes(b"no gzip")
    (folder / "d.warc").write_bytes(b"no archive")
    _, found = landed([folder], tmp_path / "landing")
    assert sorted((r.kind, r.address) for r in found) == [
        ("broken_gzip", "in/c.html.gz"),
        ("broken_warc", "in/d.warc"),
        ("plain", "in/a.txt"),
        ("record", "in/b.jsonl"),
    ]


def test_other_files_of_a_folder_are_passed_over_and_counted(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "README.md").write_text("x")
    (folder / "a.txt").write_text("x")
    (folder / "link.txt").symlink_to(folder / "a.txt")
    counts, _ = landed([folder], tmp_path / "landing")
    assert counts == Intake(files=1, captures=1, passed_over=1)


def test_a_pattern_narrows_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("x")
    (folder / "b.html").write_text("x")
    counts, _ = landed([folder], tmp_path / "landing", match="*.html")
    assert counts.files == 1


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        landed([tmp_path / "nowhere"], tmp_path / "landing")
