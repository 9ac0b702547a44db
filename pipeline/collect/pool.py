"""Reads what strangers wrote in long-lived child processes, within limits of time and memory.

What a child cannot bear is refused, and the next thing gets a child of its own: no input ends a run.
"""

import atexit
import io
import os
import pickle
import select
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from queue import SimpleQueue
from typing import NamedTuple, TypeVar, cast

from pipeline.collect.child import HEAD, Ask, Limits, Reply
from pipeline.settings import ROOT

R = TypeVar("R")

# The dearest of 715 real pages takes 1.5 s of processor time, what the readers' own bounds let through 6 s.
LIMITS = Limits(cpu=10.0, memory=400_000_000)
WALL_SECONDS = 15.0
_BIRTH_SECONDS = 60.0  # of imports, on a machine that is busy with other things
_LONGEST_REPLY = 100_000_000  # bytes
_AHEAD = 4  # asks per child that are read from disk before they are needed
# Of one ask: a record is read in less time than a child is told of it, a page takes longer by itself.
_THINGS, _BYTES = 32, 64_000


class Refused(NamedTuple):
    """`too_dear`: more time or memory than anything gets; `unreadable`: a reader failed, `detail` tells where."""

    reason: str
    detail: str


class NoReader(RuntimeError):
    """No child comes to life here; nothing of the input is to blame."""


class _Gone(OSError):
    """The child has ended, or its time is over."""


class _Rows(pickle.Unpickler):
    """Takes plain values, times and rows from a child; nothing that could run."""

    def find_class(self, module: str, name: str) -> object:
        if module == "datetime" and name in ("datetime", "timezone", "timedelta", "date"):
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith("pipeline.") else None
        if isinstance(found, type) and issubclass(found, tuple):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no row")


def _environment() -> dict[str, str]:
    """None of our secrets; one thread for the classifier's library; sets in the same order every time."""
    fixed = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}
    return {"PATH": os.environ.get("PATH", ""), **fixed}


