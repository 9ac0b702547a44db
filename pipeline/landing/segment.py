"""Segments: WARC for what came over HTTP, gzipped JSON lines with sha256 for the rest; complete or absent."""

import base64
import gzip
import hashlib
import io
import json
import os
import re
import string
import uuid
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, unquote

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline import fault
from pipeline.durable import sync_folder
from pipeline.landing.received import Received

_LONGEST_TEXT = 1_000_000  # bytes
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class DamagedSegment(ValueError):
    """A segment whose bytes are not the ones that were written."""


def _stored(landing: Path, content: bytes, ending: str, received_at: datetime) -> Path:
    """Writes aside, syncs, renames: a reader sees the whole segment or none."""
    folder = landing / received_at.astimezone(UTC).strftime("%Y-%m-%d")
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{received_at.astimezone(UTC):%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:12]}{ending}"
    aside = folder / f".{name}.part"
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fault.point("segment.before_rename")
    aside.rename(folder / name)
    fault.point("segment.after_rename")
    sync_folder(folder)
    return folder / name


def _line(one: Received) -> bytes:
    told = {
        "source": one.source,
        "address": one.address,
        "kind": one.kind,
        "fetched_at": one.fetched_at.isoformat() if one.fetched_at else None,
        "received_at": one.received_at.isoformat(),
        "sha256": one.sha256,
        **_body(one.body),
    }
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _body(body: bytes) -> dict[str, str]:
    """As text where it is one, which takes little more than half the room of base64, packed; not where it would need
    much more: JSON tells a control character by six, and one odd letter makes four bytes of each."""
    if len(body) <= _LONGEST_TEXT and not _CONTROL.search(body):
        with suppress(UnicodeDecodeError):
            return {"text": body.decode("utf-8")}
    return {"body": base64.b64encode(body).decode("ascii")}


def write_records(landing: Path, received: Sequence[Received]) -> Path:
    content = gzip.compress(b"".join(_line(one) for one in received), compresslevel=4, mtime=0)
    return _stored(landing, content, ".jsonl.gz", received[0].received_at)


def _uri(address: str) -> str:
    """Printable ASCII, so that no address of a stranger's archive breaks a header."""
    return quote(address, safe=string.punctuation)


def write_http(landing: Path, received: Sequence[Received]) -> Path:
    """The received documents as WARC responses; source, kind and time of receipt are header fields of the record."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for one in received:
        assert one.fetched_at is not None
        own = {
            "WARC-Date": one.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "WARC-X-Source": one.source,
            "WARC-X-Kind": one.kind,
            "WARC-X-Received": one.received_at.isoformat(),
            "WARC-X-Body-Sha256": one.sha256,
        }
        if one.outlet:
            own["WARC-X-Outlet"] = quote(one.outlet)  # a name may hold what no header may
        http = StatusAndHeaders("200 OK", [("Content-Length", str(len(one.body)))], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                _uri(one.address), "response", payload=io.BytesIO(one.body), http_headers=http, warc_headers_dict=own
            )
        )
    return _stored(landing, out.getvalue(), ".warc.gz", received[0].received_at)


def segments(landing: Path) -> list[Path]:
    """The complete segments, oldest first."""
    return sorted(path for path in landing.glob("*/*.gz") if not path.name.startswith("."))


def _records(path: Path) -> Iterator[Received]:
    with gzip.open(path, "rb") as lines:
        for line in lines:
            told = json.loads(line)
            body = told["text"].encode("utf-8", "surrogatepass") if "text" in told else base64.b64decode(told["body"])
            if hashlib.sha256(body).hexdigest() != told["sha256"]:
                raise DamagedSegment(f"{path}: a record's bytes do not match their sha256")
            fetched = told["fetched_at"]
            yield Received(
                told["source"],
                told["address"],
                told["kind"],
                datetime.fromisoformat(fetched) if fetched else None,
                datetime.fromisoformat(told["received_at"]),
                body,
            )


def _responses(path: Path) -> Iterator[Received]:
    with path.open("rb") as stream:
        # Unparsed: whether warcio takes off the HTTP head depends on the address, and strangers chose that.
        for record in ArchiveIterator(stream, no_record_parse=True):
            head = record.rec_headers
            body = record.raw_stream.read().partition(b"\r\n\r\n")[2]
            if hashlib.sha256(body).hexdigest() != head.get_header("WARC-X-Body-Sha256"):
                raise DamagedSegment(f"{path}: a record's bytes do not match their sha256")
            yield Received(
                head.get_header("WARC-X-Source"),
                head.get_header("WARC-Target-URI"),
                head.get_header("WARC-X-Kind"),
                datetime.fromisoformat(head.get_header("WARC-Date")),
                datetime.fromisoformat(head.get_header("WARC-X-Received")),
                body,
                unquote(head.get_header("WARC-X-Outlet") or "") or None,
            )


def read(path: Path) -> Iterator[Received]:
    """Raises DamagedSegment where bytes and sha256 differ, OSError or EOFError where the compression is broken."""
    return _responses(path) if path.name.endswith(".warc.gz") else _records(path)
