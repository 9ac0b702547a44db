"""Who signs an article."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

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

# Every layout marks the line by one of these words, alone or as a part of a class ("article-byline__name").
_MARK = re.compile(
    r"(?:(?<![A-Za-z])(?:by|byline|authors?|signature|writers?)|Byline|Authors?|Signature|Writers?)(?![a-z])"
)
_CANDIDATES = 60  # elements, and pieces of text in one; an archive's page lists hundreds
_ELSEWHERE = frozenset(("aside", "footer", "nav", "blockquote", "figure", "figcaption"))
_OTHERS = re.compile(r"comment|related|teaser|recommend|promo|caption|bio\b|more-", re.I)
_OUTWARDS = 4  # levels up to which a block tells that it belongs to something else
_AND = re.compile(r"\s+(?:and|und|et|y|e|og|och|en|&)\s+|\s*[,;|/·•]\s*")
_PARTICLES = frozenset(
    ("al", "bin", "d", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le", "ten", "ter", "van", "von")
)
_LONGEST_NAME = 6  # words
_PROFILE = re.compile(r"^(?:mailto:|#|javascript:)|(?:twitter|facebook|instagram|linkedin|bsky|//x)\.(?:com|app)", re.I)
_LONE_LEAD = frozenset(("by", "von", "par", "por", "di", "door", "av", "af"))


def in_meta(said: dict[str, str]) -> list[str]:
    """What the meta elements name; addresses of profiles are no names."""
    return next(([said[name]] for name in _META if name in said and not _ADDRESS.search(said[name])), [])


def in_body(root: HtmlElement) -> list[str]:
    """The names of the first line beside the headline, below it before above, that names anyone.

    A page may name more people: under teasers, comments and pictures.
    """
    ordered = _ordered(root)
    for among in ([e for e in ordered if _is_declared(e)], ordered):
        for index, element in enumerate(among):
            if found := _names(element):
                beside = (e for e in among[index + 1 :] if _is_beside(element, e))
                return list(dict.fromkeys(chain(found, *map(_names, beside))))[:_MOST]
    return []


def _ordered(root: HtmlElement) -> list[HtmlElement]:
    """The elements that are marked as a byline: those below the headline first."""
    above: list[HtmlElement] = []
    below: list[HtmlElement] = []
    found = above
    for element in root.iter():
        if element.tag == "h1" and found is above and not _is_elsewhere(element):
            found = below
        elif len(found) < _CANDIDATES and _is_marked(element) and not _is_elsewhere(element):
            found.append(element)
    return below + above


def _is_declared(element: HtmlElement) -> bool:
    return element.get("itemprop") == "author" or "author" in (element.get("rel") or "").split()


def _is_marked(element: HtmlElement) -> bool:
    classes = element.get("class")
    return (classes is not None and _names_a_byline(classes)) or _is_declared(element)


@lru_cache(4_096)
def _names_a_byline(classes: str) -> bool:
    """Remembered, since a page repeats its classes."""
    return _MARK.search(classes) is not None


def _is_beside(first: HtmlElement, other: HtmlElement) -> bool:
    """Whether both stand in one block, or each in its own of one list."""
    parent, block = first.getparent(), other.getparent()
    if parent is block or parent is None or block is None:
        return True
    return parent.getparent() is block.getparent() and len(parent) == len(block) == 1 and parent.attrib == block.attrib


def _is_elsewhere(element: HtmlElement) -> bool:
    above = (element, *islice(element.iterancestors(), _OUTWARDS))
    return any(e.tag in _ELSEWHERE or _OTHERS.search(e.get("class") or "") for e in above)


def _names(element: HtmlElement) -> list[str]:
    """What an element names: its linked names, else the first of its pieces of text that is nothing but names."""
    told = element.get("content")
    if told:
        return list(_split(told))
    inner = element.xpath(".//*[@itemprop='name']") or element.xpath(".//a[@href]")
    named = [e for e in inner[:_MOST] if not _PROFILE.search(e.get("href") or "")]
    linked = [name for e in named for name in _split(str(e.text_content()))]
    if linked:
        return linked
    pieces = (str(piece) for piece in islice(element.itertext(), _CANDIDATES))
    return next((found for piece in pieces if (found := list(_split(piece)))), [])


def _split(text: str) -> Iterator[str]:
    """The names of a text that holds nothing else; what follows them (a desk, a time) ends them."""
    for part in _AND.split(_LEAD.sub("", clean_line(text[: 4 * _LONGEST]))):
        if not _is_name(part):
            return
        yield part


def _is_name(text: str) -> bool:
    found = text.split()
    return (
        0 < len(found) <= _LONGEST_NAME
        and len(text) <= _LONGEST
        and not text.endswith((".", "!", "?", ":"))
        and not any(c.isdigit() for c in text)
        and all(not w[0].islower() or w in _PARTICLES for w in found)
        and found[0].lower() not in _LONE_LEAD
        and found[0] not in _PARTICLES
    )


def _name(text: str) -> str | None:
    name = _LEAD.sub("", clean_line(plain(text))).strip(" ,;|·-")
    return name if 2 <= len(name) <= _LONGEST and not _ADDRESS.search(name) else None


def joined(names: Sequence[str]) -> str | None:
    """The names in the page's order, each once, parted by a comma."""
    cleaned = [name for text in names[:_MOST] if (name := _name(text))]
    return ", ".join(dict.fromkeys(cleaned)) or None
