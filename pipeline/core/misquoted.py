"""Speech that nobody uttered in the parent, in the place of what somebody did."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from pipeline.core.name import name_words, names
from pipeline.core.quotation import quotations
from pipeline.core.sentence import Span, sentences
from pipeline.core.side import Background, Change
from pipeline.core.stem import content_of
from pipeline.core.text import words

_LEAST = 4  # words of a quotation that is a statement
_KEPT = 0.5  # of its content that the other article has: then it was shortened, turned or told as indirect speech
_MOST = 40  # quotations a side; what has more is an interview


class Speech(NamedTuple):
    """`near`: the words of the names in and beside its sentence."""

    start: int
    end: int
    near: frozenset[str]


def _near(spans: Sequence[Span], i: int) -> frozenset[str]:
    return frozenset(w for s in spans[max(i - 1, 0) : i + 2] for n in names(s.text) for w in name_words(n.text))


def _lone(text: str, other: str, stems: Callable[[], Collection[str]]) -> list[Speech]:
    """`stems`: of the other text."""
    spans = sentences(text)
    out = []
    for i, span in enumerate(spans):
        for q in quotations(span.text) if span.text not in other else ():
            if len(q.text.split()) < _LEAST or q.text in other:
                continue
            said = content_of(words(q.text))
            if len(said.intersection(stems())) < _KEPT * len(said):
                out.append(Speech(span.start + q.start, span.start + q.end, _near(spans, i)))
    return out[:_MOST]


def misquotations(background: Background) -> Iterator[Change]:
    """One row for each quotation that is new beside one that is gone, of one speaker as far as names tell."""
    come = _lone(background.copy_text, background.parent_text, lambda: background.parent_stems)
    gone = _lone(background.parent_text, background.copy_text, lambda: background.copy_stems) if come else []
    for new in come:
        old = next((g for g in gone if g.near & new.near), None)
        if old:
            gone.remove(old)
            yield Change("quote", 2, (old.start, old.end), (new.start, new.end), probability=0.5)
