"""An article in a plain text file: the first line is its title."""

import re
from datetime import datetime
from typing import NamedTuple

from pipeline.core import address, markup, timestamp
from pipeline.core.text import clean_line, clean_text

LARGEST = 5_000_000  # bytes, as of a page
_FIELD = re.compile(r"^(url|link|source|date|published|published_at|by|byline|author)\s*:\s*(\S.*)$", re.IGNORECASE)


class BadText(ValueError):
    """The file holds no article; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Plain(NamedTuple):
    """`url`, `byline` and `published_at` are told by lines like `Date: 2026-11-21T08:00Z` right below the title."""

    title: str
    url: str | None
    byline: str | None
    published_at: datetime | None
    text: str


def _lines(body: bytes) -> list[str]:
    if len(body) > LARGEST:
        raise BadText("too_large")
    if markup.is_binary(body):
        raise BadText("binary")
    return markup.decode(body).replace("\r\n", "\n").replace("\r", "\n").strip("\ufeff").split("\n")


def _head(lines: list[str]) -> dict[str, str]:
    """The fields directly below the title, up to the first line that is none."""
    fields: dict[str, str] = {}
    for line in lines:
        match = _FIELD.match(clean_line(line))
        if match is None or match[1].lower() in fields:
            break
        fields[match[1].lower()] = match[2]
    return fields


def _named(fields: dict[str, str], *names: str) -> str:
    return next((fields[name] for name in names if name in fields), "")


def read(body: bytes) -> Plain:
    """The first line that is not empty is the title, the rest the text. Raises `BadText`."""
    lines = _lines(body)
    first = next((i for i, line in enumerate(lines) if clean_line(line)), None)
    if first is None:
        raise BadText("empty")
    rest = lines[first + 1 :]
    fields = _head(rest)
    text = clean_text("\n".join(rest[len(fields) :]))
    if not text:
        raise BadText("no_body")
    url = _named(fields, "url", "link", "source")
    return Plain(
        title=clean_line(lines[first]),
        url=address.normalised(url) if address.host(url) else None,
        byline=_named(fields, "by", "byline", "author") or None,
        published_at=timestamp.with_zone(_named(fields, "date", "published", "published_at")),
        text=text,
    )
