"""Where the outlets live: each on a loopback address of its own (politeness is per host), or on paths of one."""

import hashlib
import re
import socket
import unicodedata
from typing import NamedTuple

from pipeline.newswire.outlet import OUTLETS, Outlet
from pipeline.newswire.plan import Article

START_HOST = "127.0.0.1"


class Address(NamedTuple):
    port: int
    by_path: bool

    def host(self, outlet: Outlet) -> str:
        return START_HOST if self.by_path else f"127.0.1.{outlet.number}"

    def base(self, outlet: Outlet) -> str:
        tail = f"/{outlet.slug}" if self.by_path else ""
        return f"http://{self.host(outlet)}:{self.port}{tail}"


def address(port: int) -> Address:
    """Outside Linux the system has only 127.0.0.1 unless others are configured."""
    with socket.socket() as probe:
        try:
            probe.bind((f"127.0.1.{OUTLETS[0].number}", 0))
        except OSError:
            return Address(port, True)
    return Address(port, False)


def feed_path(outlet: Outlet) -> str:
    return {"rss": "/feed.xml", "atom": "/atom.xml", "json": "/feed.json"}[outlet.feed]


def article_path(article: Article, outlet: Outlet) -> str:
    """Follows the first headline and stays when the headline changes; tells the day for some outlets."""
    plain = unicodedata.normalize("NFKD", article.revisions[0].state.title).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    slug = "-".join(words[:9])
    mark = hashlib.sha256(article.article_id.encode()).hexdigest()[:6]
    if outlet.dates == "url":
        return f"/{article.at:%Y/%m/%d}/{slug}-{mark}.html"
    pattern = {
        "plain": "/news/{slug}-{mark}",
        "article": "/{slug}_{mark}.html",
        "section": "/entertainment/{mark}/{slug}",
    }
    return pattern.get(outlet.layout, "/story/{mark}-{slug}/").format(slug=slug, mark=mark)


def feeds_toml(port: int) -> str:
    """The feeds of all outlets in the form of the user's own feeds.toml."""
    where = address(port)
    lines = ["# Sample newswire: everything here is invented."]
    for outlet in OUTLETS:
        url = where.base(outlet) + feed_path(outlet)
        lines.append(f'\n[[feed]]\nurl = "{url}"\noutlet = "{outlet.name}"')
    return "\n".join(lines) + "\n"
