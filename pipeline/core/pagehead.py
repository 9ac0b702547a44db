"""Lines of an extracted page that belong to its head or foot: section, headline, dateline, byline."""

import re

from pipeline.core.text import fold, words

# Lines; a headline below so many others stands in the story and is not the page's head.
_HEAD = 4
# Words; a longer line tells something, whatever it consists of.
_SHORT = 12
_LONGEST = 200  # characters that so many words can have
_DIGIT = re.compile(r"\d")
_TIME = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"\d{1,4}(?:st|nd|rd|th)?|\d{1,2}[ap]m|[ap]m|z|utc|gmt|[bec]e?st|[ecmp][sd]t|"
    r"first|last|published|updated|modified|posted|created|date|time|on|at|and|the|of|minutes?|min|read|ago|hours?|days?"
)
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b\d{1,2}:\d\d\b|"
    r"\b\d{4}([-/.])\d\d?\1\d\d?\b|\b\d\d?([-/.])\d\d?\2\d{4}\b|\bago\b"
)
_BY = re.compile(r"(?:by|written by|words by|story by|reported by|posted by|author)\b:?\s+\S")


def is_dateline(line: str) -> bool:
    """Whether a line consists of a date or time and of nothing else ("Updated 3 May 2026, 07:21 GMT")."""
    if len(line) > _LONGEST or not _DIGIT.search(line):
        return False
    found = words(line)
    return (
        0 < len(found) <= _SHORT
        and any(w[0].isdigit() for w in found)
        and all(map(_TIME.fullmatch, found))
        and _DATE.search(fold(line)) is not None
    )


def is_byline(line: str, byline: str | None) -> bool:
    """Whether a line names the author and says nothing: as the page's byline does, or after "By"."""
    found = words(line)
    if not found or len(found) > _SHORT or line.rstrip().endswith((".", "!", "?", '"', "”")):
        return False
    return (byline is not None and found == words(byline)) or _BY.match(fold(line)) is not None


def own_lines(text: str, title: str, byline: str | None) -> str:
    """The text without its head and without lines that are only a date or the author's name; never empty for it.

    A sentence that begins with "By" is told from a byline by its full stop.
    """
    lines = text.split("\n")
    heading = words(title)
    above = next((i for i, line in enumerate(lines[:_HEAD]) if heading and words(line) == heading), -1)
    if all(len(words(line)) <= _SHORT for line in lines[: max(above, 0)]):
        lines = lines[above + 1 :]
    kept = [
        line
        for i, line in enumerate(lines)
        if not is_dateline(line) and not ((i < _HEAD or i >= len(lines) - _HEAD) and is_byline(line, byline))
    ]
    return "\n".join(kept).strip() or text
