"""Markup that keeps libxml2, feedparser or trafilatura busy for minutes, told before they see it."""

import re

# On one element. libxml2 compares each with all before it: 200,000 take 70 s, 2,000 take 4 ms. The richest of 800 real
# pages and feeds has 120.
MOST_ATTRIBUTES = 2_000

# Scripts, comments and CDATA hold no tags; the rest is the HTML standard's tokeniser. Possessive: no byte is read twice.
_VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)"""
_ATTRIBUTE = rf"[\s/]++[^\s/>=][^\s/>=]*+(?:\s*+=\s*+{_VALUE}?+)?+"
_TOKEN = (
    r"<(?:!--.*?(?:-->|\Z)|!\[CDATA\[.*?(?:\]\]>|\Z)|(?:script|style)\b.*?(?:</(?:script|style)\b|\Z)"
    rf"|[a-zA-Z_][^\s/>]*+((?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES}}}))"
)
_TOKEN_IN_TEXT = re.compile(_TOKEN, re.DOTALL | re.IGNORECASE)
_TOKEN_IN_BYTES = re.compile(_TOKEN.encode("ascii"), re.DOTALL | re.IGNORECASE)


def has_too_many_attributes(markup: str) -> bool:
    """Whether one element of the page or fragment has more than a reader bears."""
    return len(markup) > 2 * MOST_ATTRIBUTES and any(found[1] for found in _TOKEN_IN_TEXT.finditer(markup))


def has_too_many_attributes_in_bytes(document: bytes) -> bool:
    """The same for an XML document before decoding; zero bytes are dropped, so that UTF-16 hides nothing."""
    plain = document.replace(b"\0", b"")
    return len(plain) > 2 * MOST_ATTRIBUTES and any(found[1] for found in _TOKEN_IN_BYTES.finditer(plain))
