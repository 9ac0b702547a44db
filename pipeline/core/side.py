"""One side of an aligned pair of sentences, read once."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pipeline.core.cue import Cue, cues
from pipeline.core.edit import Token, tokens
from pipeline.core.lexical import Lexical
from pipeline.core.name import Name, name_words, names
from pipeline.core.quotation import Quotation, quotations
from pipeline.core.sentence import text_words
from pipeline.core.stem import content_of
from pipeline.core.value import Value, values

WIDEST = 3000  # characters; what is longer is a table or a dump, and pairing its values grows by the square
_SMALL = re.compile(r"(?<![\w'’])[a-zß-öø-ÿ][\w'’]*")


class Side(NamedTuple):
    """`offset` is where `text` begins in its field."""

    text: str
    offset: int
    tokens: Sequence[Token]
    values: Sequence[Value]
    names: Sequence[Name]
    cues: Sequence[Cue]
    quotes: list[Quotation]


# A body is parent to several copies and copy of one parent; most copies change nothing that asks for its background.
@lru_cache(maxsize=512)
def _stems(text: str) -> frozenset[str]:
    return frozenset(content_of(text_words(text)))


@lru_cache(maxsize=512)
def _bearers(text: str) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(frozenset(name_words(n.text)) for n in names(text)))


@lru_cache(maxsize=512)
def _small(text: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in _SMALL.findall(text))


class Background(NamedTuple):
    """What both articles say elsewhere; the day of the copy, against which 'Friday' and 'last month' are read; what is
    known of words, if anything."""

    parent_text: str
    copy_text: str
    today: date | None
    lexical: Lexical | None = None

    @property
    def parent_stems(self) -> frozenset[str]:
        return _stems(self.parent_text)

    @property
    def copy_stems(self) -> frozenset[str]:
        return _stems(self.copy_text)

    @property
    def parent_names(self) -> tuple[frozenset[str], ...]:
        """The folded words of each name."""
        return _bearers(self.parent_text)

    @property
    def copy_names(self) -> tuple[frozenset[str], ...]:
        return _bearers(self.copy_text)

    def is_small(self, found: Iterable[str]) -> bool:
        """Whether either article has one of the folded words in small letters."""
        return any(w in _small(self.parent_text) or w in _small(self.copy_text) for w in found)


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
    told = [cue.label for cue in found if cue.kind in kinds]
    return Counter(told) if told else Counter()
