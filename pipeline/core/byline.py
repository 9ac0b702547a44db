"""Who signs an article."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from pipeline.core.markup import plain
from pipeline.core.text import clean_line

_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "authors",
)
_LEAD = re.compile(
    r"^(?:(?:written|story|words|reported|text|posted|article)\s+)?(?:by|von|par|por|di|door|av|af)\b[\s:]+", re.I
)
_ADDRESS = re.compile(r"https?://|^@|\.(?:com|org|net|html)\b|^\S+@\S+$", re.I)
_LONGEST = 120  # characters of one name; longer is the biography under it
_MOST = 12
_PATHS = (
    "//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author'][not(.//*[@itemprop='name'])]",
    "//a[contains(concat(' ', @rel, ' '), ' author ')]",
    "//*[contains(concat(' ', @class, ' '), ' byline ') or contains(concat(' ', @class, ' '), ' author ')"
    " or contains(@class, 'author-name') or contains(@class, 'byline__name') or contains(@class, 'article-author')]",
)


def in_meta(said: dict[str, str]) -> list[str]:
    """What the meta elements name; addresses of profiles are no names."""
    return next(([said[name]] for name in _META if name in said and not _ADDRESS.search(said[name])), [])


def in_body(root: HtmlElement) -> list[str]:
    """The names beside the text; the surest place that names anyone."""
    for path in _PATHS:
        texts = [str(e.get("content") or e.text_content()) for e in root.xpath(path)[:_MOST]]
        named = [t for t in texts if _name(t)]
        if named:
            return named
    return []


def _name(text: str) -> str | None:
    name = _LEAD.sub("", clean_line(plain(text))).strip(" ,;|·-")
    return name if 2 <= len(name) <= _LONGEST and not _ADDRESS.search(name) else None


def joined(names: Sequence[str]) -> str | None:
    """The names in the page's order, each once, parted by a comma."""
    cleaned = [name for text in names[:_MOST] if (name := _name(text))]
    return ", ".join(dict.fromkeys(cleaned)) or None
