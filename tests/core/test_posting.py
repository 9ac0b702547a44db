from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.posting import CROWD, shared_pairs


def _pairs(keys: list[int], holders: list[int], least: int) -> list[list[int]]:
    return shared_pairs(np.array(keys, np.uint64), np.array(holders, np.int64), least).tolist()


def test_holders_of_enough_common_keys_are_paired() -> None:
    assert _pairs([7, 8, 7, 8, 7], [0, 0, 1, 1, 2], least=2) == [[0, 1]]


def test_the_order_of_the_postings_does_not_matter() -> None:
    assert _pairs([7, 7, 8, 8, 7], [2, 1, 1, 0, 0], least=2) == [[0, 1]]


def test_nothing_shares_nothing() -> None:
    assert _pairs([], [], least=1) == []


def test_a_crowd_stays_connected_without_all_its_pairs() -> None:
    size = 4 * CROWD
    found = _pairs([1] * size, list(range(size)), least=1)
    assert len(found) < size * size / 4
    assert {b for a, b in found if a == b - 1} == set(range(1, size))


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 20)), max_size=60), st.integers(1, 3))
def test_pairs_are_those_that_share_so_many_keys_in_order(told: set[tuple[int, int]], least: int) -> None:
    keys_of = {holder: {key for key, other in told if other == holder} for _, holder in told}
    wanted = [[a, b] for a, b in combinations(sorted(keys_of), 2) if len(keys_of[a] & keys_of[b]) >= least]
    assert _pairs([key for key, _ in told], [holder for _, holder in told], least) == wanted


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 20)), max_size=60), st.integers(1, 3))
def test_large_keys_pair_as_small_ones_do(told: set[tuple[int, int]], least: int) -> None:
    keys, holders = [key for key, _ in sorted(told)], [holder for _, holder in sorted(told)]
    assert _pairs(keys, holders, least) == _pairs([key << 40 for key in keys], holders, least)
