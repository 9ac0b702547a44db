"""The HTML of an article as it stands at a time."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from functools import cache
from html import escape
from string import Template as Layout

from pipeline.newswire.address import Address, article_path
from pipeline.newswire.markup import PARAGRAPH, render
from pipeline.newswire.outlet import BY_SLUG, OUTLETS, Outlet
from pipeline.newswire.plan import Article, Revision
from pipeline.newswire.prose import bundled

SAMPLE = "Sample newswire – everything here is invented"
GENERATOR = "Driftwire sample newswire"
_CORRECTED = "This article has been corrected; an earlier version contained an error."
_OPENLY = frozenset({"trade", "careful", "weekly"})
# The aggregator that names the origin's page as the canonical one, as honest syndicators do.
_CLAIMING = "newsheap"


@cache
def _layout(name: str) -> Layout:
    return Layout((bundled() / "layout" / f"{name}.html").read_text(encoding="utf-8"))


def shown(article: Article, now: datetime) -> Revision | None:
    """The revision that is up at a time; none before publication."""
    return next((revision for revision in reversed(article.revisions) if revision.at <= now), None)


def page(article: Article, revision: Revision, origin: Article, related: Sequence[Article], where: Address) -> str:
    """`origin` is the article that this one and its copies come from; `related` are earlier ones of the outlet."""
    outlet = BY_SLUG[article.outlet]
    return _layout(outlet.layout).substitute(
        title=escape(revision.state.title),
        outlet=escape(outlet.name),
        head=_head(article, revision, origin, where),
        home=where.base(outlet) + "/",
        byline=escape(article.byline),
        when=_when(article, outlet),
        body=_body(article, revision, outlet),
        credit=_credit(article, origin, outlet),
        related=_related(related, outlet, where),
        footer=f"© {escape(outlet.name)}. {SAMPLE}.",
    )


def local(at: datetime, outlet: Outlet) -> str:
    """ISO 8601 in the outlet's own zone."""
    return at.astimezone(timezone(timedelta(hours=outlet.zone))).isoformat()


def _head(article: Article, revision: Revision, origin: Article, where: Address) -> str:
    outlet = BY_SLUG[article.outlet]
    lines = [
        f'<meta name="generator" content="{GENERATOR}">',
        f'<link rel="canonical" href="{_canonical(article, origin, where)}">',
    ]
    if outlet.dates == "meta":
        lines.append(f'<meta property="article:published_time" content="{local(article.at, outlet)}">')
        if revision.at != article.at:
            lines.append(f'<meta property="article:modified_time" content="{local(revision.at, outlet)}">')
        lines.append(f'<meta property="og:site_name" content="{escape(outlet.name)}">')
        lines.append(f'<meta property="og:title" content="{escape(revision.state.title)}">')
        lines.append(f'<meta name="author" content="{escape(article.byline)}">')
    if outlet.dates == "jsonld":
        lines.append(f'<script type="application/ld+json">{_linked_data(article, revision, outlet)}</script>')
    return "\n".join(lines)


def _canonical(article: Article, origin: Article, where: Address) -> str:
    # On one shared host a foreign canonical would read as the outlet's own, so none is claimed there.
    claims = article.outlet == _CLAIMING and article.role == "copy" and not where.by_path
    chosen = origin if claims else article
    outlet = BY_SLUG[chosen.outlet]
    return where.base(outlet) + article_path(chosen, outlet)


def _linked_data(article: Article, revision: Revision, outlet: Outlet) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": revision.state.title,
        "datePublished": local(article.at, outlet),
        "dateModified": local(revision.at, outlet),
        "author": [{"@type": "Person", "name": article.byline}],
        "publisher": {"@type": "Organization", "name": outlet.name},
    }
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


def _when(article: Article, outlet: Outlet) -> str:
    at = article.at.astimezone(timezone(timedelta(hours=outlet.zone)))
    words = f"{at.day} {at:%B %Y}, {at:%H:%M}"
    if outlet.dates == "time":
        return f'<time datetime="{at.isoformat()}">{words}</time>'
    return "" if outlet.dates == "url" else f'<span class="date">{words}</span>'


def _body(article: Article, revision: Revision, outlet: Outlet) -> str:
    state = revision.state
    text = render(article.text.template, state.applied, state.cut).text
    lines = [f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in text.split(PARAGRAPH)]
    if outlet.beg:
        lines.insert(3, f'<p class="promo">{escape(outlet.beg)}</p>')
    if revision.at != article.at and outlet.kind in _OPENLY:
        lines.append(f'<p class="note"><em>{_CORRECTED}</em></p>')
    return "\n".join(lines)


def _credit(article: Article, origin: Article, outlet: Outlet) -> str:
    if outlet.credit is None or article.role != "copy":
        return ""
    return f'<p class="credit">{escape(outlet.credit.format(source=BY_SLUG[origin.outlet].name))}</p>'


def _related(related: Sequence[Article], outlet: Outlet, where: Address) -> str:
    links = (
        f'<li><a href="{where.base(outlet)}{article_path(one, outlet)}">{escape(one.revisions[0].state.title)}</a></li>'
        for one in related
    )
    return f"<ul>{''.join(links)}</ul>"


def start_page(where: Address, feed_url: dict[str, str], now: datetime) -> str:
    """Lists the outlets for a person who looks in."""
    rows = "".join(
        f'<li><a href="{where.base(outlet)}/">{escape(outlet.name)}</a> '
        f'(<a href="{feed_url[outlet.slug]}">feed</a>)</li>'
        for outlet in OUTLETS
    )
    return _listing(SAMPLE, f"<p>The newswire's clock stands at {now:%Y-%m-%d %H:%M} UTC.</p><ul>{rows}</ul>")


def front_page(outlet: Outlet, articles: Sequence[Article], where: Address) -> str:
    """The outlet's newest headlines."""
    return _listing(outlet.name, _related(articles, outlet, where))


def _listing(title: str, content: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="generator" content="{GENERATOR}"></head>\n'
        f"<body><h1>{escape(title)}</h1>{content}<footer>{SAMPLE}.</footer></body>\n</html>\n"
    )
