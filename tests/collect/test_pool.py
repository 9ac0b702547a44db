"""Children that read hostile input: what they cannot bear is refused, and the next thing is read."""

import builtins
import gc
import os
import re
import sys
import time
from collections.abc import Iterator

import pytest

from pipeline.collect.child import Limits
from pipeline.collect.pool import Pool, Refused
from pipeline.core import feed, timestamp

SMALL = Limits(cpu=0.5, memory=400_000_000)
RSS = b"<rss version='2.0'><channel><item><title>A play</title><link>http://a.example/x</link></item></channel></rss>"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    made = Pool(2, SMALL, wall=3.0)
    yield made
    made.close()


def test_what_is_read_comes_back_as_rows(pool: Pool) -> None:
    (entry,) = pool.ask(feed.entries, (RSS, "http://a.example/feed"))
    assert isinstance(entry, feed.Entry)
    assert entry.title == "A play"


def test_what_takes_too_much_processor_time_is_too_dear(pool: Pool) -> None:
    assert pool.ask(sum, (range(10**12),)) == Refused("too_dear", "takes too much processor time")
    assert pool.ask(len, ("abc",)) == 3


def test_what_takes_too_much_memory_is_too_dear(pool: Pool) -> None:
    assert pool.ask(builtins.bytes, (10**9,)) == Refused("too_dear", "takes too much memory")
    assert pool.ask(len, ("abc",)) == 3


def test_what_sleeps_is_too_dear_at_the_deadline(pool: Pool) -> None:
    begun = time.monotonic()
    assert pool.ask(time.sleep, (60,)) == Refused("too_dear", "takes too long")
    assert time.monotonic() - begun < 50
    assert pool.ask(len, ("abc",)) == 3


def test_a_reader_that_dies_costs_only_its_own_input(pool: Pool) -> None:
    assert pool.ask(os.abort, ()) == Refused("unreadable", "the reader failed: exit code -6")
    assert pool.ask(len, ("abc",)) == 3


def test_an_error_tells_its_kind_and_place_and_not_what_was_read(pool: Pool) -> None:
    refused = pool.ask(timestamp._zone, ("+secret",))
    assert isinstance(refused, Refused)
    assert re.fullmatch(r"the reader failed: ValueError at pipeline\.core\.timestamp:\d+", refused.detail)
    assert pool.ask(len, ("abc",)) == 3


def test_a_child_that_went_by_itself_is_replaced_unseen() -> None:
    one = Pool(1, SMALL)
    first = one.ask(os.getpid, ())
    assert one.ask(os.getpid, ()) == first
    assert isinstance(first, int)
    os.kill(first, 9)
    assert one.ask(len, ("abc",)) == 3
    one.close()


def test_nothing_that_could_run_is_taken_from_a_child(pool: Pool) -> None:
    refused = pool.ask(gc.get_objects, ())
    assert isinstance(refused, Refused)
    assert refused.reason == "unreadable"


def test_a_child_knows_nothing_of_our_environment(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRIFTWIRE_SECRET", "x")
    one = Pool(1, SMALL)
    assert one.ask(os.getenv, ("DRIFTWIRE_SECRET",)) is None
    one.close()


def test_a_child_writes_no_file(pool: Pool) -> None:
    assert pool.ask(sys.getrecursionlimit, ()) == 1_000
    refused = pool.ask(os.truncate, ("nowhere", 5))
    assert isinstance(refused, Refused)


def test_many_things_come_back_in_their_order(pool: Pool) -> None:
    items = [(list(range(n % 7)),) for n in range(100)]
    assert list(pool.map(len, iter(items))) == [n % 7 for n in range(100)]


def test_one_poisoned_thing_among_a_thousand_is_refused_alone(pool: Pool) -> None:
    items: list[tuple[object, ...]] = [(RSS, "")] * 400 + [(7, "")] + [(RSS, "")] * 599
    answers = list(pool.map(feed.entries, iter(items)))
    assert sum(isinstance(a, Refused) for a in answers) == 1
    assert isinstance(answers[400], Refused)


def test_nobody_is_left_after_closing() -> None:
    one = Pool(1, SMALL)
    child = one.ask(os.getpid, ())
    assert isinstance(child, int)
    one.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
