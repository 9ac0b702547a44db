"""Score the story stage on headlines alone, in the clusters of a news aggregator.

    python -m tests.bench.headline_story_bench

Each row is an article of its own family, with title, publisher and time, and no body. The constants for brief texts
(`pipeline/core/brief.py`) were chosen on the business and technology rows; the entertainment rows measure. A story of
the aggregator is a topic of a day, and its rows came within seconds, so that the time tells nothing here.
"""

import csv
import gzip
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from pipeline.core.fingerprint import Unkept
from pipeline.rows import ArticleText, Family
from pipeline.stages import family_term, story

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "stories" / "uci_dev.csv.gz"
CATEGORIES = {"e": "entertainment, measured on", "b": "business, chosen on", "t": "technology, chosen on"}


def rows(category: str) -> list[dict[str, str]]:
    with gzip.open(DATA, "rt", encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["category"] == category]


def stories(told: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Id of a row -> the story that the stage gives it."""
    articles = [
        ArticleText(
            r["id"], r["url"], r["publisher"], r["title"], None, datetime.fromisoformat(r["iso"]), None, None, "en", ""
        )
        for r in told
    ]  # fmt: skip
    family = [Family(a.article_id, a.article_id) for a in articles]
    items = list(family_term.items(articles, [], family, Unkept()))
    terms = [row for found in family_term.work(items, family_term.basis(articles, [])) for row in found]
    return {row.article_id: row.story_id for row in story.build(articles, family, terms)}


def b_cubed(said: Mapping[str, str], right: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 (Bagga and Baldwin 1998)."""
    both = Counter((said[i], right[i]) for i in right)
    in_said, in_right = Counter(said[i] for i in right), Counter(right.values())
    precision = sum(n * n / in_said[s] for (s, _), n in both.items()) / len(right)
    recall = sum(n * n / in_right[r] for (_, r), n in both.items()) / len(right)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    if not DATA.exists():
        raise SystemExit(f"the headlines with their stories are missing: {DATA}")
    for category, name in CATEGORIES.items():
        told = rows(category)
        right = {row["id"]: row["story"] for row in told}
        said = stories(told)
        precision, recall, f1 = b_cubed(said, right)
        print(
            f"{name}: B-cubed F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f}); {len(told)} headlines of "
            f"{len(set(right.values()))} stories, {len(set(said.values()))} said"
        )


if __name__ == "__main__":
    main()
