"""Invented stories, each rewritten by a careful desk, and once more with one or two facts changed.

The model of changes was trained on them: these tests show that the rules reach them and that the model kept them; what
it does on stories that it has not seen is in models/change/metrics.json.
"""

import pytest

from models.labelled.retold import DAY, SETS, Version, stories
from pipeline.model import load
from pipeline.rows import Mutation
from pipeline.stages.mutation import Pair, said


def mutations(parent: Version, copy: Version) -> list[Mutation]:
    texts = copy.title, copy.body, parent.title, parent.body
    return said([Pair("copy", "parent", *texts, [], [], DAY, "en", [])], load("change"))[0]


def told(name: str, benign: bool) -> list[tuple[tuple[str, ...], set[str]]]:
    """The kinds that are listed of each copy, and those that are found."""
    pairs = [(story[0], copy) for story in stories(name) for copy in story[1:] if (not copy.kinds) is benign]
    return [(copy.kinds, {m.kind for m in mutations(parent, copy) if m.severity == 2}) for parent, copy in pairs]


@pytest.mark.parametrize(
    ("name", "most"), [("retold", 0), ("restructured", 1), ("restructured_more", 1), ("careful", 2)]
)
def test_a_copy_that_only_tells_it_otherwise_is_seldom_flagged(name: str, most: int) -> None:
    assert sum(bool(found) for _, found in told(name, True)) <= most


@pytest.mark.parametrize(("name", "least"), [("retold", 9), ("restructured", 2), ("restructured_more", 3)])
def test_facts_that_changed_in_it_are_told_by_their_kind(name: str, least: int) -> None:
    assert sum(kind in found for kinds, found in told(name, False) for kind in kinds) >= least


def test_every_set_has_copies_of_both_sorts() -> None:
    assert all(told(name, benign) for name in SETS for benign in (True, False))
