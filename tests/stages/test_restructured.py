"""Invented stories whose sentences were built anew: facts moved, reckoned, turned into another construction.

`restructured.txt` was written before the rules and read while they were made; `restructured_blind.txt` was written with
it, and its results were looked at only afterwards.
"""

from pathlib import Path

import pytest

from tests.stages.test_retold import lines, mutations, stories

HERE = Path(__file__).parent


@pytest.mark.parametrize(("name", "flagged"), [("restructured.txt", 2), ("restructured_blind.txt", 10)])
def test_a_copy_that_only_tells_it_otherwise_is_seldom_flagged(name: str, flagged: int) -> None:
    told = [(story[0][1], copy) for story in stories(HERE / name) for copy in story[1:] if not copy[0]]
    assert len(told) == 12
    assert sum(any(m.severity == 2 for m in mutations(parent, lines(copy))) for parent, copy in told) <= flagged


@pytest.mark.parametrize(("name", "least"), [("restructured.txt", 5), ("restructured_blind.txt", 3)])
def test_a_fact_that_changed_in_it_is_often_told(name: str, least: int) -> None:
    told = [(story[0][1], copy) for story in stories(HERE / name) for copy in story[1:] if copy[0]]
    found = [{m.kind for m in mutations(parent, lines(copy)) if m.severity} for parent, copy in told]
    assert sum(kind in kinds for (_, copy), kinds in zip(told, found, strict=True) for kind in copy[0].split()) >= least
