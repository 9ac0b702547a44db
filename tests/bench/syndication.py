"""A seeded corpus of syndicated news: the words of real bodies in invented order, and copies with an editor's changes.

Originals do not resemble one another: their paragraphs are drawn and their words exchanged until no shingle is common.
"""

import csv
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

BODIES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "fnc1" / "train_bodies.csv.gz"
# A word in so many is exchanged in an original.
STRANGE = 0.5
LENGTH = 390
TAILS = (
    "Sign up for our free newsletter and never miss a story again.",
    "Additional reporting by our correspondents in the region and by agencies.",
    "This story is developing and will be updated as more details become known.",
)


class Made(NamedTuple):
    """`origin` is the number of the original; `edit` what was done to it."""

    number: int
    origin: int
    edit: str
    text: str


def bodies() -> list[str]:
    if not BODIES.exists():
        sys.exit(f"the bodies are missing: {BODIES}")
    csv.field_size_limit(1 << 24)
    with gzip.open(BODIES, "rt", encoding="utf-8", newline="") as file:
        return [row["articleBody"] for row in csv.DictReader(file)]


def _original(random: Random, paragraphs: list[list[str]], vocabulary: list[str]) -> list[str]:
    told: list[str] = []
    goal = int(random.gauss(LENGTH, 90))
    while len(told) < max(goal, 80):
        told += random.choice(paragraphs)
    return [random.choice(vocabulary) if random.random() < STRANGE else word for word in told]


def _swapped(random: Random, words: list[str], share: float, vocabulary: list[str]) -> list[str]:
    return [random.choice(vocabulary) if random.random() < share else word for word in words]


def edited(random: Random, words: list[str], vocabulary: list[str]) -> tuple[str, list[str]]:
    """One editor's version: light edit, rewrite, trim, excerpt inside a longer page, tails."""
    edit = random.choice(("verbatim", "light", "light", "rewrite", "trim", "trim", "wrap", "tail"))
    if edit == "light":
        return edit, _swapped(random, words, random.uniform(0.005, 0.04), vocabulary)
    if edit == "rewrite":
        return edit, _swapped(random, words, random.uniform(0.04, 0.12), vocabulary)
    if edit == "trim":
        return edit, words[: max(60, int(len(words) * random.uniform(0.3, 0.9)))]
    if edit == "wrap":
        extra = _swapped(random, words, 1.0, vocabulary)[: int(len(words) * random.uniform(0.2, 0.8))]
        return edit, [*extra[: len(extra) // 2], *words, *extra[len(extra) // 2 :]]
    return edit, [*words, *" ".join(TAILS).split()] if edit == "tail" else words


def corpus(size: int, seed: int = 1) -> Iterator[Made]:
    """Families of one to eight, the same for every run."""
    random = Random(seed)
    told = bodies()
    paragraphs = [p.split() for body in told for p in body.split("\n") if len(p.split()) > 15]
    vocabulary = [word for body in told for word in body.split()]
    number = 0
    while number < size:
        words = _original(random, paragraphs, vocabulary)
        origin = number
        for copy in range(min(random.choice((1, 1, 2, 2, 3, 4, 8)), size - number)):
            edit, version = edited(random, words, vocabulary) if copy else ("origin", words)
            yield Made(number, origin, edit, " ".join(version))
            number += 1
