"""Pure work on all cores: forked children that see what we see, and send back only what they make."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from threadpoolctl import threadpool_limits

T = TypeVar("T")
R = TypeVar("R")

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
# Fewer items are done before a child is born.
LEAST = 200

_THINGS = 250  # of a batch: both cores end together

# Inherited by the children when they are forked, so that neither functions nor texts are pickled. A function of this
# process only: one crew at a time.
_inherited: list[Callable[[int], object]] = []


_PR_SET_PDEATHSIG = 1  # prctl(2)


def _begin(parent: int) -> None:
    """A child ends with its parent, however that dies: nobody may hold the parent's lock after it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    # A thread pool of the parent does not live on in a child that was forked from it. For the child's whole life: to
    # look through all loaded libraries takes as long as some batches.
    threadpool_limits(1)


def _call(number: int) -> object:
    return _inherited[-1](number)


@contextmanager
def crew(function: Callable[[int], R], workers: int) -> Iterator[Callable[[int], "Future[R]"]]:
    """What calls the function with a number in another process; here, where another process is not to be had."""
    # Whoever is a daemon itself (a worker of a pool) may have no children.
    if workers < 2 or multiprocessing.current_process().daemon or _inherited:
        yield lambda number: _done(function, number)
        return
    _inherited.append(function)
    # What is there lives as long as the work: no collection need look at it, nor a child's copy pages for that.
    gc.freeze()
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _begin, (os.getpid(),)) as pool:
            yield lambda number: pool.submit(_call, number)  # type: ignore[arg-type]
    finally:
        gc.unfreeze()
        _inherited.pop()


def _done(function: Callable[[int], R], number: int) -> "Future[R]":
    future: Future[R] = Future()
    future.set_result(function(number))
    return future


def shared(
    work: Callable[[Sequence[T]], list[R]], items: Sequence[T], most: int, weight: Callable[[T], int] = lambda _: 1
) -> Iterator[list[R]]:
    """The work's results in the order of the items, by batches of at most so many; they do not depend on who did it.

    `weight`: for how many things an item stands. Neighbours stay together: they share what was worked out for one.
    """
    batch = max(1, min(most, -(-len(items) // (2 * CORES))))
    starts = range(0, len(items), batch)
    workers = min(CORES, len(starts)) if sum(map(weight, items)) >= LEAST else 1
    with crew(lambda start: work(items[start : start + batch]), workers) as ask:
        # Two batches ahead for each: nobody waits, and results do not pile up.
        ahead = 2 * workers
        waiting: list[Future[list[R]]] = []
        for start in starts:
            waiting.append(ask(start))
            if len(waiting) > ahead:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


def spread(work: Callable[[Sequence[T]], list[R]], things: Sequence[T]) -> list[R]:
    """All results together."""
    return [result for results in shared(work, things, _THINGS) for result in results]
