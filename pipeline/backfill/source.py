"""The articles of a folder of Parquet or WARC files: address, time and text."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from warcio.archiveiterator import ArchiveIterator

from pipeline.core.address import normalised
from pipeline.core.identity import digest
from pipeline.landing.received import Received
from pipeline.stages import document
from pipeline.stages.revision import article_id

# Of a Parquet file; `published_at` may be text in ISO 8601.
COLUMNS = ("url", "published_at", "body")
BATCH = 10_000
PAGE_BYTES = 5_000_000
_UTC = pa.timestamp("us", tz="UTC")
SCHEMA = pa.schema([("article_id", pa.string()), ("published_at", _UTC), ("text", pa.large_string())])


def files(folder: Path) -> list[Path]:
    return sorted(f for f in folder.rglob("*") if f.name.endswith((".parquet", ".warc", ".warc.gz")))


def batches(file: Path) -> Iterator[pa.Table]:
    """Tables of SCHEMA."""
    if file.suffix == ".parquet":
        for batch in pq.ParquetFile(file).iter_batches(BATCH, columns=list(COLUMNS)):
            yield _table(batch)
    else:
        rows = list(_archived(file))
        yield pa.Table.from_pylist([dict(zip(SCHEMA.names, row, strict=True)) for row in rows], SCHEMA)


def _table(batch: pa.RecordBatch) -> pa.Table:
    ids = [article_id(normalised(url)) for url in batch.column("url").to_pylist()]
    times = batch.column("published_at").cast(_UTC)
    return pa.table([pa.array(ids), times, batch.column("body").cast(pa.large_string())], SCHEMA)


def _archived(file: Path) -> Iterator[tuple[str, datetime | None, str]]:
    """What the pages of an archive say, read as the pipeline reads them."""
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream):
            media = (record.http_headers and record.http_headers.get_header("Content-Type")) or ""
            if record.rec_type == "response" and "html" in media:
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                fetched = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "").astimezone(UTC)
                one = Received("file", url, "page", fetched, fetched, record.content_stream().read(PAGE_BYTES))
                found, _ = document.read(one.landed(digest(one.address)), one.body)
                yield from ((article_id(d.url), d.published_at, d.text) for d in found if d.reason is None)
