"""The articles behind a finding: who, when, where to read it."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from pipeline.report.question import Snapshot


class Source(NamedTuple):
    article_id: str
    outlet: str
    title: str
    url: str
    published_at: datetime | None
    week: str


def sources(snapshot: Snapshot, article_ids: Iterable[str]) -> dict[str, Source]:
    """By article_id."""
    wanted = sorted(set(article_ids))
    return {one.article_id: one for one in snapshot.rows(Source, "source", article_ids=wanted)}
