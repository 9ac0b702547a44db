"""Pairs of sentences of one article that are worth a full reading, by a glance at their words."""

import re
from collections.abc import Iterator, Sequence

from pipeline.core.assertion import Line
from pipeline.core.statement import FAILED

_SHARED = 4  # words that a first and what recalls it have in common
_LONG = 8  # words; shorter lines repeat their pattern without being versions of one sentence
_RESTATED = 0.6  # versions of one sentence share so many of their words
# Posts, addresses, names of files: they repeat a form and tell nothing twice.
_FORM = re.compile(r"[@#]|\b(?:https?:|www\.|screen ?shots?\b|photo:|pictured?:|file photo)|\?[\"'”’]?$", re.IGNORECASE)
_RECORDS = frozenset({"first", "first-ever", "only", "debut"})
# "The first weekend": an order, no record.
_IN_ORDER = re.compile(
    r"\bfirst [$£€]|\bfirst (?:[a-z]+ )?(?:instal?lment|weekend|week|year|day|time|night|half|month|hours?|few|two"
    r"|three|four|five|six)\b"
)


def restated(told: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that are versions of one."""
    sizes = [0 if _FORM.search(its.text) else len(its.words) for its in told]
    for j, later in enumerate(told):
        if sizes[j] < _LONG:
            continue
        for i, size in enumerate(sizes[:j]):
            least = _RESTATED * (size + sizes[j]) / 2
            if size < least or sizes[j] < least:
                continue
            earlier = told[i]
            if len(earlier.words & later.words) >= least and earlier.low != later.low:
                yield i, j


def suspects(told: Sequence[Line]) -> set[tuple[int, int]]:
    """Pairs that deserve a full reading: of what never was, two firsts."""
    failed = [i for i, its in enumerate(told) if "never" in its.low and FAILED.search(its.low)]
    out = {(min(i, j), max(i, j)) for i in failed for j in range(len(told)) if i != j}
    firsts = [i for i, its in enumerate(told) if its.words & _RECORDS and not _IN_ORDER.search(its.low)]
    for i in firsts:
        for j, other in enumerate(told):
            if i != j and other.words & _RECORDS and len(told[i].words & other.words) >= _SHARED:
                out.add((min(i, j), max(i, j)))
    return out
