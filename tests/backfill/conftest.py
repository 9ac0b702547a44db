"""A folder of small articles: originals, copies, an excerpt, strangers, one article twice, one without a time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
WORDS = [
    f"{a}{b}{c}" for a in ("ka", "lo", "mi", "ne", "pu") for b in ("ra", "so", "ti") for c in ("ven", "dor", "lin")
]


def _story(seed: int) -> list[str]:
    return Random(seed).choices(WORDS, k=120)


def rows() -> list[tuple[str, datetime | None, str]]:
    made: list[tuple[str, datetime | None, str]] = []
    for story in range(12):
        told = _story(story)
        changed = [*told[:40], f"novel{story}", f"other{story}", *told[42:]]
        versions = [told, changed, [*changed, "afterword", "stands", "here"], told[:70]][: 1 + story % 4]
        for copy, words in enumerate(versions):
            stamp = None if (story, copy) == (7, 3) else START + timedelta(hours=story + copy)
            made.append((f"https://outlet{copy}.example/{story}", stamp, " ".join(words)))
    made.append((made[1][0], START + timedelta(days=3), "The same article read again, and shorter."))
    return made


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    write(folder, rows(), 3)
    return folder


def write(folder: Path, told: list[tuple[str, datetime | None, str]], parts: int) -> None:
    for part in range(parts):
        urls, stamps, bodies = zip(*told[part::parts], strict=True)
        stamp = pa.array(stamps, pa.timestamp("us", tz="UTC"))
        pq.write_table(pa.table({"url": urls, "published_at": stamp, "body": bodies}), folder / f"part{part}.parquet")
