"""Words that tell how a statement is meant: hedges, denials, sources, stages of an event, superlatives."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Cue(NamedTuple):
    """`kind`: hedge, booster, negation, denial, condition, reporting, status or superlative;
    `label`: the stage for a status cue, else the folded phrase."""

    start: int
    end: int
    text: str
    kind: str
    label: str


_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_KINDS = ("hedge", "booster", "negation", "denial", "condition", "reporting", "superlative")


@cache
def entries(name: str) -> tuple[str, ...]:
    """The lines of a word list beside this module."""
    text = files("pipeline.core").joinpath(f"words/{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip())


@cache
def _phrases() -> Mapping[str, Sequence[tuple[tuple[str, ...], str, str]]]:
    """First word -> (all words, kind, label), the longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    rows = [(phrase, kind, phrase) for kind in _KINDS for phrase in entries(kind)]
    rows += [(phrase, "status", label) for line in entries("status") for label, phrase in [line.split("\t")]]
    for phrase, kind, label in rows:
        parts = tuple(phrase.split())
        by_first.setdefault(parts[0], []).append((parts, kind, label))
    for found in by_first.values():
        found.sort(key=lambda row: -len(row[0]))
    return by_first


def cues(sentence: str) -> list[Cue]:
    """All cues in order; one word may bear cues of several kinds, within one kind the longest phrase counts."""
    tokens = [
        (m.start(), m.end(), m[0].casefold().replace("’", "'"))
        for m in _TOKEN.finditer(sentence)
        # The month is no hedge.
        if m[0] != "May" or m.start() == 0
    ]
    out: list[Cue] = []
    busy: dict[str, int] = {}
    for i, (start, _, word) in enumerate(tokens):
        for parts, kind, label in _phrases().get(word, ()):
            if busy.get(kind, 0) <= i and parts == tuple(t[2] for t in tokens[i : i + len(parts)]):
                busy[kind] = i + len(parts)
                end = tokens[i + len(parts) - 1][1]
                out.append(Cue(start, end, sentence[start:end], kind, label))
    return out
