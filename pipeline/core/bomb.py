"""Markup that keeps libxml2, feedparser or trafilatura busy for minutes, told before they see it."""

import re
from collections.abc import Iterator

# On one element. libxml2 compares each with all before it: 200,000 take 30 to 70 s. The richest of 715 real pages has
# 59 on one.
MOST_ATTRIBUTES = 2_000

# Scripts, comments and CDATA hold no tags; the rest is HTML's tokeniser. Possessive: no byte is read twice.
_VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)"""
_ATTRIBUTE = rf"[\s/]++[^\s/>=][^\s/>=]*+(?:\s*+=\s*+{_VALUE}?+)?+"
_TOKEN = (
    r"<(?:!--.*?(?:-->|\Z)|!\[CDATA\[.*?(?:\]\]>|\Z)|(?:script|style)\b.*?(?:</(?:script|style)\b|\Z)"
    rf"|[a-zA-Z_][^\s/>]*+((?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES}}}))"
)
_TOKEN_IN_TEXT = re.compile(_TOKEN, re.DOTALL | re.IGNORECASE)
_TOKEN_IN_BYTES = re.compile(_TOKEN.encode("ascii"), re.DOTALL | re.IGNORECASE)


def has_too_many_attributes(markup: str) -> bool:
    """Whether one element of the page or fragment has more than a reader bears.

    Where every attribute holds a ">" they are not seen, and the limit of processor time meets them.
    """
    is_possible = any(len(piece.replace("/", " ").split()) > MOST_ATTRIBUTES for piece in _long_pieces(markup))
    return is_possible and any(found[1] for found in _TOKEN_IN_TEXT.finditer(markup))


def _long_pieces(markup: str) -> Iterator[str]:
    """What stands between two ">" with room for so many; most of the text is leapt over."""
    start, room = 0, 2 * MOST_ATTRIBUTES
    while start + room < len(markup):
        last = markup.rfind(">", start, start + room + 1)
        if last < 0:
            last = markup.find(">", start)
            last = last if last >= 0 else len(markup)
            yield markup[start:last]
        start = last + 1


# In XML no value holds a "<", so such an element is a long run without one.
_RUN = re.compile(rb"<[a-zA-Z_][^<]{%d,}" % (2 * MOST_ATTRIBUTES))


def has_too_many_attributes_in_bytes(document: bytes) -> bool:
    """The same for an XML document before decoding; zero bytes are dropped, so that UTF-16 hides nothing."""
    plain = document.replace(b"\0", b"")
    return any(found[1] for run in _RUN.findall(plain) for found in _TOKEN_IN_BYTES.finditer(run))
