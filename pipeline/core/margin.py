"""What stands in the margin of an article: bylines, datelines, section labels, credits to another outlet.

Unlike site furniture these differ from article to article. They say who wrote, when and after whom, so the text is
compared without them.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

# A longer line tells something.
LONGEST_LABEL = 3
LONGEST_CREDIT = 9
_CLOSED = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
_NOTE = re.compile(
    r"^\W*this (?:article|story|report|piece|page) (?:has been|was) (?:corrected|updated|amended)\b", re.IGNORECASE
)
_CREDIT = re.compile(
    r"^\W*(?:(?:(?:as )?first|originally) (?:reported|published|appeared)\b|via\b|source\b|credit\b)",
    re.IGNORECASE,
)


@cache
def _date_words() -> frozenset[str]:
    lists = files("pipeline.core").joinpath("words")
    read = (lists.joinpath(name).read_text(encoding="utf-8") for name in ("calendar.txt", "stamp.txt"))
    return frozenset(word for told in read for word in told.split())


def is_marginal(sentence: str, found: Sequence[str]) -> bool:
    """`found`: the folded words of the sentence."""
    if not found:
        return True
    if len(found) <= LONGEST_CREDIT and (
        _CREDIT.search(sentence) is not None or (found[0] == "by" and _CLOSED.search(sentence) is None)
    ):
        return True
    if _NOTE.search(sentence) is not None:
        return True
    if len(found) <= LONGEST_LABEL and _CLOSED.search(sentence) is None:
        return True
    return all(w[0].isdigit() or w in _date_words() for w in found) and any(w[0].isdigit() for w in found)
