"""Files and folders into landing: every record of every file becomes a capture, also what cannot be read."""

import gzip
import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from pipeline.landing.value import split, url_of
from pipeline.landing.writer import Writer

KIND_OF = {".txt": "plain", ".html": "page", ".htm": "page", ".jsonl": "record", ".xml": "feed", ".warc": "warc"}
FILE_BYTES = 2_000_000_000  # a whole CC-NEWS archive is about 1 GB; more in one file is a mistake
PAGE_BYTES = 15_000_000  # the larger of the limits for a feed (15 MB) and a page (5 MB)


class Intake(NamedTuple):
    """Counts of one call: files read, captures landed, files of other endings passed over."""

    files: int
    captures: int
    passed_over: int


def kind_of(path: Path) -> str | None:
    """The kind by ending, a further `.gz` allowed; None for any other file."""
    suffixes = path.suffixes[:-1] if path.suffix == ".gz" else path.suffixes
    return KIND_OF.get(suffixes[-1].lower()) if suffixes else None


def files(paths: list[Path], match: str) -> Iterator[Path]:
    """The regular files below the paths in a fixed order; links and devices are not followed."""
    for path in paths:
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (f for f in found if f.is_file() and not f.is_symlink() and fnmatch(f.name, match))


def land(paths: list[Path], match: str, writer: Writer) -> Intake:
    """Raises FileNotFoundError for a path that is not there."""
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)
    read = passed_over = 0
    before = writer.captures
    for path in files(paths, match):
        kind = kind_of(path)
        if kind is None and path not in paths:
            passed_over += 1
            continue
        read += 1
        land_file(path, kind or "unknown", writer)
    writer.flush()
    return Intake(read, writer.captures - before, passed_over)


def land_file(path: Path, kind: str, writer: Writer) -> None:
    """An address is the folder's and the file's name: the path before it says nothing of the content."""
    address = f"{path.resolve().parent.name}/{path.name}"
    if kind == "warc":
        return _land_archive(path, address, writer)
    try:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as stream:
            if kind == "record":
                lines = _whole(path) or iter(lambda: stream.readline(PAGE_BYTES + 1), b"")
                return _land_lines(iter(lines), address, writer)
            body = stream.read(PAGE_BYTES + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        kind, body = "broken_gzip", path.read_bytes()[:PAGE_BYTES]
    writer.record(source="file", address=address, kind="too_large" if len(body) > PAGE_BYTES else kind, body=body)
    return None


def _whole(path: Path) -> list[bytes]:
    """The records of a file that is one JSON value, or a list, over any number of lines; none where it is lines."""
    if path.suffix == ".gz" or path.stat().st_size > PAGE_BYTES:
        return []
    try:
        text = path.read_bytes().decode("utf-8-sig")
        json.loads(text)
        return [one.encode() for one in split(text)]
    except (ValueError, RecursionError):
        return []


def _land_lines(lines: Iterator[bytes], address: str, writer: Writer) -> None:
    count = 0
    for line in lines:
        body = line.rstrip(b"\r\n")
        if body.strip():
            count += 1
            kind = "too_large" if len(body) > PAGE_BYTES else "record"
            writer.record(source="file", address=url_of(body), kind=kind, body=body)
    if not count:
        writer.record(source="file", address=address, kind="record", body=b"")


def _land_archive(path: Path, address: str, writer: Writer) -> None:
    """The responses of an archive, each with its own time; the rest of a broken archive is one capture of its own."""
    before = writer.captures
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type in {"response", "resource"}:
                    _land_response(record, address, writer)
    except (ArchiveLoadFailed, EOFError, zlib.error, ValueError, OSError):
        writer.record(source="file", address=address, kind="broken_warc", body=path.read_bytes()[:PAGE_BYTES])
        return
    if writer.captures == before:
        writer.record(source="file", address=address, kind="broken_warc", body=b"")


def _land_response(record: ArcWarcRecord, address: str, writer: Writer) -> None:
    """One whose time cannot be read is refused alone."""
    media = (record.http_headers and record.http_headers.get_header("Content-Type")) or ""
    kind = "feed" if "xml" in media and "xhtml" not in media else "page" if "html" in media else "unknown"
    body = record.content_stream().read(PAGE_BYTES + 1)
    kind = "too_large" if len(body) > PAGE_BYTES else kind
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        fetched = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        writer.record(source="file", address=url or address, kind="broken_warc", body=body)
        return
    at = fetched if fetched.tzinfo else fetched.replace(tzinfo=UTC)
    writer.archived(address=url.strip("<>"), fetched_at=at, kind=kind, body=body)
