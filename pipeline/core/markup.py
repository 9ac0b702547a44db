"""From received bytes to a tree of HTML, with limits on what a hostile page may ask of the readers."""

import re
from html import unescape

from charset_normalizer import from_bytes
from lxml import html
from lxml.etree import ElementDefaultClassLookup, ParserError, strip_elements
from lxml.html import HtmlElement, HTMLParser

from pipeline.core.bomb import has_too_many_attributes

LARGEST = 5_000_000  # bytes of a page; the largest of 715 real ones has 2.7 MB
# The richest of 715 real pages has 10,100; trafilatura takes about 8 s for as many as are let through.
MOST_ELEMENTS = 40_000
_SNIFFED = 4_096  # bytes in which a page names its charset; the standard asks for the first 1,024
_SAMPLE = 20_000

_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")  # the escape begins ISO-2022
_MOST_CONTROL = 0.02  # share

_BOM = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_META_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})""", re.IGNORECASE)
# Names as the web uses them (WHATWG): each stands for the larger set that pages really use.
_LARGER = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs", "x-gbk": "gb18030", "windows-31j": "cp932", "x-euc-jp": "euc-jp", "unicode": "utf-16",
}  # fmt: skip


class Unreadable(ValueError):
    """No HTML that can be read within limits; the first argument is a reason code."""


def is_binary(body: bytes) -> bool:
    """Whether the bytes are a picture, an archive or noise: text has next to no control bytes."""
    sample = body[:_SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return len(sample.translate(None, _CONTROL)) < (1 - _MOST_CONTROL) * len(sample)


def decoded(body: bytes, charset: str) -> str | None:
    """By the larger set that the name stands for on the web; None where it does not fit or is unknown."""
    name = charset.strip().lower()
    try:
        return body.decode(_LARGER.get(name, name))
    except (LookupError, UnicodeError):
        return None


def _declared(body: bytes) -> list[str]:
    found = (_XML_CHARSET.search(body[:_SNIFFED]), _META_CHARSET.search(body[:_SNIFFED]))
    return [match[1].decode("ascii") for match in found if match]


def decode(body: bytes, charset: str | None = None) -> str:
    """The text: by byte-order mark, as UTF-8 where it is, by the header's `charset`, the page's own, or a guess."""
    for mark, name in _BOM:
        if body.startswith(mark):
            return body.decode(name, "replace")
    named = [*([charset] if charset else []), *_declared(body)]
    # Text in ISO-2022 or HZ is valid UTF-8 as well, byte by byte: there the name decides.
    seven_bit = [name for name in named if name.lower().startswith(("iso-2022", "hz", "utf-16"))]
    for name in (*seven_bit, "utf-8", *named):
        text = decoded(body, name)
        if text is not None:
            return text
    return _guessed(body, named)


def _guessed(body: bytes, named: list[str]) -> str:
    """A page of one charset with a few broken bytes keeps its charset; only one that names none is guessed."""
    for name in named:
        try:
            return body.decode(_LARGER.get(name.lower(), name), "replace")
        except LookupError:
            continue
    best = from_bytes(body[:_SAMPLE]).best()
    return body.decode(best.encoding if best else "cp1252", "replace")


def _parser() -> HTMLParser:
    """All elements of one class: lxml's own choice by tag is a call of Python for every element that is met."""
    parser = HTMLParser(remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    return parser


def tree(text: str) -> HtmlElement:
    """The parsed page; raises `Unreadable` where it is none or would keep the readers busy for minutes."""
    # Encoding declarations are obsolete after decoding, and lxml refuses them in a text.
    source = re.sub(r"^\s*<\?xml[^>]{0,300}\?>", "", text.replace("\0", "")[: 4 * LARGEST])
    if has_too_many_attributes(source):
        raise Unreadable("too_many_attributes")
    try:
        root = html.document_fromstring(source, parser=_parser())
    except (ParserError, ValueError) as failure:
        raise Unreadable("no_html") from failure
    _check(root)
    return root


def _check(root: HtmlElement) -> None:
    if root.xpath("count(//*)") > MOST_ELEMENTS:
        raise Unreadable("too_many_elements")


def lighten(root: HtmlElement) -> None:
    """Takes out what no reader reads, in place: it is half of many pages, and each extraction copies the tree."""
    for script in list(root.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            script.tag = "template"
    strip_elements(root, "style", "svg", "template", with_tail=False)


_FURNITURE = (
    *("aside", "footer", "iframe", "picture", "source", "select", "option", "button", "canvas", "audio", "video"),
    *("embed", "object", "link", "meta", "input"),
)
_HIDDEN = ("textarea", "noscript", "map")


def strip_furniture(root: HtmlElement) -> None:
    """Takes out, in place, what holds no text of an article: last, since some of it tells dates and names.

    Not `nav`: on pages of trafilatura's set it wraps the article itself.
    """
    strip_elements(root, *_FURNITURE, *_HIDDEN, with_tail=False)


def plain(fragment: str) -> str:
    """The text of a piece of HTML as feeds put it into titles and summaries."""
    if "<" not in fragment:
        return unescape(fragment) if "&" in fragment else fragment
    if has_too_many_attributes(fragment):
        return fragment
    try:
        root = html.fragment_fromstring(fragment.replace("\0", ""), create_parent="div")
    except (ParserError, ValueError):
        return fragment
    return str(root.text_content())
