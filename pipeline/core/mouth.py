"""The same quoted words of two speakers."""

import re
from datetime import date

from pipeline.core.evidence import Setting
from pipeline.core.name import name_words, names
from pipeline.core.quotation import quotations
from pipeline.core.statement import Statement
from pipeline.core.text import fold

_ANNOUNCED = frozenset({"announced", "announces", "announcing", "unveiled", "revealed", "disclosed"})
_QUOTED = 2  # words that two may say by chance, which is for the model to weigh
_WORDS_OF_ONE = 5  # words in quotation marks that only one speaker says
# Who tells is named next to the verb; whom he told is no speaker.
_SAID = r"(?:said|says|added|adds|insisted|recalled|wrote|declared|joked|announced|explained|remarked)"
_BEHIND = re.compile(rf"[\"”’]\s*,?\s*{_SAID}\s+(?P<who>[^,.;\"“”]{{2,60}})")
_BEFORE = re.compile(rf"(?:^|[\"”,;]\s*)(?P<who>[^,.;\"“”]{{2,60}}?)(?:,[^,\"“”]{{2,60}},)?\s{_SAID}\b")
# "...," Tam told reporters; whom somebody told, and who was told, is no speaker.
_TOLD = re.compile(r"[\"”]\s*,?\s*(?P<who>[^,.;\"“”]{2,60}?)(?<!\bwas)(?<!\bwere)(?<!\bbeen)\s(?:told|tells)\b")


def _speaker(text: str) -> frozenset[str]:
    """The words of the name next to the verb; none of "the King", who has another."""
    found = _BEHIND.search(text) or _TOLD.search(text) or _BEFORE.search(text)
    known = names(found["who"]) if found else ()
    if not found or not known:
        return frozenset()
    last = known[-1]
    is_office = " " not in last.text and re.search(r"\b(?:the|in|of|at|on)\s+$", found["who"][: last.start])
    return frozenset() if is_office else frozenset(name_words(last.text))


def _same_words(a: Statement, b: Statement, least: int) -> bool:
    if not (a.quotes and b.quotes and a.reports and b.reports):
        return False
    ours, theirs = ({fold(q.text).strip(" ,.") for q in quotations(x.text)} for x in (a, b))
    return any(len(words.split()) >= least for words in ours & theirs)


def mouths(a: Statement, b: Statement, s: Setting, today: date | None) -> float:
    """3 where two people, each by name, are said to have spoken the same words, else 0."""
    if not _same_words(a, b, _WORDS_OF_ONE):
        return 0.0
    one, other = _speaker(a.text), _speaker(b.text)
    return 3.0 if one and other and not one & other else 0.0


def of_one_mouth(a: Statement, b: Statement) -> bool:
    """Whether both tell what only one can have said: the same quoted words, or one announcement."""
    return _same_words(a, b, _QUOTED) or bool(_ANNOUNCED & a.words and _ANNOUNCED & b.words)
