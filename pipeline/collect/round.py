"""Many hosts at once, each one thing at a time."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def together(
    items: Sequence[T], host_of: Callable[[T], str], work: Callable[[T], R], workers: int
) -> Iterator[tuple[T, R]]:
    """Each item with its result as soon as it is there: in order within a host, hosts in parallel.

    A worker is only busy with a host whose turn it is, so a slow host never holds up more than one.
    """
    waiting: dict[str, list[T]] = defaultdict(list)
    for item in reversed(items):
        waiting[host_of(item)].append(item)
    with ThreadPoolExecutor(max_workers=workers) as pool:
        running: dict[Future[R], tuple[str, T]] = {}
        for host in sorted(waiting):
            _start(pool, running, waiting, host, work)
        while running:
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                host, item = running.pop(future)
                # First the result, then the host's next: it may have asked for patience.
                yield item, future.result()
                _start(pool, running, waiting, host, work)


def _start(
    pool: ThreadPoolExecutor,
    running: dict[Future[R], tuple[str, T]],
    waiting: dict[str, list[T]],
    host: str,
    work: Callable[[T], R],
) -> None:
    if waiting[host]:
        item = waiting[host].pop()
        running[pool.submit(work, item)] = (host, item)
