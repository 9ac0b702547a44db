"""Records that are pushed over HTTP: checked, landed, and answered; a repeated request is answered and not landed."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import NamedTuple

from pipeline.core import record
from pipeline.landing.value import split, url_of
from pipeline.landing.writer import Writer
from pipeline.settings import Settings

LARGEST = 20_000_000  # bytes of one request
MOST_RECORDS = 10_000
LONGEST_KEY = 200  # characters
KEPT_FOR = timedelta(days=7)  # a client that repeats itself does so within minutes


class Fault(NamedTuple):
    """`record` counts the records of a list from 0; None where the request as a whole is at fault."""

    record: int | None
    reason: str


class Unfit(ValueError):
    """Nothing of the request was landed."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(", ".join(f"{f.record}: {f.reason}" for f in faults))
        self.faults = faults


class Receipt(NamedTuple):
    records: int
    capture_ids: list[str]


def receive(own: Settings, body: bytes, key: str | None) -> Receipt:
    """All records of the request, or none; raises `Unfit`.

    Waits for nobody but the disk. The receipt of a key is kept for a week and given again.
    """
    if key is not None and not (0 < len(key) <= LONGEST_KEY and key.isprintable()):
        raise Unfit([Fault(None, "bad_idempotency_key")])
    if key is None:
        return _landed(own, _records(body))
    with _receipts(own) as known:
        sha256 = hashlib.sha256(body).hexdigest()
        found = known.execute("select sha256, capture_ids from receipt where key = ?", (key,)).fetchone()
        if found is not None and found[0] != sha256:
            raise Unfit([Fault(None, "idempotency_key_of_another_request")])
        if found is not None:
            return _told(json.loads(found[1]))
        receipt = _landed(own, _records(body))
        # After landing: a crash in between lands the same captures once more, which adds nothing.
        kept = (key, sha256, json.dumps(receipt.capture_ids), own.now().isoformat())
        known.execute("insert or ignore into receipt values (?, ?, ?, ?)", kept)
        known.execute("delete from receipt where at < ?", ((own.now() - KEPT_FOR).isoformat(),))
        known.commit()
        return receipt


def _told(capture_ids: list[str]) -> Receipt:
    return Receipt(len(capture_ids), capture_ids)


@contextmanager
def _receipts(own: Settings) -> Iterator[sqlite3.Connection]:
    own.home.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(own.home / "push.sqlite", timeout=10)
    try:
        connection.execute("pragma journal_mode = wal")
        connection.execute(
            "create table if not exists receipt (key text primary key, sha256 text, capture_ids text, at text)"
        )
        yield connection
    finally:
        connection.close()


def _records(body: bytes) -> list[bytes]:
    """The records' own bytes; each is known to hold an article."""
    records = [text.encode() for text in _values(body)]
    if not records:
        raise Unfit([Fault(None, "no_record")])
    if len(records) > MOST_RECORDS:
        raise Unfit([Fault(None, "too_many_records")])
    faults = [Fault(i, reason) for i, line in enumerate(records) if (reason := _reason(line)) is not None]
    if faults:
        raise Unfit(faults)
    return records


def _values(body: bytes) -> list[str]:
    try:
        return split(body.decode("utf-8-sig"))
    except UnicodeDecodeError as failure:
        raise Unfit([Fault(None, "bad_encoding")]) from failure
    except (ValueError, RecursionError) as failure:
        raise Unfit([Fault(None, "bad_json")]) from failure


def _reason(line: bytes) -> str | None:
    try:
        record.read(line)
    except record.BadRecord as refused:
        return refused.reason
    return None


def _landed(own: Settings, records: list[bytes]) -> Receipt:
    with Writer(own.landing, own.now) as writer:
        return _told([writer.record(source="push", address=url_of(r), kind="record", body=r) for r in records])
