"""The sentences of an article that are held against others."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pipeline.core.side import WIDEST

LONGEST = 80  # sentences a text; beyond it a page is a live blog or a transcript, and pairs grow with the square
# A row of a chart: "Harbour Lights: £1,607,000 (week 3)".
_ROW = re.compile(r"^[^.!?]{2,60}[:|\t–—-] ?\W{0,2}\d[^a-z]*(?:\([^)]{1,20}\))?\W*$")


class Report(NamedTuple):
    """The sentences of an article that tell the story, and its day."""

    sentences: Sequence[str]
    day: date | None


def prose(report: Report) -> Report:
    """Without the rows of its charts and what is no sentence, whose places stay empty; no longer than is compared."""
    told = ["" if len(text) > WIDEST or _is_row(text) else text for text in report.sentences[:LONGEST]]
    return report._replace(sentences=told)


def _is_row(text: str) -> bool:
    # Nearly all sentences end with a small letter and a stop, as no row does; to look first is five times faster.
    return not ("a" <= text[-2:-1] <= "z" and text[-1] != ")") and _ROW.match(text) is not None


def comparable(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two sides differ and are sentences."""
    return one != other and all(len(text) <= WIDEST for text in (*one, *other))
