"""What words tell of a change: a measure of what rules found, and candidates where they found none of that kind."""

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from pipeline.core.heading import heading_places
from pipeline.core.lexical import KINDS, Focus
from pipeline.core.side import Background, Change, Side

_LIKELY = -3.0  # logarithm of the odds from which it is worth a look: one in twenty
_PROMISING = -1.5  # the same of a headline: one in five and a half
_SEVERE = 2


class Words(NamedTuple):
    """Logarithms of the odds, by the words of two sentences, of a change of its kind and of any; 0 without both. Of a
    headline twice that it promises more."""

    worded: float = 0.0
    worded_any: float = 0.0


def of_titles(parent: str, copy: str, background: Background) -> Words:
    """Of a headline and the parent's."""
    odds = _promises(parent, copy, background)
    return Words(odds, odds)


def _promises(parent: str, copy: str, background: Background) -> float:
    if background.lexical is None:
        return 0.0
    return background.lexical.heading.odds(heading_places(parent, copy, background.parent_text, background.copy_text))


def of_two(change: Change, before: str, after: str, background: Background) -> Words:
    """Of two sentences and a change that seems to lie in them."""
    if background.lexical is None or not (before and after):
        return Words()
    odds = background.lexical.odds(before, after, background.parent_text, background.copy_text)
    return Words(odds.each[KINDS.index(change.kind)] if change.kind in KINDS else odds.any, odds.any)


def worded_headline(p: Side, c: Side, background: Background) -> Change | None:
    """A headline whose words make it likely that it promises more; whole, since any of them may be what does. Where
    the judge does not agree it is told as another wording, as one that no rule minds."""
    odds = _promises(p.text, c.text, background)
    if background.lexical is None or odds < _PROMISING:
        return None
    return Change(
        "headline", _SEVERE, (0, len(p.text)), (0, len(c.text)), None, _share(odds), stands=False, worded=True
    )


def worded_changes(p: Side, c: Side, found: Sequence[Change], background: Background) -> list[Change]:
    """The likeliest one at most. `found`: what the rules say of the two sentences."""
    lexical = background.lexical
    if lexical is None:
        return []
    odds = lexical.odds(p.text, c.text, background.parent_text, background.copy_text).each
    surest = max(range(len(KINDS)), key=lambda k: odds[k])
    kind = KINDS[surest]
    if odds[surest] < _LIKELY or any(f.severity and f.kind == kind for f in found):
        return []
    focus = lexical.focus(kind, p.text, c.text, background.parent_text, background.copy_text)
    before, after = _span(p, focus.before), _span(c, focus.after)
    if before is None and after is None:
        return []
    direction = _direction(p, c, focus) if kind == "certainty" else None
    return [Change(kind, _SEVERE, before, after, direction, _share(odds[surest]), stands=False, worded=True)]


def _share(odds: float) -> float:
    """The probability of logarithmic odds."""
    return round(1 / (1 + exp(-odds)), 4)


def _span(its: Side, found: tuple[int, int] | None) -> tuple[int, int] | None:
    return (its.offset + found[0], its.offset + found[1]) if found else None


def _direction(p: Side, c: Side, focus: Focus) -> str:
    """Up where hedges were lost; where as many stand on both sides, where more of what tells is gone."""
    hedges = [sum(cue.kind == "hedge" for cue in its.cues) for its in (p, c)]
    if hedges[0] != hedges[1]:
        return "up" if hedges[0] > hedges[1] else "down"
    return "up" if focus.gone >= focus.come else "down"
