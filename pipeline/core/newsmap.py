"""Sitemaps of news pages: sitemaps.org with Google's news names."""

import re
from typing import NamedTuple

from lxml import etree

_ROOT = re.compile(rb"<(?:[\w.-]+:)?urlset[\s>]")
_BEGINNING = 8_192  # bytes


class Reference(NamedTuple):
    link: str
    title: str
    published: str


def is_sitemap(body: bytes) -> bool:
    return bool(_ROOT.search(body[:_BEGINNING]))


def references(body: bytes) -> list[Reference]:
    """The pages that a sitemap names, those without a news title too."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    root = etree.fromstring(body, parser)
    return [r for url in root.iterfind("{*}url") if (r := _reference(url)).link] if root is not None else []


def _reference(url: etree._Element) -> Reference:
    def text(path: str) -> str:
        return (url.findtext(path) or "").strip()

    news = "{*}news/{*}"
    return Reference(text("{*}loc"), text(news + "title"), text(news + "publication_date") or text("{*}lastmod"))
