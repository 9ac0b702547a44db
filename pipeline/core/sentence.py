"""Sentences of a text as exact spans."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from pipeline.core.text import sentence_words


class Span(NamedTuple):
    """`text` is exactly `source[start:end]`; offsets in Unicode code points."""

    start: int
    end: int
    text: str


# A line is a paragraph, a heading or a bullet: no sentence runs over one in text extracted from pages.
_LINE = re.compile(r"\S[^\n]*")
# A stop with the quotes and brackets that close behind it, a blank, and what a sentence can begin with.
_STOP = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[\"'”’»)\]]*+)[^\S\n]+"
    r"(?=(?P<next>[\"'“‘«(\[–—-]*[^\W_]|[$£€¥#@]))"
)
_LAST_TOKEN = re.compile(r"[^\s\"'“‘«(\[–—-]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_HOUR = re.compile(r"^[ap]\.?m$")
_ZONE = re.compile(
    r"(?:Eastern|Pacific|Central|Mountain|British|Local|[A-Z]{2,4}|Monday|Tuesday|Wednesday|Thursday|Friday|Sat|Sun)\b"
)
# After these a sentence may end as well as go on: only a word that opens sentences tells.
_OPENER = re.compile(
    r"(?:The|A|An|In|On|At|It|He|She|They|We|I|But|And|This|That|His|Her|Its|Their|There|When|After|Before|As|For|No)\b"
)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(files("pipeline.core").joinpath("words/abbreviation.txt").read_text(encoding="utf-8").split())


@cache
def _closing_abbreviations() -> frozenset[str]:
    """Abbreviations that often end a sentence: no abbreviation before a clear opener."""
    name = "words/abbreviation_closing.txt"
    return frozenset(files("pipeline.core").joinpath(name).read_text(encoding="utf-8").split())


def _ends(line: str, found: re.Match[str]) -> bool:
    """Whether the stop closes a sentence and not an abbreviation, an initial or a quotation within one."""
    first = found["next"].lstrip("\"'“‘«([–—-")[:1] or found["next"][-1]
    if found["stop"] != ".":
        # "Really?" she asked: a small letter goes on.
        return not first.islower()
    if first.islower():
        return False
    if found["close"]:
        return True
    token = _LAST_TOKEN.search(line, max(0, found.start() - 24), found.start())
    word = token.group() if token else ""
    if _HOUR.search(word):
        return _ZONE.match(line, found.end()) is None
    if word.casefold() in _closing_abbreviations() or (len(word) > 1 and _INITIALS.fullmatch(word)):
        return _OPENER.match(line, found.end()) is not None
    if word.casefold() in _abbreviations():
        return False
    return not (len(word) == 1 and word.isupper() and word != "I")


def _line_sentences(line: str, offset: int) -> list[Span]:
    spans = []
    start = 0
    for found in _STOP.finditer(line):
        if _ends(line, found):
            end = found.end("close")
            spans.append(Span(offset + start, offset + end, line[start:end]))
            start = found.end()
    end = len(line.rstrip())
    if end > start:
        spans.append(Span(offset + start, offset + end, line[start:end]))
    return spans


# A text is read with each of its copies, and a passage of it for each sentence in doubt.
@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences in order, each an exact substring without outer blanks; a line end always ends one."""
    lines = [(found.group().rstrip(), found.start()) for found in _LINE.finditer(text)]
    return tuple([span for line, start in lines for span in _line_sentences(line, start)])


# A text is read beside each of its copies.
@lru_cache(maxsize=256)
def text_words(text: str) -> tuple[str, ...]:
    """The folded words of all its sentences."""
    return tuple(chain.from_iterable([sentence_words(span.text) for span in sentences(text)]))
