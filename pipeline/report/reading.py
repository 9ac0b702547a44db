"""The two readings of a change, each in its sentence; for words that one side lacks, the sentence that lacks them."""

from typing import NamedTuple

from rapidfuzz import fuzz, process

from pipeline.core.sentence import sentences
from pipeline.report.difference import Piece, Pieces, in_context, marked, shortened, within

# Below this share of common words (in percent) a sentence is another sentence and no counterpart.
_COUNTERPART = 60


class Field(NamedTuple):
    """A title or a body with the place and the words of the change; both null where this side has none."""

    text: str
    start: int | None
    span: str | None


def _counterpart(sentence: str, text: str) -> Pieces:
    """The sentence that says the rest, or nothing."""
    found = process.extractOne(
        sentence, [s.text for s in sentences(text)], scorer=fuzz.token_sort_ratio, score_cutoff=_COUNTERPART
    )
    return [Piece(found[0], False)] if found else []


def _one_sided(here: Field, span: str, there: Field) -> tuple[Pieces, Pieces]:
    told = in_context([Piece(shortened(span), True)], within(here.text, here.start, span))
    lead, tail = within(here.text, here.start, span)
    return told, _counterpart(f"{lead}{tail}", there.text) if lead or tail else []


def readings(before: Field, after: Field) -> tuple[Pieces, Pieces]:
    if before.span and after.span:
        ours, theirs = marked(shortened(before.span), shortened(after.span))
        return (
            in_context(ours, within(before.text, before.start, before.span)),
            in_context(theirs, within(after.text, after.start, after.span)),
        )
    if before.span:
        return _one_sided(before, before.span, after)
    later, earlier = _one_sided(after, after.span or "", before)
    return earlier, later
