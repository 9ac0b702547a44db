"""The feeds that are to be polled, from feeds.toml."""

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import NamedTuple

from pipeline.core import address


class BadFeeds(ValueError):
    """The file names no feeds that can be polled; the message says where."""


class Listed(NamedTuple):
    """A feed as it is listed; `interval` in seconds is the shortest time between two polls, None for the default."""

    url: str
    outlet: str
    interval: float | None


def slug(outlet: str) -> str:
    """The outlet's name as part of a source: lower-case letters, digits and hyphens."""
    ascii_name = unicodedata.normalize("NFKD", outlet).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-") or "outlet"


def _listed(table: object, number: int, default: object) -> Listed:
    if not isinstance(table, dict):
        raise BadFeeds(f"feed {number} is no table")
    url, outlet, interval = table.get("url"), table.get("outlet"), table.get("interval_minutes", default)
    if not isinstance(url, str) or address.host(url) is None:
        raise BadFeeds(f"feed {number} has no http(s) url")
    if not isinstance(outlet, str) or not outlet.strip():
        raise BadFeeds(f"feed {number} ({url}) has no outlet")
    if interval is not None and not (isinstance(interval, int | float) and interval > 0):
        raise BadFeeds(f"feed {number} ({url}): interval_minutes is no positive number")
    return Listed(url.strip(), outlet.strip(), None if interval is None else 60.0 * interval)


def read(path: Path) -> list[Listed]:
    """The feeds in the file's order, each address once; raises `BadFeeds`."""
    try:
        loaded = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise BadFeeds(f"{path.name}: {failure}") from failure
    tables, defaults = loaded.get("feed", []), loaded.get("defaults", {})
    if not isinstance(tables, list) or not isinstance(defaults, dict):
        raise BadFeeds(f"{path.name}: feeds are written as [[feed]], defaults as [defaults]")
    feeds = [_listed(table, i, defaults.get("interval_minutes")) for i, table in enumerate(tables, 1)]
    return list({feed.url: feed for feed in reversed(feeds)}.values())[::-1]
