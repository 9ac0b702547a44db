"""Score the story stage on headlines of which half, or all, are unrelated, with and without the reading of brief texts.

    python -m tests.bench.unrelated_headline_bench

The related ones are business and technology of the aggregator, the others are news headlines of many years; all are
told to have come in one moment, so that the time separates none.
"""

import csv
import gzip
import random
import sys
from collections import Counter
from collections.abc import Mapping

from pipeline.core import brief
from tests.bench.headline_story_bench import DATA, b_cubed, rows, stories

OTHERS = DATA.parents[1] / "clickbait" / "stopclickbait_dev.csv.gz"
MOMENT = "2014-03-10T18:00:00+00:00"


def unrelated(count: int, seed: int) -> list[dict[str, str]]:
    with gzip.open(OTHERS, "rt", encoding="utf-8", newline="") as file:
        titles = [row["headline"] for row in csv.DictReader(file) if row["label"] == "0"]
    named = [(f"x{i}", title) for i, title in enumerate(random.Random(seed).sample(titles, count))]
    return [{"id": x, "url": x, "publisher": x, "title": title, "iso": MOMENT, "story": x} for x, title in named]


def _pairs(groups: Mapping[object, int]) -> int:
    return sum(n * (n - 1) // 2 for n in groups.values())


def _score(told: list[dict[str, str]]) -> str:
    right = {row["id"]: row["story"] for row in told}
    said = stories(told)
    both, joined = _pairs(Counter((said[i], right[i]) for i in right)), _pairs(Counter(said.values()))
    precision, recall, f1 = b_cubed(said, right)
    return (
        f"{joined} pairs joined, {joined - both} wrong, of {_pairs(Counter(right.values()))} right; "
        f"B-cubed F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f})"
    )


def main() -> None:
    if not (DATA.exists() and OTHERS.exists()):
        raise SystemExit("the headlines in ../shared are missing")
    related, least = rows("b") + rows("t"), brief.LEAST_TEXTS
    for count in (400, 600, 1000, 2000):
        half = [*random.Random(0).sample(related, count // 2), *unrelated(count // 2, 0)]
        for name, told in (("half unrelated", half), ("all unrelated", unrelated(count, 0))):
            for how, from_here in (("with", least), ("without", sys.maxsize)):
                brief.LEAST_TEXTS = from_here
                print(f"{count} headlines, {name}, {how} brief reading: {_score(told)}", flush=True)


if __name__ == "__main__":
    main()
