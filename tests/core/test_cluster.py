import numpy as np
import pytest

from pipeline.core.cluster import shifted, story_sums, sums


def test_a_story_of_three_weighs_one_and_a_half_articles() -> None:
    a = sums(story_sums(np.array([3.0]), np.array([2.0])))
    assert (a.m[0], a.s[0], a.y[0]) == (1.0, 1.5, 1.0)


def test_a_story_without_articles_is_no_story() -> None:
    assert story_sums(np.array([0.0]), np.array([0.0])).tolist() == [[0.0] * 10]


def test_shifting_the_sums_is_shifting_every_story() -> None:
    n, x, by = np.array([1.0, 4.0, 2.0]), np.array([1.0, 3.0, 0.0]), 0.15
    direct = story_sums(n, x - by * n).sum(axis=0)
    assert shifted(story_sums(n, x).sum(axis=0), np.array(by)) == pytest.approx(direct)
