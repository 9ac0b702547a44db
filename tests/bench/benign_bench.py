"""How many harmless rewrites the mutation stage flags: `python -m tests.bench.benign_bench [--show]`.

Thirty whole stories that a careful desk wrote anew (`models/labelled/benign.txt`), and single sentences in the middle
of an article that is else the same: in other words (`benign_pair.txt`) and in another house's style (`style_pair.txt`).
No model is trained on them, but rules were mended after reading what was flagged here: the figures flatter, and turn
red where a reading is lost again. For a third desk's style (`style_apart.txt`) nothing was mended, and of eight stories
(`careful_apart.txt`) nobody read what was flagged or missed; of each, two copies say the same in other words, and a
third changes one fact.
"""

import argparse
from collections.abc import Iterator, Sequence

from models.labelled.retold import APART, BENIGN, BENIGN_PAIRS, DAY, STYLE_APART, STYLE_PAIRS, benign_pairs, stories
from pipeline.model import load
from pipeline.rows import Mutation
from pipeline.stages import mutation

TITLE = "A busy week in Lenning"
BEFORE = "The town of Lenning was busy on Wednesday, and the square was full of visitors from abroad."
BEHIND = (
    "A spokesman for the council thanked the volunteers, who had worked since the morning. The weather stayed dry, as "
    "the forecast had promised, and the shops kept their doors open late."
)


def _pair(name: str, told: tuple[str, str], copied: tuple[str, str]) -> mutation.Pair:
    """Title and text of the parent and of the copy."""
    return mutation.Pair(name, "parent", *copied, *told, [], [], DAY, "en", [])


def rewritten() -> Iterator[mutation.Pair]:
    for number, (origin, *copies) in enumerate(stories(BENIGN)):
        for place, copy in enumerate(copies):
            yield _pair(f"story {number}-{place}", (origin.title, origin.body), (copy.title, copy.body))


def apart(changed: bool) -> Iterator[mutation.Pair]:
    """The copies in which one fact was changed, or those in which none was."""
    for number, (origin, *copies) in enumerate(stories(APART)):
        for place, copy in enumerate(copies):
            if bool(copy.kinds) is changed:
                yield _pair(f"apart {number}-{place}", (origin.title, origin.body), (copy.title, copy.body))


def sentence_pair(name: str, before: str, after: str) -> mutation.Pair:
    """A sentence and what became of it, in the middle of an article that is else the same."""
    return _pair(name, (TITLE, f"{BEFORE} {before} {BEHIND}"), (TITLE, f"{BEFORE} {after} {BEHIND}"))


def reworded(name: str) -> Iterator[mutation.Pair]:
    for number, pair in enumerate(benign_pairs(name)):
        yield sentence_pair(f"sentence {number}", *pair)


def flagged(pairs: Sequence[mutation.Pair]) -> list[tuple[str, list[Mutation]]]:
    """Those of which a change of fact is told that a reader would mind, with the changes."""
    rows = ([row for row in found if row.severity] for found in mutation.said(pairs, load("change")))
    told = zip(pairs, rows, strict=True)
    return [(pair.article_id, found) for pair, found in told if any(row.severity == 2 for row in found)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    for name, items in (
        ("stories written anew", list(rewritten())),
        ("sentences in other words", list(reworded(BENIGN_PAIRS))),
        ("sentences in another house's style", list(reworded(STYLE_PAIRS))),
        ("sentences in a third house's style", list(reworded(STYLE_APART))),
    ):
        found = flagged(items)
        print(f"{name}: {len(found)} of {len(items)} flagged")
        for where, rows in found if args.show else []:
            print(where, *(f"\n  {r.kind} {r.probability}\n    - {r.before}\n    + {r.after}" for r in rows))
    for name, items in (("the same in other words", list(apart(False))), ("one fact changed", list(apart(True)))):
        print(f"stories never read, {name}: {len(flagged(items))} of {len(items)} flagged")


if __name__ == "__main__":
    main()
