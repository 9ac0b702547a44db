"""What the newswire answers to a request at a time; no sockets here."""

import hashlib
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import NamedTuple

from pipeline.newswire.address import Address, article_path, feed_path
from pipeline.newswire.feed import ENTRIES, entries, feed
from pipeline.newswire.outlet import BY_SLUG, OUTLETS, Outlet
from pipeline.newswire.page import front_page, page, shown, start_page
from pipeline.newswire.plan import Article, Plan

_ROBOTS = "User-agent: *\nAllow: /\nDisallow: /search\n"
_HTML = "text/html; charset=utf-8"
_RELATED = 3


class Request(NamedTuple):
    """`host` as the client named it, without port; the two headers are empty where it sent none."""

    host: str
    path: str
    if_none_match: str
    if_modified_since: str


class Response(NamedTuple):
    status: int
    media_type: str
    body: bytes
    etag: str
    last_modified: str


class _Document(NamedTuple):
    media_type: str
    text: str
    modified: datetime


class Site:
    """The plan, indexed by outlet and path."""

    def __init__(self, plan: Plan, where: Address) -> None:
        self.where = where
        self.of_outlet: dict[str, list[Article]] = {outlet.slug: [] for outlet in OUTLETS}
        self.at_path: dict[tuple[str, str], int] = {}
        self.origin: dict[str, Article] = {}
        for article in plan.articles:
            mine = self.of_outlet[article.outlet]
            self.at_path[article.outlet, article_path(article, BY_SLUG[article.outlet])] = len(mine)
            mine.append(article)
            self.origin.setdefault(article.text.text_id, article)

    def respond(self, request: Request, now: datetime) -> Response:
        document = self._document(request.host, request.path.partition("?")[0], now)
        if document is None:
            return Response(404, "text/plain; charset=utf-8", b"Not here (yet).\n", "", "")
        body = document.text.encode()
        etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        modified = format_datetime(document.modified, usegmt=True)
        unchanged = _is_unchanged(request, etag, document.modified)
        return Response(304 if unchanged else 200, document.media_type, b"" if unchanged else body, etag, modified)

    def _document(self, host: str, path: str, now: datetime) -> _Document | None:
        outlet = next((o for o in OUTLETS if not self.where.by_path and self.where.host(o) == host), None)
        if outlet is None:
            head, _, rest = path.removeprefix("/").partition("/")
            outlet, path = BY_SLUG.get(head), f"/{rest}" if head in BY_SLUG else path
        if path == "/robots.txt":
            return _Document("text/plain; charset=utf-8", _ROBOTS, _first(self))
        if outlet is None:
            return self._start(now) if path == "/" else None
        if path in ("/", feed_path(outlet)):
            return self._listed(outlet, path, now)
        return self._article(outlet, path, now)

    def _start(self, now: datetime) -> _Document:
        feed_url = {outlet.slug: self.where.base(outlet) + feed_path(outlet) for outlet in OUTLETS}
        return _Document(_HTML, start_page(self.where, feed_url, now), now)

    def _listed(self, outlet: Outlet, path: str, now: datetime) -> _Document:
        up = [article for article in self.of_outlet[outlet.slug] if article.at <= now]
        modified = max((r.at for a in up for r in a.revisions if r.at <= now), default=_first(self))
        if path == "/":
            return _Document(_HTML, front_page(outlet, up[: -ENTRIES - 1 : -1], self.where), modified)
        return _Document(*feed(entries(up, outlet, self.where, now), outlet, self.where), modified)

    def _article(self, outlet: Outlet, path: str, now: datetime) -> _Document | None:
        mine = self.of_outlet[outlet.slug]
        place = self.at_path.get((outlet.slug, path))
        revision = shown(mine[place], now) if place is not None else None
        if place is None or revision is None:
            return None
        article = mine[place]
        related = mine[max(0, place - _RELATED) : place]
        text = page(article, revision, self.origin[article.text.text_id], related, self.where)
        return _Document(_HTML, text, revision.at)


def _first(site: Site) -> datetime:
    """Before anything else is up."""
    return min(mine[0].at for mine in site.of_outlet.values() if mine)


def _is_unchanged(request: Request, etag: str, modified: datetime) -> bool:
    """RFC 9110, 13.2.2: If-Modified-Since counts only without If-None-Match."""
    if request.if_none_match:
        return etag in [tag.strip().removeprefix("W/") for tag in request.if_none_match.split(",")]
    try:
        return bool(request.if_modified_since) and modified <= parsedate_to_datetime(request.if_modified_since)
    except ValueError:
        return False
