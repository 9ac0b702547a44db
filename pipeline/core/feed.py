"""The references of a feed document: RSS, Atom, RDF, JSON Feed and news sitemaps."""

import re
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from html import unescape
from io import BytesIO
from typing import NamedTuple
from urllib.parse import urljoin

import fastfeedparser.main
import feedparser

from pipeline.core import address, bomb, newsmap, timestamp
from pipeline.core.markup import plain
from pipeline.core.text import clean_line, clean_text, fold

LARGEST = 15_000_000  # bytes after decompression; the largest of 2,461 real and made feeds has 2.5 MB
# Feedparser is quadratic in the author (32 kB take 11 s) and slow on millions of tags; the largest of 2,461 feeds have
# 62 characters, 87,000 tags and 1,046 entries, and a sitemap may list 50,000 pages.
LONGEST_AUTHOR = 4_000
MOST_TAGS = 300_000
MOST_ENTRIES = 50_000
# Characters of a title or summary that are read: they are shown, never analysed, and some feeds send whole books.
_READ = 500

_OPENING = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)(?=[\s>/])")
_ENTITY = re.compile(rb"^(?:\s|<\?.*?\?>|<!--.*?-->)*<!DOCTYPE[^\[>]*\[[^\]]*<!ENTITY", re.DOTALL | re.IGNORECASE)
_LONG_AUTHOR = re.compile(
    rb"<(?:[\w.-]+:)?(?:author|creator|name|email|managingEditor|webMaster|contributor|publisher)\b[^>]*>"
    rb"[^<]{%d,}" % LONGEST_AUTHOR,
    re.IGNORECASE,
)


class NotAFeed(ValueError):
    """The document is no feed, or one that is not safe to read; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Entry(NamedTuple):
    """One reference. `key` is unique in its feed; `link` is absolute or empty; `summary` is text without markup."""

    key: str
    link: str
    title: str
    published_at: datetime | None
    byline: str | None
    summary: str


class _Raw(NamedTuple):
    id: str
    link: str
    title: str
    published: str
    author: str
    summary: str


def _field(entry: dict[str, object], *names: str) -> str:
    values = (entry.get(name) for name in names)
    return next((str(v).strip() for v in values if isinstance(v, str | int) and str(v).strip()), "")


def _raw(entries: Iterable[dict[str, object]]) -> list[_Raw]:
    return [
        _Raw(
            id=_field(e, "id"),
            link=_field(e, "link"),
            title=_field(e, "title"),
            published=_field(e, "published", "updated", "created"),
            author=_field(e, "author"),
            summary=_field(e, "summary", "description"),
        )
        for e in entries
    ]


def _date(text: str) -> str | None:
    moment = timestamp.read(unescape(text)) if text else None
    return moment.isoformat() if moment else None


# Its own makes times of "2 hours ago" and of lone numbers by the clock of the day; nothing here may depend on a clock.
# A test turns red where another version of the library no longer asks for it here.
fastfeedparser.main._parse_date = _date


def _fast(body: bytes) -> list[_Raw] | None:
    """None where the fast reader gives up."""
    try:
        parsed = fastfeedparser.parse(body, include_tags=False, include_media=False, include_enclosures=False)
    except (ValueError, TypeError, LookupError, AttributeError, SyntaxError):
        return None
    return _raw(parsed["entries"])


def _thorough(body: bytes) -> list[_Raw] | None:
    """Feedparser's answer; None where it too sees no feed. Bytes in a stream: a text could be taken for a path."""
    if _LONG_AUTHOR.search(body):
        raise NotAFeed("author_too_long")
    parsed = feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    return _raw(parsed.entries) if parsed.version or parsed.entries else None


def _is_whole(found: list[_Raw] | None, body: bytes) -> bool:
    """Whether the fast answer is taken: nothing is missing that the bytes announce, and no entry is empty.

    Otherwise feedparser is asked: broken markup in which the fast reader stops early, charsets it does not know,
    RSS 0.90 and 1.1, foreign namespaces, items that stand outside the channel.
    """
    if not found:
        return False
    return len(found) >= len(_OPENING.findall(body)) and all(map(any, found))


def _raw_entries(body: bytes) -> list[_Raw]:
    if newsmap.is_sitemap(body):
        return [_Raw(s.link, s.link, s.title, s.published, "", "") for s in newsmap.references(body)]
    fast = _fast(body)
    if fast is not None and _is_whole(fast, body):
        return fast
    thorough = _thorough(body)
    if fast is None and thorough is None:
        raise NotAFeed("not_a_feed")
    return max(fast or [], thorough or [], key=len)


def _gunzipped(body: bytes) -> bytes:
    stream = zlib.decompressobj(wbits=31)
    try:
        document = stream.decompress(body, LARGEST + 1)
    except zlib.error as failure:
        raise NotAFeed("bad_compression") from failure
    if not stream.eof and len(document) <= LARGEST:
        raise NotAFeed("bad_compression")
    return document


def _unpacked(body: bytes) -> bytes:
    """The document; some servers send it gzipped without saying so."""
    if body.startswith(b"\x1f\x8b"):
        body = _gunzipped(body)
    if len(body) > LARGEST:
        raise NotAFeed("too_large")
    if not body.strip():
        raise NotAFeed("empty")
    if _ENTITY.match(body[:100_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")):
        raise NotAFeed("entities")
    _bound(body)
    return body


def _bound(body: bytes) -> None:
    if body.count(b"<") > MOST_TAGS:
        raise NotAFeed("too_many_elements")
    if len(_OPENING.findall(body)) > MOST_ENTRIES:
        raise NotAFeed("too_many_entries")
    if bomb.has_too_many_attributes_in_bytes(body):
        raise NotAFeed("too_many_attributes")


def _link(raw: _Raw, base_url: str) -> str:
    """Absolute; an id that is an address stands in for a missing link."""
    target = raw.link or (raw.id if address.host(raw.id) else "")
    try:
        absolute = urljoin(base_url, target) if target else ""
    except ValueError:
        return ""
    return absolute if address.host(absolute) else ""


def _key(raw: _Raw, link: str) -> str:
    """The fast reader repeats the link as id where there is none; then the absolute link counts."""
    if raw.id and raw.id != raw.link:
        return raw.id
    return link or raw.id or f"{fold(clean_line(plain(raw.title[:_READ])))}|{raw.published}"


def _distinct(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each reference once. Where two different links share an id (seen in real feeds), the link tells them apart."""
    seen: dict[str, str] = {}
    for entry in entries:
        key = entry.key if seen.get(entry.key, entry.link) == entry.link else f"{entry.key} {entry.link}"
        if key not in seen:
            seen[key] = entry.link
            yield entry._replace(key=key)


def entries(body: bytes, base_url: str) -> list[Entry]:
    """The references in the document's order; raises `NotAFeed`."""
    found = (
        Entry(
            key=clean_line(_key(raw, link := _link(raw, base_url))),
            link=link,
            title=clean_line(plain(raw.title[:_READ])),
            published_at=timestamp.read(raw.published),
            byline=clean_line(plain(raw.author[:_READ])) or None,
            summary=clean_text(plain(raw.summary[:_READ])),
        )
        for raw in _raw_entries(_unpacked(body))
    )
    return list(_distinct(found))
