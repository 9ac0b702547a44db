"""What robots.txt of a host allows (RFC 9309)."""

import threading
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from protego import Protego

from pipeline.collect.fetch import Fetched, FetchFailed

LARGEST = 512_000  # bytes; the RFC asks for at least 500 KiB
_BUSY = 429
KEPT_FOR = timedelta(days=1)  # the RFC's longest

Get = Callable[[str], Fetched]


class Verdict(NamedTuple):
    """`known` is False where the host could not tell now: ask again later. `delay` is the crawl delay in seconds."""

    allowed: bool
    known: bool
    delay: float | None


def _rules(status: int, body: bytes) -> Protego | None:
    """4xx allows all, 5xx (and 'too many requests') forbids all for now."""
    if status >= 500 or status == _BUSY:
        return None
    return Protego.parse(body.decode("utf-8", "replace").replace("\0", "") if status < 300 else "")


class Kept(NamedTuple):
    """An answer as it is remembered: status and document of one origin, and when it was asked."""

    origin: str
    status: int
    body: bytes
    asked_at: datetime


class Robots:
    """Asked once per origin and day; what was asked is left in `fresh`, to be remembered."""

    def __init__(self, get: Get, agent: str, now: Callable[[], datetime], kept: Iterable[Kept]) -> None:
        self._get = get
        self._agent = agent
        self._now = now
        self._guard = threading.Lock()
        self._origins = {k.origin: _rules(k.status, k.body) for k in kept}
        self.fresh: list[Kept] = []

    def _ask(self, origin: str) -> Protego | None:
        try:
            fetched = self._get(f"{origin}/robots.txt")
        except FetchFailed:  # unreachable forbids for now, as a 5xx does
            return None
        rules = _rules(fetched.status, fetched.body)
        if rules is not None:  # only what a host could tell is kept for a day
            self.fresh.append(Kept(origin, fetched.status, fetched.body, self._now()))
        return rules

    def verdict(self, url: str) -> Verdict:
        split = urlsplit(url)
        origin = f"{split.scheme}://{split.netloc.rpartition('@')[2]}".lower()
        with self._guard:
            known = origin in self._origins
        if not known:
            rules = self._ask(origin)
            with self._guard:
                self._origins.setdefault(origin, rules)
        found = self._origins[origin]
        if found is None:
            return Verdict(allowed=False, known=False, delay=None)
        return Verdict(found.can_fetch(url, self._agent), known=True, delay=found.crawl_delay(self._agent))
