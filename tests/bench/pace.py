"""Items per CPU-second of the language stages: bodies of 250 words and real headlines, each read once.

    python -m tests.bench.pace

The first items warm up what is read once a process (word lists, compiled rules); they are other articles than those
that are timed. A copy's parent is the first article of its story, as in a delivery.
"""

import csv
import gc
import gzip
import re
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import islice
from typing import TypeVar

from threadpoolctl import threadpool_limits

from pipeline.core.fingerprint import Unkept
from pipeline.core.sentence import sentences
from pipeline.model import load
from pipeline.rows import ArticleText, Family, Lineage
from pipeline.run.memo import BATCH
from pipeline.stages import contradiction, headline, mutation
from tests.bench.delivery import BODIES, records

WORDS = 250
WARM = 200  # items
HEADLINES = BODIES.parents[1] / "gossipcop" / "gossipcop_dev.csv.gz"
_BODY = re.compile(rf"\s*(?:\S+\s+){{{WORDS - 1}}}\S+")

T = TypeVar("T")


def articles(count: int) -> list[ArticleText]:
    """The first articles of a delivery whose bodies are long enough, cut to 250 words."""
    told = ((r, body[0]) for r in records(3 * count) if (body := _BODY.match(r["body"])))
    return [_article(record, body) for record, body in islice(told, count)]


def _article(record: dict[str, str], body: str) -> ArticleText:
    name, at = record["url"].rpartition("/")[2], datetime.fromisoformat(record["published_at"])
    return ArticleText(name, record["url"], record["outlet"], record["title"], "", at, None, None, "en", body)


def lineages(told: Sequence[ArticleText]) -> list[Lineage]:
    first = {a.article_id for a in told if a.article_id.endswith("-0")}
    parent = {a.article_id: a.article_id.partition("-")[0] + "-0" for a in told if a.article_id not in first}
    return [Lineage(child, p, None, None, None) for child, p in sorted(parent.items()) if p in first]


def per_second(items: Sequence[T], work: Callable[[Sequence[T]], object]) -> float:
    """In batches as the pipeline hands them out, and on one thread as its children work."""
    with threadpool_limits(1):
        work(items[:WARM])
        gc.freeze()  # the words and bodies that a delivery is invented from are not the stage's to sweep
        start = time.process_time()
        for i in range(WARM, len(items), BATCH):
            work(items[i : i + BATCH])
        spent = time.process_time() - start
        gc.unfreeze()
    return (len(items) - WARM) / spent


def copies_per_second(count: int = 3_000) -> float:
    """Compared with their parents and typed."""
    told = articles(count)
    model = load("change")
    basis = mutation.basis(told, [])
    return per_second(
        list(mutation.items(told, [], lineages(told), [])), lambda batch: mutation.work(batch, basis, model)
    )


def checked_per_second(count: int = 3_000) -> float:
    """Checked for self-contradiction, one article of each story."""
    told = [a for a in articles(count) if a.article_id.endswith("-0")]
    family = [Family(a.article_id, a.article_id) for a in told]
    model = load("contradiction")
    basis = contradiction.basis(told, [])
    items = list(contradiction.items(told, family, [], [], [], Unkept()))
    return per_second(items, lambda batch: contradiction.work(batch, basis, model))


def titles() -> list[str]:
    """Each different headline once, in the order of their file."""
    with gzip.open(HEADLINES, "rt", encoding="utf-8", newline="") as file:
        return list(dict.fromkeys(row["title"] for row in csv.DictReader(file)))


def scored_per_second() -> float:
    """Headlines with their probability and patterns; no model has seen them."""
    items = [headline.Item(str(i), title, "en") for i, title in enumerate(titles())]
    model = load("clickbait")
    return per_second(items, lambda batch: headline.work(batch, model))


def split_per_second(count: int = 3_000) -> float:
    """Articles of one story each, split into sentences."""
    texts = [a.text for a in articles(count) if a.article_id.endswith("-0")]
    return per_second(texts, lambda batch: [sentences(text) for text in batch])


def main() -> None:
    if not BODIES.exists():
        raise SystemExit(f"the bodies are missing: {BODIES}")
    print(f"copies compared and typed per CPU-second: {copies_per_second():.0f}")
    print(f"articles checked for self-contradiction per CPU-second: {checked_per_second():.0f}")
    if HEADLINES.exists():
        print(f"headlines scored per CPU-second: {scored_per_second():.0f}")
    else:
        print(f"no headlines scored, they are missing: {HEADLINES}")
    print(f"articles split into sentences per CPU-second: {split_per_second():.0f}")


if __name__ == "__main__":
    main()
