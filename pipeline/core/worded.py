"""What words tell of a change that rules found: a measure beside others."""

from typing import NamedTuple

from pipeline.core.heading import heading_places
from pipeline.core.lexical import KINDS
from pipeline.core.side import Background, Change


class Words(NamedTuple):
    """Logarithms of the odds, by the words of two sentences, of a change of its kind and of any; 0 without both. Of a
    headline twice that it promises more."""

    worded: float = 0.0
    worded_any: float = 0.0


def of_titles(parent: str, copy: str, background: Background) -> Words:
    """Of a headline and the parent's."""
    if background.lexical is None:
        return Words()
    places = heading_places(parent, copy, background.parent_text, background.copy_text)
    odds = background.lexical.heading.odds(places)
    return Words(odds, odds)


def of_two(change: Change, before: str, after: str, background: Background) -> Words:
    """Of two sentences and a change that seems to lie in them."""
    if background.lexical is None or not (before and after):
        return Words()
    odds = background.lexical.odds(before, after, background.parent_text, background.copy_text)
    return Words(odds.each[KINDS.index(change.kind)] if change.kind in KINDS else odds.any, odds.any)
