"""Pure work on all cores: forked children that see what we see, and send back only what they make."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Generic, TypeVar

from threadpoolctl import threadpool_limits

T = TypeVar("T")
R = TypeVar("R")

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
# Fewer items are done before a child is born.
LEAST = 200

_THINGS = 250  # of a batch: both cores end together

# Inherited by the children when they are forked, so that neither functions nor what they look up is pickled. A function
# of this process only: one crew at a time.
_inherited: list[Callable[..., object]] = []


_PR_SET_PDEATHSIG = 1  # prctl(2)


def _begin(parent: int) -> None:
    """A child ends with its parent, however that dies: nobody may hold the parent's lock after it. An interrupt is the
    parent's business, and a handler of the parent (Airflow's heeds the parent alone) must not keep a child alive."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    # A thread pool of the parent does not live on in a child that was forked from it. For the child's whole life: to
    # look through all loaded libraries takes as long as some batches.
    threadpool_limits(1)


def _call(thing: object) -> object:
    return _inherited[-1](thing)


class Crew(Generic[T, R]):
    """Does `work` for whoever asks. Use as a context: the children end with it.

    They are forked when much is asked for first, once: each fork copies the tables of all our pages, and what a child
    has worked out for one thing serves it for the next.
    """

    def __init__(self, work: Callable[[T], R]) -> None:
        self._work = work
        self._pool: ProcessPoolExecutor | None = None
        self._others: list[BaseProcess] = []
        # Whoever is a daemon itself (a worker of a pool) may have no children.
        self._alone = CORES < 2 or multiprocessing.current_process().daemon or bool(_inherited)

    def __enter__(self) -> "Crew[T, R]":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        try:
            if kind is not None:  # nobody wants the rest
                for child in self._children():
                    child.kill()
            self._pool.shutdown(cancel_futures=True)
        finally:
            gc.unfreeze()
            _inherited.pop()

    def ask(self, thing: T, many: bool) -> Callable[[], R]:
        """What the work makes of the thing, when that is called; a child, if there is one, is at it from now on.

        `many`: whether this is one of so many things that children are worth their birth.
        """
        if self._pool is None and many and not self._alone:
            self._open()
        if self._pool is None:
            return partial(self._work, thing)
        answer = self._pool.submit(_call, thing).result
        # The children are forked now, and only they read. Where one is killed while more than a pipe holds is on the
        # way, the writing thread must see that nobody reads any more, or all wait for ever (CPython gh-94777).
        self._pool._call_queue._reader.close()  # type: ignore[attr-defined]
        return answer  # type: ignore[return-value]

    def _open(self) -> None:
        self._others = multiprocessing.active_children()
        self._pool = ProcessPoolExecutor(CORES, multiprocessing.get_context("fork"), _begin, (os.getpid(),))
        _inherited.append(self._work)
        # What is there lives as long as the work: no collection need look at it, nor a child's copy pages for that.
        gc.freeze()

    def _children(self) -> list[BaseProcess]:
        return [child for child in multiprocessing.active_children() if child not in self._others]


def batches(things: Sequence[T], most: int) -> list[Sequence[T]]:
    """In order, of at most so many, and enough for all cores. Neighbours share what was worked out for one."""
    size = max(1, min(most, -(-len(things) // (2 * CORES))))
    return [things[start : start + size] for start in range(0, len(things), size)]


def spread(work: Callable[[Sequence[T]], list[R]], things: Sequence[T], weight: int = 1) -> list[R]:
    """All results together, in the order of the things; each of them stands for `weight` of what LEAST counts."""

    def done(places: Sequence[int]) -> list[R]:
        return work([things[place] for place in places])  # inherited: texts of an archive would fill the pipe twice

    with Crew(done) as crew:
        asked = [crew.ask(some, len(things) * weight >= LEAST) for some in batches(range(len(things)), _THINGS)]
        return [result for answer in asked for result in answer()]
