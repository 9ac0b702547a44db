"""Reads single sentences that another desk rewrote, with one fact changed or none: `kind | before | after`.

Four that follow each other are taken for one article, so that a copy has sentences of both sorts.
"""

from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
SENTENCES = "sentence"  # to train on
SENTENCES_APART = "sentence_apart"  # each with a change, to measure on
_A_TEXT = 4
_NONE = "none"


class Retold(NamedTuple):
    """`kind` of the change of fact, '' for none; `before`, `after`: where it lies in the two texts."""

    kind: str
    before: tuple[int, int]
    after: tuple[int, int]


class Text(NamedTuple):
    """An article of some sentences, and its copy."""

    parent: str
    copy: str
    sentences: list[Retold]


def _spans(told: list[str]) -> list[tuple[int, int]]:
    ends = list(accumulate(len(text) + 1 for text in told))
    return [(end - len(text) - 1, end - 1) for end, text in zip(ends, told, strict=True)]


def texts(name: str) -> Iterator[Text]:
    rows = iter((HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines())
    while some := [row.split(" | ") for row in islice(rows, _A_TEXT)]:
        kinds, before, after = (list(column) for column in zip(*some, strict=True))
        spans = zip(kinds, _spans(before), _spans(after), strict=True)
        yield Text(" ".join(before), " ".join(after), [Retold("" if k == _NONE else k, b, a) for k, b, a in spans])
