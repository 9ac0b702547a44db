"""One thing as it was received, before anybody looked into it."""

import hashlib
from datetime import UTC, datetime
from typing import NamedTuple

from pipeline.rows import Landed


class Received(NamedTuple):
    """`kind` tells who reads it: record, page, plain, feed, decision, tombstone or unknown; `body` is never altered.

    `outlet` is that of the listed feed which led there.
    """

    source: str
    address: str
    kind: str
    fetched_at: datetime | None
    received_at: datetime
    body: bytes
    outlet: str | None = None

    def landed(self, segment: str) -> Landed:
        """Its row in the ledger of what lies in a segment."""
        return Landed(
            self.capture_id, self.source, self.kind, self.address, self.fetched_at, self.sha256, len(self.body),
            self.received_at, segment,
        )  # fmt: skip

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    @property
    def capture_id(self) -> str:
        """The identity of a capture: address, bytes, and the time of fetching where it was fetched."""
        fetched = self.fetched_at.astimezone(UTC).isoformat() if self.fetched_at else ""
        return hashlib.sha256("\n".join((self.address, fetched, self.sha256)).encode()).hexdigest()[:20]
