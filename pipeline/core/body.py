"""The typed changes between two bodies, and between two headlines."""

from collections.abc import Collection, Iterator, Sequence

from pipeline.core.align import Pairing, align, around, partners
from pipeline.core.change import pair_changes
from pipeline.core.cut import addition, denied_elsewhere, left_out, retells, retold
from pipeline.core.decoration import decoration, redecorated, tail_of
from pipeline.core.page_talk import undated
from pipeline.core.promise import headline_change
from pipeline.core.sentence import Span, sentences
from pipeline.core.side import WIDEST, Background, Change, Side, side

_LONGEST = 400  # sentences a side; the tail of longer texts (transcripts, live blogs) is not compared


def _endless(spans: Sequence[Span], indices: Sequence[int]) -> bool:
    return spans[indices[-1]].end - spans[indices[0]].start > WIDEST


def _joined(text: str, spans: Sequence[Span], indices: Sequence[int]) -> Side:
    start, end = spans[indices[0]].start, spans[indices[-1]].end
    return side(text[start:end], start)


def _lone_parent(span: Span, around: Sequence[str], background: Background) -> Change:
    """`around`: the copy's sentences in that place."""
    missed = left_out(span.text)
    if missed and not retold(span.text, around, background) and not denied_elsewhere(span.text, background):
        return Change("omission", missed[0], (span.start, span.end), None, probability=missed[1])
    return Change("trim", 0, (span.start, span.end), None, probability=0.5)


def _lone_copy(span: Span, position: int, around: Sequence[str], background: Background) -> Change:
    """`around`: the parent's sentences in that place."""
    severity = addition(span.text, position, background)
    told = bool(severity) and retells(span.text, around, background)
    return Change("addition", severity, None, (span.start, span.end), probability=0.6, stands=not told)


def _texts(spans: Sequence[Span], indices: range) -> list[str]:
    return [s.text for s in spans[indices.start : indices.stop]]


def _read(text: str) -> Sequence[Span]:
    found = sentences(text)[:_LONGEST]
    return (*map(undated, found[:1]), *found[1:])


def body_changes(
    parent: str, copy: str, repeated: Collection[str], background: Background, outlet: str = ""
) -> Iterator[Change]:
    """`repeated`: folded boilerplate sentences of either outlet; `outlet`: the copy's."""
    if parent == copy:
        return
    every = [_read(text) for text in (parent, copy)]
    page = [decoration(text, spans, repeated) for text, spans in zip((parent, copy), every, strict=True)]
    ours, theirs = ([s for i, s in enumerate(spans) if i not in out] for spans, out in zip(every, page, strict=True))
    place = [j for j in range(len(every[1])) if j not in page[1]]
    pairings = align([s.text for s in ours], [s.text for s in theirs])
    tail = tail_of(every[1], {place[p.copy[0]] for p in pairings if not p.parent}, page[1], background, outlet)
    for pairing in pairings:
        if not pairing.copy:
            i = pairing.parent[0]
            yield _lone_parent(ours[i], _texts(theirs, around(i, partners(pairings, True), len(theirs))), background)
        elif not pairing.parent:
            j = pairing.copy[0]
            if place[j] >= tail:
                yield Change("boilerplate", 0, None, (theirs[j].start, theirs[j].end), probability=0.9)
            else:
                yield _lone_copy(
                    theirs[j], j, _texts(ours, around(j, partners(pairings, False), len(ours))), background
                )
        elif _endless(ours, pairing.parent) or _endless(theirs, pairing.copy):
            first, second = ours[pairing.parent[0]], theirs[pairing.copy[0]]
            yield Change("synonym", 0, (first.start, first.end), (second.start, second.end), probability=0.3)
        elif not _same(ours, theirs, pairing):
            p, c = _joined(parent, ours, pairing.parent), _joined(copy, theirs, pairing.copy)
            yield from pair_changes(p, c, background)
        if pairing.moved:
            first, second = ours[pairing.parent[0]], theirs[pairing.copy[0]]
            yield Change("reorder", 0, (first.start, first.end), (second.start, second.end), probability=0.9)
    yield from redecorated(*([s for i, s in enumerate(x) if i in out] for x, out in zip(every, page, strict=True)))


def _same(ours: Sequence[Span], theirs: Sequence[Span], pairing: Pairing) -> bool:
    return (
        len(pairing.parent) == len(pairing.copy) == 1 and ours[pairing.parent[0]].text == theirs[pairing.copy[0]].text
    )


def title_change(parent: str, copy: str, background: Background, in_body: Collection[str]) -> Change | None:
    """`in_body`: kinds of the material changes of the body."""
    if parent == copy:
        return None
    return headline_change(side(parent[:WIDEST], 0), side(copy[:WIDEST], 0), background, in_body)
