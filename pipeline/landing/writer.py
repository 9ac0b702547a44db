"""Collects what is received and lands it in segments; the doorbell is whoever called."""

from datetime import datetime
from pathlib import Path
from types import TracebackType

from pipeline.landing.received import Received
from pipeline.landing.segment import write_http, write_records
from pipeline.settings import Clock

SEGMENT_BYTES = 32_000_000  # a segment is built in memory; this keeps a writer well below 200 MB
SEGMENT_CAPTURES = 5_000


class Writer:
    """A context: what was received is on disk when it closes, or when a segment is full."""

    def __init__(self, landing: Path, clock: Clock) -> None:
        self._landing = landing
        self._clock = clock
        self._open: dict[bool, list[Received]] = {True: [], False: []}
        self._bytes = {True: 0, False: 0}
        self.captures = 0

    def __enter__(self) -> "Writer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Also after an error: what has arrived is kept.
        self.flush()

    def http(self, *, source: str, address: str, fetched_at: datetime, outlet: str | None, body: bytes) -> None:
        """What a server answered to us; headers are not kept, bytes are."""
        kind = "feed" if source.startswith("feed:") else "page"
        self._add(Received(source, address, kind, fetched_at, self._clock(), body, outlet), over_http=True)

    def archived(self, *, address: str, fetched_at: datetime, kind: str, body: bytes) -> None:
        """What somebody else's archive holds, with its own time of fetching."""
        self._add(Received("file", address, kind, fetched_at, self._clock(), body), over_http=True)

    def record(self, *, source: str, address: str, kind: str, body: bytes) -> str:
        """What was dropped or pushed; its capture_id."""
        one = Received(source, address, kind, None, self._clock(), body)
        self._add(one, over_http=False)
        return one.capture_id

    def flush(self) -> None:
        for over_http, write in ((True, write_http), (False, write_records)):
            if self._open[over_http]:
                write(self._landing, self._open[over_http])
                self._open[over_http], self._bytes[over_http] = [], 0

    def _add(self, one: Received, *, over_http: bool) -> None:
        waiting = self._open[over_http]
        waiting.append(one)
        self._bytes[over_http] += len(one.body)
        self.captures += 1
        if len(waiting) >= SEGMENT_CAPTURES or self._bytes[over_http] > SEGMENT_BYTES:
            self.flush()
