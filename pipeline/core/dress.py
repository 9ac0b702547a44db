"""Unequal values that tell the same in another dress."""

import re
from collections.abc import Sequence
from typing import Protocol

from pipeline.core.breath import clause, told
from pipeline.core.derivation import follows
from pipeline.core.polarity import opposed
from pipeline.core.quantity import bare_number
from pipeline.core.side import Background, Side
from pipeline.core.stem import stem
from pipeline.core.value import Value

_OTHERS = re.compile(r"\s+(?:others?|more|further)\b")
_REST = re.compile(
    r"(?:\s+[\w’'-]+){0,6}\s+(?:remain(?:s|ed|ing)?(?!\s+(?:in|at|on|under|with|un)\b)|(?:are|is|were|was) left|to go"
    r"|to come|still to)\b",
    re.IGNORECASE,
)
_REST_AHEAD = re.compile(r"\b(?:remaining|other|rest of)\s+(?:\w+\s+)?$", re.IGNORECASE)


class Told(Protocol):
    """A sentence with its values."""

    @property
    def text(self) -> str: ...

    @property
    def values(self) -> Sequence[Value]: ...


def _is_rest(value: Value, text: str) -> bool:
    return bool(_REST.match(text, value.end) or _REST_AHEAD.search(text[: value.start]))


def parted(x: Value, p: Told, y: Value, c: Told) -> bool:
    """'Three of the eight have resigned', 'of eight five remain': the two, or one of them and what both tell, make up
    a whole, and one side tells the rest of it."""
    if not x.dimension == y.dimension == "count" or _is_rest(x, p.text) == _is_rest(y, c.text):
        return False
    both = {bare_number(v) for v in p.values if not v.moment} & {bare_number(v) for v in c.values if not v.moment}
    less, more = sorted((x.amount, y.amount))
    of_a_whole = any(v.unit == "of" and v.amount in {less, more, more - less} for v in (*p.values, *c.values))
    return of_a_whole and (x.amount + y.amount in both or more - less in both)


def one_beside(x: Value, p: Told, y: Value, c: Told) -> bool:
    """'Five other books', 'six books': the one in question is counted on one side only."""
    less, its, more = (x, p, y) if x.amount < y.amount else (y, c, x)
    return more.amount - less.amount == 1 and _OTHERS.match(its.text, less.end) is not None


_NEAR = 0.01


def shared_out(x: Value, p: Told, y: Value, c: Told) -> bool:
    """'Half of the seats', '450 of the 900': a share, and the two counts that make it."""
    share, count, other = (x, y, c) if x.dimension == "share" else (y, x, p)
    if share.dimension != "share" or count.dimension != "count":
        return False
    pairs = [(a, b) for a, b in zip(other.values, other.values[1:], strict=False) if a.unit == "of" and b.amount]
    return any(count in (a, b) and abs(a.amount / b.amount - share.amount) <= _NEAR for a, b in pairs)


def turned_about(x: Value, p: Side, y: Value, c: Side) -> bool:
    """'None will lose their jobs', 'all will keep them'; 'none has been released', 'all are unreleased'."""
    if {x.unit, y.unit} != {"none", "all"}:
        return False
    ours, theirs = ([t for t in clause(its, v.start) if t.start >= v.end] for its, v in ((p, x), (c, y)))
    met = ((i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if _contrary(a.word, b.word))
    i, j = next(met, (-1, -1))
    # What they are said to do or to be, not who they are: "all of the young", "none of the old".
    if i < 0 or {t.word for t in (*ours[max(i - 1, 0) : i], *theirs[max(j - 1, 0) : j])} & _DETERMINERS:
        return False
    return told(ours[:i]) == told(theirs[:j]) or not (told(ours[:i]) and told(theirs[:j]))


_DETERMINERS = frozenset({"of", "the", "a", "an", "these", "those", "its", "his", "her", "their", "our"})


def _contrary(a: str, b: str) -> bool:
    return opposed(a, b) or opposed(stem(a), stem(b))


def reckoned(x: Value, p: Side, y: Value, c: Side, background: Background) -> bool:
    """'By ten to 60', 'from 50 to 60': each follows from the other sentence, and is said to be something else."""
    if _ahead(x, p) == _ahead(y, c) or x.moment or x.dimension != y.dimension:
        return False
    return follows(x, c.text, background.today) and follows(y, p.text, background.today)


_ABOUT = frozenset(
    {"about", "nearly", "almost", "some", "only", "just", "around", "roughly", "over", "than", "more", "less", "fewer",
     "least", "most", "at", "the", "a", "an", "its", "all", "exactly", "up", "approximately", "under"}
)  # fmt: skip


def _ahead(value: Value, its: Side) -> str:
    """What the value is said to be: 'by', 'from', 'kept'."""
    return next((t.word for t in reversed(its.tokens) if t.end <= value.start and t.word not in _ABOUT), "")
