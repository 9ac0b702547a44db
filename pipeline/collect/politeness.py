"""One request at a time per host, with a pause between two."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple


class _Host(NamedTuple):
    lock: threading.Lock
    free_at: list[float]  # one value, kept under the lock


class Politeness:
    """The turns at all hosts of one poll; may be shared by threads."""

    def __init__(self, delay: float, sleep: Callable[[float], None] = time.sleep) -> None:
        self._delay = delay
        self._sleep = sleep
        self._guard = threading.Lock()
        self._hosts: dict[str, _Host] = {}
        self._slower: dict[str, float] = {}

    def slow_down(self, host: str, delay: float) -> None:
        """What robots.txt asks for counts where it is more than our own delay."""
        with self._guard:
            self._slower[host] = delay

    def _host(self, host: str) -> tuple[_Host, float]:
        with self._guard:
            state = self._hosts.setdefault(host, _Host(threading.Lock(), [0.0]))
            return state, max(self._delay, self._slower.get(host, 0.0))

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Held while one request to the host is under way; the pause counts from the end of the one before."""
        state, delay = self._host(host)
        with state.lock:
            wait = state.free_at[0] - time.monotonic()
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                state.free_at[0] = time.monotonic() + delay
