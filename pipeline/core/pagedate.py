"""When a page says it was published, and where it says so."""

from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from pipeline.core import timestamp
from pipeline.core.jsonld import Claim

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dcterms.created",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "published_at",
    "pubdate",
    "article.published",
    "article-publish-date",
    "date",
    "displaydate",
    "og:pubdate",
    "citation_publication_date",
    "bt:pubdate",
    "iso-8601-publish-date",
    "last-published",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "revised")
_TIMES = (
    "//time[@pubdate or @itemprop='datePublished' or contains(@class, 'publish')]/@datetime",
    "//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime",
    "//article//time/@datetime | //main//time/@datetime | //header//time/@datetime",
    "//time/@datetime",
)


class Dates(NamedTuple):
    published_at: datetime | None
    source: str | None
    modified_at: datetime | None


def _named(said: dict[str, str], names: tuple[str, ...]) -> datetime | None:
    return next((moment for name in names if name in said and (moment := timestamp.read(said[name]))), None)


def _time_element(root: HtmlElement) -> datetime | None:
    for path in _TIMES:
        moment = next((m for value in root.xpath(path) if (m := timestamp.read(str(value)))), None)
        if moment:
            return moment
    return None


def _published(
    root: HtmlElement, said: dict[str, str], claim: Claim, url: str | None
) -> tuple[datetime | None, str | None]:
    """The first place that tells, the surest first."""
    found = timestamp.read(claim.published) if claim.published else None
    if found:
        return found, "json-ld"
    found = _named(said, _PUBLISHED)
    if found:
        return found, "meta"
    found = _time_element(root)
    if found:
        return found, "time-element"
    found = timestamp.in_path(urlsplit(url).path) if url else None
    return (found, "url") if found else (None, None)


def read(root: HtmlElement, said: dict[str, str], claim: Claim, url: str | None) -> Dates:
    """The dates in UTC; a day without a time is its midnight."""
    published, source = _published(root, said, claim, url)
    modified = (timestamp.read(claim.modified) if claim.modified else None) or _named(said, _MODIFIED)
    return Dates(published, source, modified)
