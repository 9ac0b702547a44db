"""Whether the later of two conflicting reports is an update of the earlier one."""

import re

from pipeline.core.conflict import DIMENSIONS
from pipeline.core.dispute import NAMES, Dispute

_DAYS = NAMES.index("days")
_OPEN_FIRST, _OPEN_SECOND = NAMES.index("open_first"), NAMES.index("open_second")
_UPDATES = NAMES.index("updates_b")
_DIMENSION = NAMES.index("dimension")
# What moves by itself from day to day; a price moves too, but two reports of it may also simply differ.
_PERCENTAGE = float(DIMENSIONS.index("share"))
_PRICE = float(DIMENSIONS.index("money"))
_COUNTED = frozenset({_PERCENTAGE, _PRICE, float(DIMENSIONS.index("count"))})
_NEXT_DAY = 0.6  # the measure is log(1 + days)
_DAYS_LATER = 1.3  # three days: reports of the same days differ because one of them errs
# The count that replaces Sunday's estimate says so.
_FINAL = re.compile(
    r"^\W*(?:(?:with|in|by|as|after|according to) )?(?:the )?final (?:count|figures?|receipts|tall(?:y|ies)|totals?)\b"
    r"|\b(?:than|under|above|below|over) (?:[\w’']+ ){1,4}had (?:been )?(?:estimated|projected|forecast)\b"
    r"|\b(?:was|were|been) revised (?:up|down|upwards?|downwards?)\b",
    re.IGNORECASE,
)
# A figure that its own report tells to be of that moment.
_RUNNING = re.compile(
    r"\b(?:so far(?! (?:from|away|north|south|east|west|as|out|back|apart))|to date|as of (?=\w*\d|[A-Z])|until now"
    r"|up to now|and counting)\b"
)


def superseded(dispute: Dispute, earlier: str, later: str) -> bool:
    """An open question answered on a later day, or told with a word of change, a moving figure days later, one that
    the `earlier` report's sentence calls a figure so far, or that only the `later` one's calls final.

    In doubt it is a contradiction: one that hides here is lost to the reader.
    """
    days = dispute.vector[_DAYS]
    answered = dispute.vector[_OPEN_FIRST] > dispute.vector[_OPEN_SECOND]
    changed = answered or dispute.vector[_UPDATES] > 0
    if dispute.kind == "number":
        dimension = dispute.vector[_DIMENSION]
        if days > _NEXT_DAY and dimension in _COUNTED:
            final = _FINAL.search(later) and not _FINAL.search(earlier)
            if final or _RUNNING.search(earlier):
                return True
        return days > _DAYS_LATER and (dimension == _PERCENTAGE or (dimension == _PRICE and changed))
    if dispute.kind == "status":
        return days > _NEXT_DAY and changed
    return dispute.kind == "negation" and days > _NEXT_DAY and answered
