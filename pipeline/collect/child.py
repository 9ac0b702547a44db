"""The child that reads what strangers wrote: one thing at a time, within limits that the kernel keeps.

Over its pipes go frames: eight bytes of length, then a pickle. The parent is trusted; the parent does not trust us.
"""

import importlib
import logging
import os
import pickle
import resource
import select
import signal
import sys
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from typing import IO, NamedTuple

from pipeline.core.language import language

HEAD = 8  # bytes of a frame's length
# libxml2 keeps what it once took, and fragments add up. A birth costs as much as some thousand records.
MOST_THINGS = 50_000
LARGEST_CHILD = 300_000_000  # bytes; a child that holds more after its work is replaced
LARGEST_FILE = 1_000_000
_IDLE_SECONDS = 20.0  # a pool that is asked nothing more costs nothing more


_READER = "pipeline.stages.document"  # imports all that reads
_SAMPLE = "The house by the harbour opens its doors again in spring, the director said on Monday, after nine months."


class Limits(NamedTuple):
    """`cpu` seconds for one thing, `memory` bytes of the whole child."""

    cpu: float
    memory: int


class Ask(NamedTuple):
    """One function for several things, each by its arguments."""

    module: str
    function: str
    things: tuple[tuple[object, ...], ...]


class Reply(NamedTuple):
    """`kind`: ready, done (with a value for each thing), memory, or error (with the place). `last`: this child goes
    now."""

    kind: str
    value: object
    last: bool


class _Whole:
    """A raw pipe read to the last byte asked for; buffering would hide from `select` what has come."""

    def __init__(self, raw: FileIO) -> None:
        self._raw = raw

    def fileno(self) -> int:
        return self._raw.fileno()

    def read(self, count: int) -> bytes:
        parts = bytearray()
        while len(parts) < count and (part := self._raw.read(count - len(parts))):
            parts += part
        return bytes(parts)


def _send(replies: IO[bytes], reply: Reply) -> None:
    frame = pickle.dumps(tuple(reply), pickle.HIGHEST_PROTOCOL)
    replies.write(len(frame).to_bytes(HEAD, "big") + frame)
    replies.flush()


def _next(requests: _Whole) -> Ask | None:
    """None when the parent is gone, or silent for long."""
    if not select.select([requests], [], [], _IDLE_SECONDS)[0]:
        return None
    head = requests.read(HEAD)
    return Ask(*pickle.loads(requests.read(int.from_bytes(head, "big")))) if len(head) == HEAD else None


def _is_worn(answered: int) -> bool:
    return answered >= MOST_THINGS or _memory() > LARGEST_CHILD


def _memory() -> int:
    """Bytes in use; 0 where the system has no /proc. (ru_maxrss would tell of the parent: exec does not reset it.)"""
    statm = Path("/proc/self/statm")
    return int(statm.read_bytes().split()[1]) * resource.getpagesize() if statm.exists() else 0


def _place(failure: BaseException) -> str:
    """Kind and place of an error, never its message: that may quote what was read."""
    trace = failure.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace is not None else "?"
    return f"{type(failure).__name__} at {where}"


def _confine(limits: Limits) -> None:
    """No more memory than allowed, no core dumps, no large files; processor time is set for each thing anew."""
    resource.setrlimit(resource.RLIMIT_DATA, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # which ends the process, also in the middle of a C function
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent's matter: it closes the pipe


def _answered(function: Callable[..., object], things: tuple[tuple[object, ...], ...], cpu: float) -> Reply:
    values = []
    try:
        for arguments in things:
            signal.setitimer(signal.ITIMER_PROF, cpu)
            values.append(function(*arguments))
        return Reply("done", values, False)
    except MemoryError:
        return Reply("memory", None, True)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)


def _pipes() -> tuple[_Whole, IO[bytes]]:
    """Our own ends of the pipes, which no library shall print into."""
    requests, replies = _Whole(FileIO(os.dup(0))), os.fdopen(os.dup(1), "wb")
    _silence(0, 1)
    return requests, replies


def _silence(*descriptors: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in descriptors:
        os.dup2(nothing, descriptor)


def main(cpu: str, memory: str) -> None:
    requests, replies = _pipes()
    limits = Limits(float(cpu), int(memory))
    logging.disable()
    sys.setrecursionlimit(1_000)
    # Before the limits, and so that a broken installation ends the run, not every input.
    importlib.import_module(_READER)
    language(_SAMPLE)
    _silence(2)  # from here on a message may quote what is read
    _confine(limits)
    _send(replies, Reply("ready", None, False))
    answered = 0
    while (ask := _next(requests)) is not None:
        function = getattr(importlib.import_module(ask.module), ask.function)
        try:
            reply = _answered(function, ask.things, limits.cpu)
        except Exception as failure:
            _send(replies, Reply("error", _place(failure), True))
            raise
        answered += len(ask.things)
        reply = reply._replace(last=reply.last or _is_worn(answered))
        _send(replies, reply)
        if reply.last:
            return
