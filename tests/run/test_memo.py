"""What was computed for an item is never computed again, whoever computed it."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from pipeline.rows import Family, Memo
from pipeline.run import crew, memo
from pipeline.run.memo import Job, Remembered, Work, item_key
from pipeline.warehouse.store import Store

PARENT = os.getpid()
ITEMS = [(f"a{i:04}", i) for i in range(1_200)]


def work(items: Sequence[tuple[object, ...]]) -> list[list[tuple[object, ...]]]:
    return [[Family(str(article), f"f{number}")] if int(str(number)) % 3 else [] for article, number in items]


def done(
    cache: Store, stage: str, version: str, items: Iterable[tuple[object, ...]], work: Work, separate: bool = False
) -> Remembered:
    (its,) = memo.remembered(cache, [Job(stage, version, Family, items, work, separate=separate)])
    return its


@pytest.fixture
def cache(tmp_path: Path):
    with Store(tmp_path / "cache.duckdb") as store:
        yield store


def test_rows_do_not_depend_on_the_order_of_items_or_on_who_computed_them(cache: Store, tmp_path: Path) -> None:
    with Store(tmp_path / "other.duckdb") as other:
        one, computed, *_ = done(cache, "family", "1", ITEMS, work)
        few = [done(other, "family", "1", ITEMS[i : i + 100], work) for i in range(0, 1_200, 100)]
        again, *_ = done(other, "family", "1", reversed(ITEMS), work)
    assert computed == 1_200
    assert sum(one.computed for one in few) == 1_200
    assert sorted(one) == sorted(again)
    assert len(one) == 800


def test_only_what_is_new_is_computed(cache: Store) -> None:
    done(cache, "family", "1", ITEMS[:-3], work)
    _, computed, *_ = done(cache, "family", "1", ITEMS, work)
    assert computed == 3


def test_another_version_computes_again(cache: Store) -> None:
    done(cache, "family", "1", ITEMS[:5], work)
    assert done(cache, "family", "2", ITEMS[:5], work)[1] == 5


def test_results_that_nobody_asks_for_go_when_they_outnumber_the_others(
    cache: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memo, "SAVED", 10)
    done(cache, "other", "0", ITEMS[:50], work)
    for version in ("1", "2", "3", "4"):
        done(cache, "family", version, ITEMS[:20], work)
    assert sum(m.stage == "family" for m in cache.rows(Memo)) <= 2 * 20 + 10
    assert sum(m.stage == "other" for m in cache.rows(Memo)) == 50
    assert done(cache, "family", "4", ITEMS[:20], work)[1] == 0


def test_a_failure_in_another_process_is_ours(cache: Store) -> None:
    def failing(items: Sequence[tuple[object, ...]]) -> list[list[tuple[object, ...]]]:
        raise ValueError("no such thing")

    with pytest.raises(ValueError, match="no such thing"):
        done(cache, "family", "1", ITEMS, failing)


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core")
def test_many_items_are_shared_among_the_cores(cache: Store, tmp_path: Path) -> None:
    here = tmp_path / "workers"
    here.mkdir()

    def told(items: Sequence[tuple[object, ...]]) -> list[list[tuple[object, ...]]]:
        (here / str(os.getpid())).touch()
        # Whoever comes first waits for a second: the work itself is too small to keep one of them busy.
        for _ in range(1_000):
            if len(list(here.iterdir())) > 1:
                break
            time.sleep(0.01)
        return [[Family(str(article), str(os.getpid()))] for article, _ in items]

    rows, *_ = done(cache, "family", "1", ITEMS, told)
    workers = {str(row[1]) for row in rows}
    assert str(os.getpid()) not in workers
    assert len(workers) > 1


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core")
def test_the_same_children_work_on_all_parts(cache: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "FIRST", 300)
    monkeypatch.setattr(memo, "PART", 300)

    def told(items: Sequence[tuple[object, ...]]) -> list[list[tuple[object, ...]]]:
        return [[Family(str(article), str(os.getpid()))] for article, _ in items]

    rows, computed, *_ = done(cache, "family", "1", ITEMS, told)
    assert computed == len(rows) == len(ITEMS)
    assert {str(row[1]) for row in rows}.isdisjoint({str(os.getpid())})
    assert len({row[1] for row in rows}) <= crew.CORES


def dying(things: Sequence[str]) -> list[int]:
    """Whoever comes first is killed, as the kernel does where memory is short, while others wait for their turn."""
    time.sleep(0.2)
    if os.getppid() == PARENT and things[0].startswith("0 "):
        os.kill(os.getpid(), signal.SIGKILL)
    return [os.getpid()] * len(things)


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core")
def test_a_killed_child_ends_the_work_and_later_work_is_shared_again() -> None:
    """Also where more is on the way to the children than a pipe holds."""
    with pytest.raises(BrokenProcessPool), crew.Crew(dying) as some:
        asked = [some.ask([f"{number} " + "text " * 20_000], True) for number in range(50)]
        for answer in asked:
            answer()
    workers = set(crew.spread(lambda things: [os.getpid()] * len(things), range(1_000)))
    assert os.getpid() not in workers


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core")
def test_a_handler_of_the_parent_does_not_keep_a_child_alive() -> None:
    def handlers(things: Sequence[int]) -> list[tuple[object, object]]:
        return [(signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT))] * len(things)

    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        assert set(crew.spread(handlers, range(1_000))) == {(signal.SIG_DFL, signal.SIG_IGN)}
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core")
def test_an_error_does_not_wait_for_what_nobody_wants_any_more() -> None:
    def slow(number: int) -> int:
        time.sleep(60 * number)
        return number

    born = set(multiprocessing.active_children())
    with pytest.raises(RuntimeError, match="no more"), crew.Crew(slow) as some:
        assert [some.ask(number, True) for number in (0, 1, 1, 1)][0]() == 0
        raise RuntimeError("no more")
    assert set(multiprocessing.active_children()) <= born


def test_few_items_are_worked_on_here(cache: Store) -> None:
    def told(items: Sequence[tuple[object, ...]]) -> list[list[tuple[object, ...]]]:
        return [[Family(str(article), str(os.getpid()))] for article, _ in items]

    rows, *_ = done(cache, "family", "1", ITEMS[: crew.LEAST - 1], told)
    assert {str(row[1]) for row in rows} == {str(os.getpid())}


def test_what_is_told_of_an_item_depends_on_all_of_it() -> None:
    items = [("a", ("One.", "Two.")), ("a", ("One.", "2")), ("a", ("One.Two.",)), ("b", ("One.", "Two."))]
    assert len({item_key("1", item) for item in items}) == len(items)
    assert item_key("1", ("a", ("One.", "Two."))) == item_key("1", items[0])


def odd(items: Sequence[tuple[object, ...]]) -> list[list[tuple[object, ...]]]:
    """As a rule would that takes '4.17.30' for a number."""
    return [[Family(str(article), f"f{1 / (int(str(number)) - 7)}")] for article, number in items]


def test_an_item_that_cannot_be_worked_on_leaves_the_others_standing_and_is_told(cache: Store) -> None:
    rows, computed, _, failed = done(cache, "family", "1", ITEMS, odd, separate=True)
    assert (len(rows), computed) == (1_199, 1_200)
    (error,) = failed
    assert error.startswith("ZeroDivisionError in test_memo.py:")
    again = done(cache, "family", "1", ITEMS, odd, separate=True)
    assert (again.computed, again.failed, again.rows) == (0, failed, rows)
    mended = done(cache, "family", "2", ITEMS, work, separate=True)
    assert (mended.computed, mended.failed) == (1_200, [])


def test_items_that_hang_together_fail_together(cache: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        done(cache, "family", "1", ITEMS, odd)


@pytest.mark.parametrize("part", [100, 1_000, 5_000])
def test_parts_make_no_difference(cache: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    expected = done(cache, "family", "1", ITEMS, work)
    monkeypatch.setattr(memo, "PART", part)
    with Store(tmp_path / "other.duckdb") as other:
        twice = done(other, "family", "1", (*ITEMS, *ITEMS), work)
        again = done(other, "family", "1", iter(ITEMS), work)
    assert (twice.computed, twice.rows, twice.failed) == (expected.computed, expected.rows, expected.failed)
    assert (again.computed, again.rows) == (0, expected.rows)


def test_no_more_than_two_parts_are_made_ahead(cache: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "PART", 100)
    ahead = []

    def items():
        for number, item in enumerate(ITEMS):
            ahead.append(number - len(cache.rows(Memo)))
            yield item

    done(cache, "family", "1", items(), work)
    assert max(ahead) < 2 * 100


def test_on_one_core_a_late_failure_costs_little(cache: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "SAVED", 100)
    monkeypatch.setattr(memo, "BATCH", 50)
    monkeypatch.setattr(crew, "CORES", 1)

    def failing(items: Sequence[tuple[object, ...]]) -> list[list[tuple[object, ...]]]:
        if ITEMS[-1] in items:
            raise ValueError("the last one")
        return work(items)

    with pytest.raises(ValueError, match="the last one"):
        done(cache, "family", "1", ITEMS, failing)
    assert len(cache.rows(Memo)) >= len(ITEMS) - 100 - 50


def test_after_a_failure_nobody_works_on(cache: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "BATCH", 10)

    def failing(items: Sequence[tuple[object, ...]]) -> list[list[tuple[object, ...]]]:
        if ITEMS[0] in items:
            raise ValueError("the first one")
        (tmp_path / str(items[0][0])).touch()
        time.sleep(0.05)
        return work(items)

    with pytest.raises(ValueError, match="the first one"):
        done(cache, "family", "1", ITEMS, failing)
    assert len(list(tmp_path.glob("a*"))) < len(ITEMS) / 10 / 2


def _said_by(name: str) -> Work:
    """Rows that tell the job, and the process it ran in; slow enough that no child does all before another begins."""

    def said(items: Sequence[tuple[object, ...]]) -> list[list[tuple[object, ...]]]:
        time.sleep(0.02)
        return [[Family(str(article), f"{name} {os.getpid()}")] for article, _ in items]

    return said


def _ten(item: tuple[object, ...]) -> str:
    return str(item[0])[:4]


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core")
def test_items_of_one_place_are_worked_on_by_one_child(cache: Store) -> None:
    jobs = [Job(name, name, Family, ITEMS, _said_by(name), place=_ten) for name in ("one", "other")]
    one, other = memo.remembered(cache, jobs)
    child = [[str(row[1]).split()[1] for row in sorted(told.rows)] for told in (one, other)]
    assert sum(x == y for x, y in zip(*child, strict=True)) > 0.9 * len(ITEMS)  # a batch may end amid a place
    assert len(set(child[0])) > 1


@pytest.mark.parametrize("place", [_ten, lambda _: ""])
def test_jobs_together_make_what_each_makes_alone(cache: Store, tmp_path: Path, place: Callable[..., str]) -> None:
    """Each with its own version, faults and rows; also where two have the same items and version."""

    def other(items: Sequence[tuple[object, ...]]) -> list[list[tuple[object, ...]]]:
        return [[Family(str(article), "other")] for article, _ in items]

    jobs = [
        Job("one", "1", Family, ITEMS, work, place=place),
        Job("other", "1", Family, ITEMS[7:], other, place=place),
        Job("odd", "2", Family, [*ITEMS[:40], *ITEMS[:40]], odd, separate=True, place=place),
    ]
    told = memo.remembered(cache, jobs)
    kept = {(m.stage, m.key) for m in cache.rows(Memo)}
    for its, job in zip(told, jobs, strict=True):
        with Store(tmp_path / f"{job.stage}.duckdb") as alone:
            (expected,) = memo.remembered(alone, [job])
            assert (its.rows, its.computed, its.failed) == (expected.rows, expected.computed, expected.failed)
            assert {(m.stage, m.key) for m in alone.rows(Memo)} == {one for one in kept if one[0] == job.stage}
        assert memo.remembered(cache, [job])[0].computed == 0
    assert len(told[2].failed) == 1
    assert len(kept) == sum(its.computed for its in told)


def test_each_job_is_told_its_own_time(cache: Store) -> None:
    def busy(until: float) -> None:
        start = time.thread_time()
        while time.thread_time() - start < until:
            pass

    def slow(items: Sequence[tuple[object, ...]]) -> list[list[tuple[object, ...]]]:
        busy(0.2)
        return work(items)

    def made():
        busy(0.2)
        yield from ITEMS[:5]

    jobs = [Job("none", "1", Family, [], work), Job("one", "1", Family, ITEMS[:5], slow)]
    told = memo.remembered(cache, [*jobs, Job("other", "1", Family, made(), work)])
    assert told[0].seconds < 0.1 < min(told[1].seconds, told[2].seconds)
