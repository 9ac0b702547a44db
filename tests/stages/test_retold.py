"""Invented stories (retold.txt), each rewritten by a careful desk, and once more with one fact changed.

A block begins with "=", each copy with "~" and the kind of its change, none where it only says the same otherwise.
"""

from datetime import UTC, datetime
from pathlib import Path

from pipeline.model import load
from pipeline.rows import Mutation
from pipeline.stages.mutation import Item, work

Version = tuple[str, list[str]]


RETOLD = Path(__file__).parent / "retold.txt"


def stories(path: Path = RETOLD) -> list[list[Version]]:
    text = path.read_text(encoding="utf-8")
    blocks = [block.split("\n~") for block in f"\n{text}".split("\n=\n")[1:]]
    return [[(v.split("\n")[0].strip(), v.strip().split("\n")) for v in block] for block in blocks]


def lines(version: Version) -> list[str]:
    return version[1] if version[1][0] != version[0] else version[1][1:]


def mutations(parent: list[str], copy: list[str]) -> list[Mutation]:
    texts = ("\n\n".join(copy[1:]), "\n\n".join(parent[1:]))
    day = datetime(2026, 3, 20, tzinfo=UTC)
    return work(
        [Item("copy", "parent", copy[0], texts[0], parent[0], texts[1], [], [], day, "en", [])], load("change")
    )[0]


def of_story(story: list[Version], benign: bool) -> list[tuple[str, list[Mutation]]]:
    (_, parent), *copies = story
    return [(c[0], mutations(parent, lines(c))) for c in copies if (c[0] == "") is benign]


def test_a_careful_rewriting_changes_nothing_material() -> None:
    found = [m for story in stories() for _, rows in of_story(story, True) for m in rows]
    assert [(m.kind, m.before, m.after) for m in found if m.severity == 2] == []


def test_most_facts_that_changed_in_a_rewriting_are_told_by_their_kind() -> None:
    told = [(kind, {m.kind for m in rows if m.severity}) for s in stories() for kind, rows in of_story(s, False)]
    assert len(told) == 18
    assert sum(kind in kinds for kind, kinds in told) >= 17
