"""Rows that the check of single articles says of real news, by detector: `python -m tests.bench.within_bench [SAMPLE]`.

Nearly all of them are wrong, since editors went over these articles: what is printed is a rate of false rows. A sample
(the same every time) follows, so that a person can judge. fnc1 is trained on, left out by story in
`models/contradiction/metrics.json`; the model as it ships is measured here. The other two sets are never trained on.
"""

import random
import sys
from collections import Counter
from pathlib import Path

from models.contradiction.real import COLLECTED, bodies, pair
from pipeline.model import Model, load
from pipeline.rows import Contradiction
from pipeline.stages import contradiction

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
SETS = (
    ("fnc1/train_bodies.csv.gz", "articleBody"),
    ("celebrity/celebrity_dev.csv.gz", "body"),
    ("fakenewsamt/fakenewsamt_dev.csv.gz", "body"),
)
SEED = 20261121


def _detector(row: Contradiction, its: contradiction.Pair) -> str:
    """The family of rules behind a row; a version of a sentence is met by likeness."""
    for dispute in contradiction.disputes(its):
        told = (its.a_sentences[dispute.a], its.a_sentences[dispute.b], dispute.kind)
        if told == (row.a_sentence, row.b_sentence, row.kind) and dispute.rule:
            return dispute.rule
    return f"restated {row.kind}"


def said(path: Path, column: str, model: Model) -> tuple[int, list[tuple[str, Contradiction]]]:
    """How many articles there are, and each row with its detector."""
    pairs = [pair(body, COLLECTED) for body in bodies(path, column)]
    rows = contradiction.said(pairs, model)
    return len(pairs), [(_detector(row, its), row) for its, found in zip(pairs, rows, strict=True) for row in found]


def main(sample: int) -> None:
    model = load("contradiction")
    if not DATA.is_dir() or model is None:
        raise SystemExit(f"real articles and a trained model are needed: {DATA}, models/contradiction")
    shown: list[tuple[str, Contradiction]] = []
    for name, column in SETS:
        articles, rows = said(DATA / name, column, model)
        count = ", ".join(f"{detector} {n}" for detector, n in Counter(d for d, _ in rows).most_common())
        print(f"{name}: {100 * len(rows) / articles:.2f} rows per 100 of {articles} articles: {count or 'none'}")
        shown += rows
    for detector, row in random.Random(SEED).sample(shown, min(sample, len(shown))):  # noqa: S311 - a sample to read
        print(f"\n{detector} {row.probability}\n  {row.a_sentence[:300]}\n  {row.b_sentence[:300]}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
