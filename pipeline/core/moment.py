"""The order in which articles were observed."""

from datetime import UTC, datetime

_LAST = datetime.max.replace(tzinfo=UTC)


def observed(published_at: datetime | None, article_id: str) -> tuple[datetime, str]:
    """Sorting key: by stamp, what has none last, equal stamps by id."""
    return published_at or _LAST, article_id
