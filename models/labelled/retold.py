"""Reads short stories that a careful desk rewrote, and rewrote once more with one or two facts changed.

A block begins with "=", each copy with "~" and the kinds of its changes, none where it only says the same otherwise;
the first line is the title, each further line a paragraph.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
SETS = ("retold", "restructured", "restructured_more")
CAREFUL = "careful"  # whole stories that change nothing, to train on
BENIGN = "benign"  # whole stories that change nothing, to measure on
APART = "careful_apart"  # two copies that change nothing and one that changes one fact, to measure on
# Sentences in other words; in another house's style, by two desks (what was flagged was read, and readings were
# mended), and by a third, for which nothing was mended.
BENIGN_PAIRS, STYLE_PAIRS, STYLE_APART = "benign_pair", "style_pair", "style_apart"


DAY = datetime(2026, 3, 20, tzinfo=UTC)  # on which all copies appear


class Version(NamedTuple):
    """`kinds` of the changes of fact; none for the origin and for what is only told otherwise."""

    kinds: tuple[str, ...]
    title: str
    body: str


def _version(text: str) -> Version:
    kinds, title, *paragraphs = text.split("\n")
    return Version(tuple(kinds.split()), title, "\n\n".join(p for p in paragraphs if p.strip()))


def stories(name: str) -> Iterator[list[Version]]:
    """The origin and its copies."""
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    for block in f"\n{text}".split("\n=\n")[1:]:
        yield [_version(part.lstrip(" ")) for part in ("\n" + block).replace("\n~", "\n\x00").split("\n\x00")]


def benign_pairs(name: str) -> list[tuple[str, str]]:
    """Sentences, and what a careful editor made of them without changing what they say: before, after."""
    rows = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [(before, after) for before, after in (row.split(" | ") for row in rows)]
