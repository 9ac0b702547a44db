"""An article as a saved or fetched web page shows it."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document, Extractor

from pipeline.core import address, byline, jsonld, markup, pagedate
from pipeline.core.language import language
from pipeline.core.pagehead import own_lines
from pipeline.core.text import clean_line, clean_text, fold

# Words; below it trafilatura has found a cookie notice, a caption or a teaser before a paywall.
_FEWEST_WORDS = 12
# Characters; a shorter text is often only the teaser. Token F1 on pages-fundus: .940 fast, .957 slow, .960 so. Between
# 1,000 and 2,000 the three corpora differ by one page each.
_DOUBTFUL = 1_100
# Trafilatura tries again by itself where its "balanced" answer is short; of the fast one the slow one does so.
_FIRST = "first"


class NoArticle(ValueError):
    """The page holds no article; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Page(NamedTuple):
    """`published_at_source` is json-ld, meta, time-element or url; `canonical_claim` an address on another site."""

    url: str | None
    outlet: str
    title: str
    byline: str | None
    published_at: datetime | None
    published_at_source: str | None
    modified_at: datetime | None
    canonical_claim: str | None
    language: str | None
    text: str


def meta(root: HtmlElement) -> dict[str, str]:
    """The first content of each meta element by its name, property or itemprop in lower case."""
    contents: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            contents.setdefault(name.lower(), content)
    return contents


class _Address(NamedTuple):
    url: str | None
    claim: str | None


def _links(root: HtmlElement, said: dict[str, str], url: str | None) -> tuple[str | None, str | None]:
    """The canonical and the og:url address, absolute and normalised."""
    links = (link for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical" and link.get("href"))
    canonical = next((link.get("href") for link in links), None)
    base = url or said.get("og:url") or ""
    found = [urljoin(base, str(link).strip()) if link else None for link in (canonical, said.get("og:url"))]
    first, second = (address.normalised(f) if f and address.host(f) else None for f in found)
    return first, second


def _address(root: HtmlElement, said: dict[str, str], url: str | None) -> _Address:
    """The page's own address: the same-site canonical or og:url before the given one, and a canonical elsewhere.

    A front page as canonical (seen on misconfigured sites) names no article and is not believed.
    """
    canonical, shared = _links(root, said, url)
    given = address.normalised(url) if url else shared or canonical
    if given is None:
        return _Address(None, None)
    own = [link for link in (canonical, shared) if link and address.same_site(link, given) and _has_path(link, given)]
    claim = canonical if canonical and not address.same_site(canonical, given) else None
    return _Address(own[0] if own else given, claim)


def _has_path(link: str, given: str) -> bool:
    return len(urlsplit(link).path) > 1 or bool(urlsplit(link).query) or len(urlsplit(given).path) <= 1


def _first_text(root: HtmlElement, path: str) -> str:
    return next((clean_line(str(e.text_content())) for e in root.xpath(path) if e.text_content().strip()), "")


def _title(root: HtmlElement, said: dict[str, str], claim: jsonld.Claim) -> str:
    """The headline that readers saw: the h1 where another place confirms it, else what the page announces."""
    announced = [claim.headline, said.get("og:title"), said.get("twitter:title"), _first_text(root, "//title")]
    known = [clean_line(markup.plain(a)) for a in announced if a and a.strip()]
    headings = [clean_line(str(h.text_content())) for h in root.xpath("//h1")]
    confirmed = next((h for h in headings if len(h) > 10 and any(h.casefold() in k.casefold() for k in known)), None)
    return confirmed or next(iter(known), "") or next((h for h in headings if h), "")


def _outlet(said: dict[str, str], claim: jsonld.Claim, listed: str | None, url: str | None) -> str:
    host = address.host(url) if url else None
    named = said.get("og:site_name") or claim.publisher or said.get("application-name") or listed or host or ""
    return clean_line(named).removeprefix("www.")


def _extracted(root: HtmlElement, url: str | None, fast: bool) -> str:
    options = Extractor(output_format="python", fast=fast, comments=False, tables=True, url=url)
    if fast:
        options.focus = _FIRST
    found = trafilatura.bare_extraction(root, url=url, options=options)
    return clean_text(found.text) if isinstance(found, Document) and found.text else ""


def _body(root: HtmlElement, url: str | None, claim: jsonld.Claim) -> str:
    """Trafilatura's fast answer, its slow one where that is short, the JSON-LD's text where both find nothing."""
    text = _extracted(root, url, fast=True)
    if len(text) < _DOUBTFUL:
        text = _extracted(root, url, fast=False)
    if len(text.split()) < _FEWEST_WORDS and claim.body:
        return clean_text(markup.plain(claim.body))
    return text


def _parsed(body: bytes, charset: str | None) -> HtmlElement:
    if len(body) > markup.LARGEST:
        raise NoArticle("too_large")
    if not body.strip():
        raise NoArticle("empty")
    if markup.is_binary(body) and not (charset or "").lower().startswith("utf-16"):
        raise NoArticle("binary")
    try:
        return markup.tree(markup.decode(body, charset))
    except markup.Unreadable as failure:
        raise NoArticle(str(failure)) from failure


def read(body: bytes, url: str | None, charset: str | None = None, listed: str | None = None) -> Page:
    """The article of a page; raises `NoArticle`.

    `charset` is that of the HTTP header, `listed` the outlet to name where the page names none.
    """
    root = _parsed(body, charset)
    markup.lighten(root)
    said, claim = meta(root), jsonld.claim(root)
    where = _address(root, said, url)
    title = _title(root, said, claim)
    outlet = _outlet(said, claim, listed, where.url)
    author = _byline(root, said, claim, outlet)
    dates = pagedate.read(root, said, claim, where.url)
    markup.strip_furniture(root)
    text = own_lines(_body(root, where.url, claim), title, author)
    if len(text.split()) < _FEWEST_WORDS and len(text) < 8 * _FEWEST_WORDS:
        raise NoArticle("no_text")
    return Page(
        url=where.url,
        outlet=outlet,
        title=title,
        byline=author,
        published_at=dates.published_at,
        published_at_source=dates.source,
        modified_at=dates.modified_at,
        canonical_claim=where.claim,
        language=language(text),
        text=text,
    )


def _byline(root: HtmlElement, said: dict[str, str], claim: jsonld.Claim, outlet: str) -> str | None:
    """The first place that names a person; the house itself only where none does."""
    places: tuple[Callable[[], list[str]], ...] = (
        lambda: claim.authors,
        lambda: byline.in_meta(said),
        lambda: byline.in_body(root),
    )
    house = {fold(n) for n in (outlet, claim.publisher) if n}
    fallback = None
    for place in places:
        named = byline.joined(place())
        if named and fold(named) not in house:
            return named
        fallback = fallback or named
    return fallback
