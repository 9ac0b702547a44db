"""Ids that derive from content, and the ISO week of a time."""

import hashlib
from datetime import UTC, datetime


def digest(*parts: str) -> str:
    """Twenty hexadecimal digits (80 bits): no collision to expect below 10^11 rows."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def content_sha256(title: str, text: str) -> str:
    return hashlib.sha256(f"{title}\n\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


def iso_week(moment: datetime) -> str:
    """2026-W46 for any time of that week in UTC."""
    year, week, _ = moment.astimezone(UTC).isocalendar()
    return f"{year}-W{week:02d}"
