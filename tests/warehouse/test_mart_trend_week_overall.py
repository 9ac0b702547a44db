from pathlib import Path

import pytest
from scipy.stats import binomtest

from pipeline.rows import Story
from tests.warehouse.mart_case import article, at, change, copied, headline, told

Rows = list[tuple[object, ...]]
ASK = "select numerator, denominator, rate, ci_low, ci_high, coverage from trend_week_overall where metric = 'mutated'"


def copies(stories: int, each: int, flagged: int) -> Rows:
    """So many stories of as many copies each, the copies of the first `flagged` stories all changed."""
    rows: Rows = []
    for i in range(stories):
        for j in range(each):
            name = f"a{i:03}-{j}"
            rows += [article(name, f"X{j}", i), copied(name, "o"), Story(name, f"s{i:03}")]
            rows += [change(f"m{name}", name)] if i < flagged else []
    return rows


def only(found: list[tuple[object, ...]]) -> list[float]:
    ((*numbers,),) = found
    return [float(str(one)) for one in numbers]


def test_single_copies_have_wilsons_interval(tmp_path: Path) -> None:
    numbers = only(told(tmp_path, "trend_week_overall", f"{ASK} and unit = 'article'", copies(40, 1, 8)))
    interval = binomtest(8, 40).proportion_ci(method="wilson")
    assert numbers[:3] == [8.0, 40.0, 0.2]
    assert numbers[3:5] == pytest.approx([interval.low, interval.high], abs=0.005)


def test_copies_that_go_with_their_story_count_as_one(tmp_path: Path) -> None:
    numbers = only(told(tmp_path, "trend_week_overall", f"{ASK} and unit = 'article'", copies(40, 4, 8)))
    interval = binomtest(8, 40).proportion_ci(method="wilson")
    assert numbers[:3] == [32.0, 160.0, 0.2]
    assert numbers[3:5] == pytest.approx([interval.low, interval.high], abs=0.005)


def flood(stories: int, flagged: int) -> list[tuple[object, ...]]:
    """500 copies by one outlet, over so many of the stories of `copies`, so many of them changed."""
    rows: list[tuple[object, ...]] = []
    for j in range(500):
        rows += [article(f"f{j}", "F", 1), copied(f"f{j}", "o"), Story(f"f{j}", f"s{99 - j % stories:03}")]
        rows += [change(f"mf{j}", f"f{j}")] if j < flagged else []
    return rows


@pytest.mark.parametrize(("stories", "flagged"), [(1, 500), (10, 100), (100, 50)])
def test_a_flood_by_one_outlet_moves_the_rate_per_story_by_a_point_at_most(
    tmp_path: Path, stories: int, flagged: int
) -> None:
    ask = f"{ASK} and unit = 'story'"
    before = only(told(tmp_path / "a", "trend_week_overall", ask, copies(100, 3, 10)))
    after = only(told(tmp_path / "b", "trend_week_overall", ask, copies(100, 3, 10), flood(stories, flagged)))
    assert before[:3] == [pytest.approx(10.0), 100.0, pytest.approx(0.1)]
    assert abs(after[2] - before[2]) <= 0.01


def test_what_has_no_time_is_missing_from_coverage_only(tmp_path: Path) -> None:
    undated = [article("u", "X", None, seen=at(1)), copied("u", "o"), change("mu", "u")]
    numbers = only(told(tmp_path, "trend_week_overall", f"{ASK} and unit = 'article'", copies(3, 1, 1), undated))
    assert (numbers[0], numbers[1], numbers[5]) == (1.0, 3.0, 0.75)


def test_heat_is_a_mean_with_an_interval_around_it(tmp_path: Path) -> None:
    heats = [headline(f"a{i:03}-0", True, 0.1 if i % 2 else 0.3) for i in range(20)]
    ask = ASK.replace("mutated", "heat") + " and unit = 'article'"
    numbers = only(told(tmp_path, "trend_week_overall", ask, copies(20, 1, 0), heats))
    half = 1.96 * (0.01 / 19) ** 0.5
    assert numbers == pytest.approx([4.0, 20, 0.2, 0.2 - half, 0.2 + half, 1.0])


def test_a_single_story_says_nothing_of_heat(tmp_path: Path) -> None:
    ask = "select ci_low, ci_high from trend_week_overall where metric = 'heat' and unit = 'article'"
    rows = [*copies(1, 1, 0), headline("a000-0", True, 0.3)]
    assert told(tmp_path, "trend_week_overall", ask, rows) == [(-1.0, 1.0)]
