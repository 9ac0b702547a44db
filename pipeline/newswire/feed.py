"""An outlet's feed as it stands at a time: RSS 2.0, Atom or JSON Feed."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from pipeline.newswire.address import Address, article_path, feed_path
from pipeline.newswire.markup import PARAGRAPH, render
from pipeline.newswire.outlet import Outlet
from pipeline.newswire.page import GENERATOR, SAMPLE, local, shown
from pipeline.newswire.plan import Article

DAYS = timedelta(days=14)
ENTRIES = 150
_SUMMARY = 220


class Entry(NamedTuple):
    url: str
    title: str
    at: datetime
    modified: datetime
    byline: str
    summary: str


def entries(articles: Sequence[Article], outlet: Outlet, where: Address, now: datetime) -> list[Entry]:
    """The outlet's articles of the last 14 days, newest first."""
    listed: list[Entry] = []
    for article in sorted(articles, key=lambda article: (article.at, article.article_id), reverse=True):
        revision = shown(article, now)
        if revision and article.at > now - DAYS:
            state = revision.state
            opening = render(article.text.template, state.applied, state.cut).text.split(PARAGRAPH)[0]
            summary = opening if len(opening) <= _SUMMARY else opening[:_SUMMARY].rsplit(" ", 1)[0] + "…"
            url = where.base(outlet) + article_path(article, outlet)
            listed.append(Entry(url, state.title, article.at, revision.at, article.byline, summary))
    return listed[:ENTRIES]


def feed(listed: Sequence[Entry], outlet: Outlet, where: Address) -> tuple[str, str]:
    """Media type and document."""
    return {"rss": _rss, "atom": _atom, "json": _json}[outlet.feed](listed, outlet, where)


def _rss(listed: Sequence[Entry], outlet: Outlet, where: Address) -> tuple[str, str]:
    zone = timezone(timedelta(hours=outlet.zone))
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{one.url}</link>"
        f'<guid isPermaLink="true">{one.url}</guid><pubDate>{format_datetime(one.at.astimezone(zone))}</pubDate>'
        f"<dc:creator>{escape(one.byline)}</dc:creator><description>{escape(one.summary)}</description></item>\n"
        for one in listed
    )
    return "application/rss+xml", (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(outlet.name)}</title><link>{where.base(outlet)}/</link>"
        f"<description>{SAMPLE}</description><generator>{GENERATOR}</generator>\n{items}</channel></rss>\n"
    )


def _atom(listed: Sequence[Entry], outlet: Outlet, where: Address) -> tuple[str, str]:
    items = "".join(
        f'<entry><title>{escape(one.title)}</title><link rel="alternate" href="{one.url}"/><id>{one.url}</id>'
        f"<published>{local(one.at, outlet)}</published><updated>{local(one.modified, outlet)}</updated>"
        f"<author><name>{escape(one.byline)}</name></author><summary>{escape(one.summary)}</summary></entry>\n"
        for one in listed
    )
    updated = max((one.modified for one in listed), default=None)
    stamp = f"<updated>{local(updated, outlet)}</updated>" if updated else ""
    here = where.base(outlet) + feed_path(outlet)
    return "application/atom+xml", (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f'<title>{escape(outlet.name)}</title><id>{where.base(outlet)}/</id><link rel="self" href="{here}"/>'
        f"{stamp}<subtitle>{SAMPLE}</subtitle><generator>{GENERATOR}</generator>\n{items}</feed>\n"
    )


def _json(listed: Sequence[Entry], outlet: Outlet, where: Address) -> tuple[str, str]:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "description": SAMPLE,
        "home_page_url": where.base(outlet) + "/",
        "feed_url": where.base(outlet) + feed_path(outlet),
        "items": [
            {
                "id": one.url,
                "url": one.url,
                "title": one.title,
                "summary": one.summary,
                "content_text": one.summary,
                "date_published": local(one.at, outlet),
                "date_modified": local(one.modified, outlet),
                "authors": [{"name": one.byline}],
            }
            for one in listed
        ],
    }
    return "application/feed+json", json.dumps(document, ensure_ascii=False)
