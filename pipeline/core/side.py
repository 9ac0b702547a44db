"""One side of an aligned pair of sentences, read once."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pipeline.core.cue import Cue, cues
from pipeline.core.edit import Token, tokens
from pipeline.core.name import Name, names
from pipeline.core.quotation import Quotation, quotations
from pipeline.core.value import Value, values


class Side(NamedTuple):
    """`offset` is where `text` begins in its field."""

    text: str
    offset: int
    tokens: list[Token]
    values: list[Value]
    names: list[Name]
    cues: list[Cue]
    quotes: list[Quotation]


class Background(NamedTuple):
    """What both articles say elsewhere: folded stems, folded words of names, words seen in small letters; the day of
    the copy, against which 'Friday' and 'last month' are read."""

    parent_stems: frozenset[str]
    copy_stems: frozenset[str]
    parent_names: tuple[frozenset[str], ...]
    copy_names: tuple[frozenset[str], ...]
    small: frozenset[str]
    today: date | None
    parent_text: str
    copy_text: str


class Change(NamedTuple):
    """Spans as offsets in the field of the parent and of the copy; None where a side has nothing. `stands`: no rule
    found the other article to hold it, too."""

    kind: str
    severity: int
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    direction: str | None = None
    probability: float = 0.8
    stands: bool = True
    leftover: bool = False


def side(text: str, offset: int) -> Side:
    return Side(text, offset, tokens(text), values(text), names(text), cues(text), quotations(text))


def token_span(its: Side, first: int, last: int) -> tuple[int, int] | None:
    """The field offsets of the tokens first to last (half open), with the blanks and marks between them."""
    if first >= last:
        return None
    return its.offset + its.tokens[first].start, its.offset + its.tokens[last - 1].end


def within(start: int, end: int, its: Side, first: int, last: int) -> bool:
    """Whether a span of the sentence overlaps the tokens first to last."""
    return first < last and start < its.tokens[last - 1].end and end > its.tokens[first].start


def labels(found: Sequence[Cue], kinds: frozenset[str]) -> Counter[str]:
    return Counter(cue.label for cue in found if cue.kind in kinds)
