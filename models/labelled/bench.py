"""Reads the folders of labelled stories: articles, and rows that annotators wrote."""

import argparse
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from pipeline.rows import ArticleText, Lineage


def lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def articles(folder: Path) -> list[ArticleText]:
    return [
        ArticleText(
            a["id"], a["url"], a["outlet"], a["title"], a["byline"], datetime.fromisoformat(a["published_at"]),
            None, None, "en", a["body"],
        )
        for a in lines(folder / "articles.jsonl")
    ]  # fmt: skip


def lineage(folder: Path) -> list[Lineage]:
    """The annotated parents."""
    return [Lineage(g["article_id"], g["parent_id"], None, None, None) for g in lines(folder / "gold_stories.jsonl")]


def story_of(folder: Path) -> dict[str, str]:
    """Article -> its story, with the folder's name: what is left out together."""
    return {g["article_id"]: f"{folder.name}/{g['story_id']}" for g in lines(folder / "gold_stories.jsonl")}


def data_folder(purpose: str, needed: Sequence[str]) -> Path:
    """The folder that a trainer was called with, or the one beside the repository; exits where a file is missing."""
    parser = argparse.ArgumentParser(description=purpose)
    default = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    parser.add_argument("data", type=Path, nargs="?", default=default)
    data: Path = parser.parse_args().data
    missing = [name for name in needed if not (data / name).exists()]
    if missing:
        raise SystemExit(f"missing: {', '.join(str(data / name) for name in missing)}")
    return data


def together(figures: Sequence[Mapping[str, str | float]]) -> dict[str, str | float]:
    """The counts ("3/4") of several sources, added up; what is no count is left out."""
    out: dict[str, str | float] = {}
    for key in (k for k, v in figures[0].items() if isinstance(v, str)):
        parts = [str(told[key]).split("/") for told in figures]
        out[key] = "/".join(str(sum(int(part[side]) for part in parts)) for side in (0, 1))
    return out
