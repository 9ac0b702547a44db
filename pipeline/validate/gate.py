"""The row gate: which documents are no articles that the pipeline can work with."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core.identity import digest
from pipeline.rows import Document, QualityResult
from pipeline.validate.expectation import Check, quality, verdicts

if TYPE_CHECKING:
    import pandas as pd

GATE = "row"
# Of 2,400 articles of labelled news sets 99 in 100 have more than 60 words; below 25 stand captions, notices that the
# page was not found, and leftovers of an extraction: two sentences, in which copies of each other cannot be told.
SHORTEST = 25
LONGEST_TITLE = 500  # characters; a headline of six lines is a paragraph that was taken for one
LONGEST_OUTLET = 200
LONGEST_URL = 2_048  # the longest that sitemaps allow
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # before the web an article has no URL of its own
LATEST = datetime(2100, 1, 1, tzinfo=UTC)  # for what was never fetched: a gate without a clock
AHEAD_DAYS = 2.0  # zones, embargoes and clocks put a stamp ahead of the fetch, by a day at most
_DAY = 86_400.0
# Scripts without blanks between words: about two characters make a word.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")

BETWEEN, LENGTH, MATCH = (
    "ExpectColumnValuesToBeBetween",
    "ExpectColumnValueLengthsToBeBetween",
    "ExpectColumnValuesToMatchRegex",
)
# In the order in which a document's first fault is told.
CHECKS = (
    Check("bad_url", MATCH, {"column": "url", "regex": r"^(?:https?://[^\s/]|urn:)"}),
    Check("long_url", LENGTH, {"column": "url", "max_value": LONGEST_URL}),
    Check("no_outlet", LENGTH, {"column": "outlet", "min_value": 1}),
    Check("long_outlet", LENGTH, {"column": "outlet", "max_value": LONGEST_OUTLET}),
    Check("no_title", LENGTH, {"column": "title", "min_value": 1}),
    Check("long_title", LENGTH, {"column": "title", "max_value": LONGEST_TITLE}),
    Check("short_text", BETWEEN, {"column": "words", "min_value": SHORTEST}),
    Check(
        "implausible_time",
        BETWEEN,
        {"column": "day", "min_value": 0.0, "max_value": (LATEST - EARLIEST).total_seconds() / _DAY},
    ),
    Check("time_in_future", BETWEEN, {"column": "ahead", "max_value": AHEAD_DAYS}),
    Check("bad_language", MATCH, {"column": "language", "regex": r"^[a-z]{2}$"}),
)


class Fault(NamedTuple):
    """`key` as `key(document)` makes it; `detail` tells measures, never text of the article."""

    key: str
    capture_id: str
    reason: str
    detail: str


class GateBroken(RuntimeError):
    """Great Expectations could not judge: nothing is let through, nothing is refused; the run is tried again."""


def key(document: Document) -> str:
    """The same for documents that are alike. One capture may hold several, even of one URL (an Atom feed may list an
    entry's older versions), so neither is unique here; that of the ledger the publication gate checks."""
    return digest(document.capture_id, document.url, document.title, document.text)


def row_faults(documents: Sequence[Document], checked_at: datetime) -> tuple[list[Fault], list[QualityResult]]:
    """The first fault of each document that has one, and a result per expectation.

    A document's verdict depends on nothing but the document: not on its batch, nor on the time of checking.

    Raises:
        GateBroken: an expectation could not be evaluated.
    """
    unlike = {key(d): d for d in documents}
    judged = [unlike[k] for k in sorted(unlike)]
    if not judged:
        return [], []
    told = verdicts(_frame(judged), CHECKS)
    broken = [v.check.code for v in told if v.broken is not None]
    if broken:
        raise GateBroken(f"no verdict on {', '.join(broken)}")
    reason_of: dict[int, str] = {}
    for verdict in told:
        for row in verdict.rows:
            reason_of.setdefault(row, verdict.check.code)
    faults = [
        Fault(key(judged[row]), judged[row].capture_id, reason, _detail(reason, judged[row]))
        for row, reason in sorted(reason_of.items())
    ]
    return faults, [quality(GATE, "document", verdict, checked_at) for verdict in told]


def _frame(documents: Sequence[Document]) -> "pd.DataFrame":
    """Measures of the documents, without their text."""
    import pandas as pd

    return pd.DataFrame(
        {
            "url": [d.url for d in documents],
            "outlet": [d.outlet.strip() for d in documents],
            "title": [d.title.strip() for d in documents],
            "words": [word_count(d.text) for d in documents],
            "day": pd.array([_days(EARLIEST, d.published_at) for d in documents], dtype="Float64"),
            "ahead": pd.array([_days(d.fetched_at, d.published_at) for d in documents], dtype="Float64"),
            "language": pd.array([d.language for d in documents], dtype="string"),
        }
    )


def word_count(text: str) -> int:
    told = len(text.split())
    return told if text.isascii() else max(told, len(_UNSPACED.findall(text)) // 2)


def _days(start: datetime | None, end: datetime | None) -> float | None:
    return None if start is None or end is None else (end - start).total_seconds() / _DAY


def _detail(reason: str, document: Document) -> str:
    match reason:
        case "short_text":
            return f"{word_count(document.text)} words, an article has {SHORTEST} or more"
        case "long_title":
            return f"{len(document.title)} characters, a title has {LONGEST_TITLE} or fewer"
        case "long_outlet":
            return f"{len(document.outlet)} characters, an outlet's name has {LONGEST_OUTLET} or fewer"
        case "long_url":
            return f"{len(document.url)} characters, a URL has {LONGEST_URL} or fewer"
        case "implausible_time":
            return f"published_at {document.published_at:%Y-%m-%d} is not between {EARLIEST:%Y} and {LATEST:%Y}"
        case "time_in_future":
            return f"published_at {document.published_at:%Y-%m-%d} is over {AHEAD_DAYS:g} days after the fetch"
        case "bad_url":
            return "neither http, https nor urn"
        case "bad_language":
            return "no code of two letters"
        case _:
            return "empty"
