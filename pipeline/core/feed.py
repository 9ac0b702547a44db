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
from pipeline.core.markup import decoded, plain
from pipeline.core.text import clean_line, fold

LARGEST = 15_000_000  # bytes after decompression; the largest of 2,461 real and made feeds has 2.5 MB
# Feedparser is quadratic in the author (32 kB take 11 s) and slow on millions of tags; the largest of 2,461 feeds have
# 62 characters, 87,000 tags and 1,046 entries, and a sitemap may list 50,000 pages.
LONGEST_AUTHOR = 4_000
MOST_TAGS = 300_000
MOST_ENTRIES = 50_000
# Characters of a title or summary that are read: they are shown, never analysed, and some feeds send whole books.
_READ = 500

_OPENING = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)(?=[\s>/])")
_ENTITY = re.compile(rb"^(?>\s|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE[^\[>]*\[[^\]]*<!ENTITY", re.DOTALL | re.IGNORECASE)
_DECLARED = re.compile(rb"""(<\?xml[^>]{0,200}?encoding\s*=\s*["'])([\w:.-]{2,40})""")
_HEAD = 400  # bytes
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
    """One reference. `key` is unique in its feed; `link` is absolute or empty; `summary` is HTML, as it was written."""

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
    for name in names:
        value = entry.get(name)
        if isinstance(value, str | int) and (text := str(value).strip()):
            return text
    return ""


def _raw(entries: Iterable[dict[str, object]]) -> list[_Raw]:
    return [
        _Raw(
            _field(e, "id"),
            _field(e, "link"),
            _field(e, "title"),
            _field(e, "published", "updated", "created"),
            _field(e, "author"),
            _field(e, "summary", "description"),
        )
        for e in entries
    ]


def _date(text: str) -> str | None:
    return unescape(text) if text else None


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
    return bool(found) and not _announces_more(body, len(found or ())) and all(map(any, found or ()))


def _announces_more(body: bytes, than: int) -> bool:
    """Whether more items or entries are opened; counting is exact only where it comes to it."""
    if body.count(b"<item") + body.count(b"<entry") + body.count(b":item") + body.count(b":entry") <= than:
        return False
    return len(_OPENING.findall(body)) > than


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
    body = _in_utf8(body)  # before the checks: an encoding may hide what they look for
    if _ENTITY.match(body.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")):
        raise NotAFeed("entities")
    _bound(body)
    return body


def _in_utf8(body: bytes) -> bytes:
    """The document in UTF-8 where it names another charset and fits it: the readers do not know all of them."""
    declared = _DECLARED.match(body[:_HEAD])
    if declared is None or declared[2].lower() in (b"utf-8", b"utf8", b"us-ascii"):
        return body
    text = decoded(body, declared[2].decode("ascii"))
    if text is None or not text.startswith("<?xml"):
        return body
    return declared[1] + b"utf-8" + text[declared.end(2) :].encode("utf-8", "replace")


def _bound(body: bytes) -> None:
    tags = body.count(b"<")
    if tags > MOST_TAGS:
        raise NotAFeed("too_many_elements")
    if tags > MOST_ENTRIES and _announces_more(body, MOST_ENTRIES):
        raise NotAFeed("too_many_entries")
    if bomb.has_too_many_attributes_in_bytes(body):
        raise NotAFeed("too_many_attributes")


def _link(raw: _Raw, base_url: str) -> str:
    """Absolute; an id that is an address stands in for a missing link."""
    target = raw.link or (raw.id if address.host(raw.id) else "")
    if not target:
        return ""
    try:
        absolute = target if target.startswith(("https://", "http://")) else urljoin(base_url, target)
    except ValueError:
        return ""
    return absolute if address.host(absolute) else ""


def _key(raw: _Raw, link: str, published_at: datetime | None) -> str:
    """The fast reader repeats the link as id where there is none; then the absolute link counts."""
    if raw.id and raw.id != raw.link:
        return raw.id
    day = published_at.isoformat() if published_at else ""
    return link or raw.id or f"{fold(clean_line(plain(raw.title[:_READ])))}|{day}"


def _distinct(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each reference once. Where two different links share an id (seen in real feeds), the link tells them apart."""
    seen: dict[str, str] = {}
    for entry in entries:
        key = entry.key if seen.get(entry.key, entry.link) == entry.link else f"{entry.key} {entry.link}"
        if key not in seen:
            seen[key] = entry.link
            yield entry._replace(key=key)


def _entry(raw: _Raw, base_url: str) -> Entry:
    link, published_at = _link(raw, base_url), timestamp.read(raw.published)
    return Entry(
        clean_line(_key(raw, link, published_at)),
        link,
        clean_line(plain(raw.title[:_READ])),
        published_at,
        clean_line(plain(raw.author[:_READ])) or None if raw.author else None,
        raw.summary[:_READ],
    )


def entries(body: bytes, base_url: str) -> list[Entry]:
    """The references in the document's order; raises `NotAFeed`."""
    return list(_distinct(_entry(raw, base_url) for raw in _raw_entries(_unpacked(body))))