class _Child:
    """One child process; used by one thread at a time. After a reply with `last` it is of no more use."""

    def __init__(self, limits: Limits) -> None:
        code = "import sys; from pipeline.collect.child import main; main(*sys.argv[1:])"
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, str(limits.cpu), str(limits.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
        )
        try:
            self._receive(time.monotonic() + _BIRTH_SECONDS)
        except _Gone as failure:
            raise NoReader(f"a reader could not be started, exit code {self.end(kill=True)}") from failure

    def ask(self, ask: Ask, seconds: float) -> Reply:
        """The child's reply, or one of ours: late, cpu, or died (with how)."""
        deadline = time.monotonic() + seconds
        try:
            self._send(ask)
            reply = self._receive(deadline)
        except (_Gone, BrokenPipeError, pickle.UnpicklingError):
            late = time.monotonic() >= deadline
            code = self.end(kill=late)
            return Reply("late" if late else "cpu" if code == -signal.SIGPROF else "died", f"exit code {code}", True)
        if reply.last:
            self.end(kill=False)
        return reply

    def _send(self, ask: Ask) -> None:
        assert self._process.stdin is not None
        frame = pickle.dumps(tuple(ask), pickle.HIGHEST_PROTOCOL)
        self._process.stdin.write(len(frame).to_bytes(HEAD, "big") + frame)
        self._process.stdin.flush()

    def _receive(self, deadline: float) -> Reply:
        size = int.from_bytes(self._read(HEAD, deadline), "big")
        if size > _LONGEST_REPLY:
            raise _Gone
        return Reply(*_Rows(io.BytesIO(self._read(size, deadline))).load())

    def _read(self, count: int, deadline: float) -> bytes:
        assert self._process.stdout is not None
        descriptor, parts = self._process.stdout.fileno(), bytearray()
        while len(parts) < count:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([descriptor], [], [], left)[0]:
                raise _Gone
            part = os.read(descriptor, min(count - len(parts), 1 << 20))
            if not part:
                raise _Gone
            parts += part
        return bytes(parts)

    def end(self, *, kill: bool) -> int:
        """The exit code; one that is not killed has a second to end by itself."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        try:
            self._process.wait(0.0 if kill else 1.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
        code = self._process.wait()
        self._process.stdout.close()
        return code


_TOO_DEAR = {"late": "takes too long", "cpu": "takes too much processor time", "memory": "takes too much memory"}


def _bundles(items: Iterable[tuple[object, ...]]) -> Iterator[tuple[tuple[object, ...], ...]]:
    bundle: list[tuple[object, ...]] = []
    size = 0
    for item in items:
        bundle.append(item)
        size += sum(len(part) for part in item if isinstance(part, bytes))
        if len(bundle) >= _THINGS or size >= _BYTES:
            yield tuple(bundle)
            bundle, size = [], 0
    if bundle:
        yield tuple(bundle)


class Pool:
    """Children are started when they are needed; any thread may ask."""

    def __init__(self, workers: int, limits: Limits = LIMITS, wall: float = WALL_SECONDS) -> None:
        self._limits, self._wall, self._workers = limits, wall, workers
        self._idle: SimpleQueue[_Child | None] = SimpleQueue()
        for _ in range(workers):
            self._idle.put(None)

    def ask(self, function: Callable[..., R], arguments: tuple[object, ...]) -> R | Refused:
        """What the function of a module makes of the arguments; it returns plain values and rows only."""
        reply = self._replied(function, (arguments,))
        if reply.kind == "done":
            (value,) = cast("list[R]", reply.value)
            return value
        if reply.kind in _TOO_DEAR:
            return Refused("too_dear", _TOO_DEAR[reply.kind])
        return Refused("unreadable", f"the reader failed: {reply.value}")

    def _ask_of_each(self, function: Callable[..., R], things: tuple[tuple[object, ...], ...]) -> list[R | Refused]:
        """What one of them spoils costs the others nothing: then each is asked alone."""
        if len(things) > 1:
            reply = self._replied(function, things)
            if reply.kind == "done":
                return list(cast("list[R]", reply.value))
        return [self.ask(function, arguments) for arguments in things]

    def _replied(self, function: Callable[..., R], things: tuple[tuple[object, ...], ...]) -> Reply:
        child = self._idle.get()
        try:
            child, reply = self._asked(child, Ask(function.__module__, function.__qualname__, things))
        finally:
            self._idle.put(child)
        return reply

    def _asked(self, child: _Child | None, ask: Ask) -> tuple[_Child | None, Reply]:
        """A used child may end for what it read before, or was idle for long: the word of a fresh one counts."""
        left = self._wall
        if child is not None:
            begun = time.monotonic()
            reply = child.ask(ask, left)
            if reply.kind not in ("memory", "died"):
                return None if reply.last else child, reply
            left -= time.monotonic() - begun
        fresh = _Child(self._limits)
        reply = fresh.ask(ask, left)
        return None if reply.last else fresh, reply

    def map(self, function: Callable[..., R], items: Iterable[tuple[object, ...]]) -> Iterator[R | Refused]:
        """In the order of the items, of which a few are taken ahead."""
        waiting: deque[Future[list[R | Refused]]] = deque()
        threads = ThreadPoolExecutor(self._workers)
        try:
            for things in _bundles(items):
                waiting.append(threads.submit(self._ask_of_each, function, things))
                if len(waiting) > _AHEAD * self._workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            threads.shutdown(cancel_futures=True)

    def close(self) -> None:
        """Not while somebody asks."""
        for _ in range(self._workers):
            child = self._idle.get()
            if child is not None:
                child.end(kill=True)
            self._idle.put(None)


def pool() -> Pool:
    """This process's own: a fork shares no child with its parent."""
    return _pool_of(os.getpid())


@cache
def _pool_of(process: int) -> Pool:
    made = Pool(os.cpu_count() or 1)
    atexit.register(made.close)
    return made
