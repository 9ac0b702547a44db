"""Pure work on all cores: forked children that see what we see, and send back only what they make."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
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
def begun(
    work: Callable[[Sequence[T]], list[R]], items: Sequence[T], most: int, weight: Callable[[T], int] = lambda _: 1
) -> Iterator[Iterator[list[R]]]:
    """The work's results in the order of the items, by batches of at most so many; they do not depend on who did it.

    The others are at it from the first moment on: the caller has time for something else before it asks for results.
    `weight`: for how many things an item stands. Neighbours stay together: they share what was worked out for one.
    """
    batch = max(1, min(most, -(-len(items) // (2 * CORES))))
    starts = range(0, len(items), batch)
    workers = min(CORES, len(starts)) if sum(map(weight, items)) >= LEAST else 1

    def done(start: int) -> list[R]:
        return work(items[start : start + batch])

    # Whoever is a daemon itself (a worker of a pool) may have no children: then here, when a result is asked for.
    if workers < 2 or multiprocessing.current_process().daemon or _inherited:
        yield map(done, starts)
        return
    _inherited.append(done)
    # What is there lives as long as the work: no collection need look at it, nor a child's copy pages for that.
    gc.freeze()
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _begin, (os.getpid(),))
    try:
        yield pool.map(_call, starts)  # type: ignore[arg-type]
    finally:
        pool.shutdown(cancel_futures=True)  # after an error nobody wants the rest
        gc.unfreeze()
        _inherited.pop()


def spread(work: Callable[[Sequence[T]], list[R]], things: Sequence[T]) -> list[R]:
    """All results together."""
    with begun(work, things, _THINGS) as results:
        return [result for part in results for result in part]
