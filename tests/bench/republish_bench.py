"""Score the mutation stage on articles re-published with planted edits.

    python -m tests.bench.republish_bench [--show]

The change judge never saw these texts nor this way of planting: it is trained on the labelled stories alone
(`models/change/source.py`), so that every type of edit here is one that was left out of training. Its figures are of
pairs (original, re-published) as given. Half of the originals (by their name) may be read when rules are mended; the
other half only is what the figures of the rest stand for.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from pipeline.model import load
from pipeline.rows import Mutation
from pipeline.stages import mutation

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "mutations" / "republish_dev.jsonl.gz"
SAME = 0.6  # share of words by which a sentence of the copy is a planted one, whatever else was edited in it
_WORD = re.compile(r"\w+")


class Planted(NamedTuple):
    """A sentence of the original, and what the copy makes of it before its harmless edits."""

    kind: str
    before: str
    after: str


class Pair(NamedTuple):
    name: str
    base: str
    original: str
    copy: str
    planted: tuple[Planted, ...]

    @property
    def read(self) -> bool:
        """Whether it belongs to the half that rules may be mended on."""
        return crc32(self.base.encode()) % 2 == 0


class Counted(NamedTuple):
    hits: int
    said: int
    asked: int

    def told(self) -> str:
        f1 = 2 * self.hits / (self.said + self.asked) if self.said + self.asked else 0.0
        return f"{f1:.3f} ({self.hits} right of {self.said} said, {self.asked} asked)"


def pairs() -> Iterator[Pair]:
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            planted = tuple(Planted(m["type"], m["sent_a"], m["sent_b"]) for m in row["mutations"])
            yield Pair(row["id"], row["base"], row["text_a"], row["text_b"], planted)


def asked_of(pair: Pair) -> mutation.Pair:
    return mutation.Pair(pair.name, pair.base, "", pair.copy, "", pair.original, [], [], None, "en", [])


def _line(text: str, start: int) -> str:
    """The line in which a place lies: these texts have one sentence a line."""
    return text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]


def _alike(x: str, y: str) -> float:
    a, b = set(_WORD.findall(x.lower())), set(_WORD.findall(y.lower()))
    return len(a & b) / max(len(a | b), 1)


def place(pair: Pair, row: Mutation) -> str:
    """The sentence of the original that a row speaks of; that of the copy where it is no planted one's."""
    if row.before_start is not None:
        return _line(pair.original, row.before_start)
    said = _line(pair.copy, row.after_start or 0)
    likeness, before = max(((_alike(said, p.after), p.before) for p in pair.planted), default=(0.0, ""))
    return before if likeness >= SAME else said


class Told(NamedTuple):
    """What the stage says of a pair: rows of more than other words, and the lines they stand in."""

    pair: Pair
    rows: tuple[Mutation, ...]

    @property
    def lines(self) -> frozenset[str]:
        return frozenset(place(self.pair, row) for row in self.rows)

    @property
    def asked(self) -> frozenset[str]:
        return frozenset(p.before for p in self.pair.planted)


def told(asked: Sequence[Pair]) -> list[Told]:
    found = mutation.said([asked_of(pair) for pair in asked], load("change"))
    return [Told(p, tuple(r for r in rows if r.severity)) for p, rows in zip(asked, found, strict=True)]


def documents(found: Sequence[Told]) -> Counted:
    said = [one for one in found if one.rows]
    return Counted(sum(bool(o.pair.planted) for o in said), len(said), sum(bool(o.pair.planted) for o in found))


def sentences(found: Sequence[Told]) -> Counted:
    hits = sum(len(one.lines & one.asked) for one in found)
    return Counted(hits, sum(len(one.lines) for one in found), sum(len(one.asked) for one in found))


def by_kind(found: Sequence[Told]) -> Iterator[str]:
    asked, hit = Counter[str](), Counter[str]()
    for one in found:
        for planted in one.pair.planted:
            asked[planted.kind] += 1
            hit[planted.kind] += planted.before in one.lines
    yield from (f"  {kind}: {hit[kind]} of {n} sentences found" for kind, n in sorted(asked.items()))


def _show(found: Sequence[Told]) -> None:
    for one in found:
        for planted in one.pair.planted:
            if planted.before not in one.lines:
                print(f"MISS {planted.kind} {one.pair.name}\n    - {planted.before}\n    + {planted.after}")
        for row in one.rows:
            if place(one.pair, row) not in one.asked:
                print(f"FALSE {row.kind} {row.probability} {one.pair.name}\n    - {row.before}\n    + {row.after}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="what is wrong in the half that may be read")
    args = parser.parse_args()
    if not DATA.exists():
        raise SystemExit(f"the re-published articles are missing: {DATA}")
    found = told(list(pairs()))
    halves = {
        "all": found,
        "read half": [f for f in found if f.pair.read],
        "other": [f for f in found if not f.pair.read],
    }
    for name, part in halves.items():
        print(f"{name}: {len(part)} copies\n document F1 {documents(part).told()}")
        print(f" changed-sentence F1 {sentences(part).told()}", *by_kind(part), sep="\n")
    if args.show:
        _show(halves["read half"])


if __name__ == "__main__":
    main()
