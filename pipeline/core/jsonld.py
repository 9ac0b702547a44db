"""What a page says of itself in JSON-LD (schema.org)."""

import html
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

Json = dict[str, "Json"] | list["Json"] | str | float | bool | None

_LONGEST = 1_000_000  # characters of one script; more is data for a player, not about the article
_DEEPEST = 12
_CONTROL = re.compile(r"[\x00-\x1f]")
# What old templates put around a script, looked for at its two ends only.
_WRAPPER = 60  # characters
_BEFORE = re.compile(r"^(?:<!--)?\s*(?:/\*[^*]*\*/|//)?\s*(?:<!\[CDATA\[)?\s*(?:\*/)?")
_AFTER = re.compile(r"(?:/\*|//)?\s*(?:-->|\]\]>|;)?\s*(?:\*/)?$")
# Of several nodes on one page the article itself comes first, then what merely has a date.
_ARTICLE = re.compile(r"(?:Article|NewsArticle|BlogPosting|Posting|Report|Review|OpinionPiece)$")
_SECOND = frozenset(
    ("WebPage", "VideoObject", "AudioObject", "CreativeWork", "LiveBlogPosting", "Recipe", "PodcastEpisode")
)


class Claim(NamedTuple):
    """The fields of one article node, as text."""

    headline: str | None
    authors: list[str]
    publisher: str | None
    published: str | None
    modified: str | None
    body: str | None


NOTHING = Claim(None, [], None, None, None, None)


def _loaded(source: str) -> Json:
    """Lenient as browsers' readers are: raw line breaks in strings, wrappers, escaped quotes."""
    text = source.strip()
    text = _BEFORE.sub("", text[:_WRAPPER], count=1) + text[_WRAPPER:]
    bare = text[:-_WRAPPER] + _AFTER.sub("", text[-_WRAPPER:])
    for attempt in (bare, _CONTROL.sub(" ", bare), html.unescape(bare)):
        try:
            loaded: Json = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return loaded
    return None


def _nodes(value: Json, depth: int = 0) -> Iterator[dict[str, Json]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"):
            yield from _nodes(value.get(name), depth + 1)


def _texts(value: Json) -> list[str]:
    """The names in a value that may be a text, a node with a name, or a list of them."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    if isinstance(value, dict):
        return _texts(value.get("name") or value.get("@value"))
    return []


def _first(value: Json) -> str | None:
    return next(iter(_texts(value)), None)


def _rank(node: dict[str, Json]) -> int:
    types = _texts(node.get("@type"))
    if any(_ARTICLE.search(t) for t in types):
        return 0
    return 1 if _SECOND.intersection(types) and "datePublished" in node else 2


def _claim(node: dict[str, Json]) -> Claim:
    return Claim(
        headline=_first(node.get("headline")) or _first(node.get("name")),
        authors=_texts(node.get("author")) or _texts(node.get("creator")),
        publisher=_first(node.get("publisher")),
        published=_first(node.get("datePublished")) or _first(node.get("dateCreated")),
        modified=_first(node.get("dateModified")),
        body=_first(node.get("articleBody")),
    )


def claim(root: HtmlElement) -> Claim:
    """What the page says of its article; fields that the best node lacks come from the next of the same kind."""
    scripts = root.xpath("//script[contains(@type, 'ld+json')]")
    nodes = [n for s in scripts if s.text and len(s.text) <= _LONGEST for n in _nodes(_loaded(s.text))]
    ranked = sorted(((_rank(n), i) for i, n in enumerate(nodes)), key=lambda pair: pair)
    claims = [_claim(nodes[i]) for rank, i in ranked if rank < 2]
    if not claims:
        return NOTHING
    return claims[0] if len(claims) == 1 else _completed(claims)


def _completed(claims: list[Claim]) -> Claim:
    dated = next((c for c in claims if c.published), claims[0])
    best = claims[0] if claims[0].published else dated
    return best._replace(
        authors=best.authors or next((c.authors for c in claims if c.authors and c.headline == best.headline), []),
        publisher=best.publisher or next((c.publisher for c in claims if c.publisher), None),
    )
