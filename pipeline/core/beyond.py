"""What two sentences show only as wholes, whatever their edits: who speaks, how far back a record reaches, what stage
an event is in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.core.advance import advanced, carried_out
from pipeline.core.claim import conflicting_stages, scope
from pipeline.core.cue import Cue
from pipeline.core.edit import Edit, Token, missing
from pipeline.core.hinge import hinges
from pipeline.core.horizon import horizon_changes
from pipeline.core.reach import reaches
from pipeline.core.side import Change, Side
from pipeline.core.source import other_source
from pipeline.core.unsaid import unsaid
from pipeline.core.value import Value

_FEW = 12  # counts a sentence; pairs grow by the square, and what tells more is a list


def _stages(p: Side, c: Side) -> Iterator[Change]:
    """'Has put the cycle on hold' beside 'has cancelled the cycle', which no single edit shows."""
    whole = scope(p, c, Edit(0, len(p.tokens), 0, len(c.tokens)), (set(), set()))
    gone, come = ([cue for cue in lone if cue.kind == "status"] for lone in (whole.lost, whole.won))
    ours, theirs = missing(p.tokens, c.tokens), missing(c.tokens, p.tokens)
    if gone and come and conflicting_stages(whole):
        yield Change("status", 2, _span(p, gone), _span(c, come), probability=0.5)
    elif advanced(ours, theirs) and not any(cue.kind in {"negation", "denial"} for cue in (*p.cues, *c.cues)):
        yield Change("status", 2, _span(p, ours), _span(c, theirs), probability=0.45)
    elif acted := carried_out(p.tokens, c.tokens):
        yield Change("status", 2, _span(p, acted[0]), _span(c, acted[1]), probability=0.5)


def _swapped(p: Side, c: Side) -> Iterator[Change]:
    """'19 concerts in eight states' beside 'eight concerts in 19 states': each number counts what the other did."""
    if Counter((v.amount, v.unit) for v in _counted(p)) == Counter((v.amount, v.unit) for v in _counted(c)):
        return
    for x, y in combinations(_counted(p), 2):
        for v, w in combinations(_counted(c), 2):
            here, there = {(n.amount, n.unit) for n in (x, y)}, {(n.amount, n.unit) for n in (v, w)}
            crossed = {(x.amount, y.unit), (y.amount, x.unit)} == there
            if x.amount != y.amount and x.unit != y.unit and crossed and here != there:
                yield Change(
                    "number", 2, (p.offset + x.start, p.offset + y.end), (c.offset + v.start, c.offset + w.end),
                    probability=0.8,
                )  # fmt: skip
                return


def _counted(its: Side) -> list[Value]:
    return [v for v in its.values[:_FEW] if v.dimension == "count" and v.unit and not v.bound]


def _span(its: Side, found: Sequence[Cue] | Sequence[Token]) -> tuple[int, int]:
    return its.offset + found[0].start, its.offset + found[-1].end


def beyond_edits(p: Side, c: Side, known: Sequence[Change]) -> list[Change]:
    """Beside what is `known`, of which one row of a kind is enough."""
    told = [change for change in known if change.severity]
    kinds = {change.kind for change in told}
    every = (
        *horizon_changes(p, c), *_stages(p, c), *_swapped(p, c), *hinges(p, c), *reaches(p, c), *unsaid(p, c),
    )  # fmt: skip
    found = [change for change in every if change.kind not in kinds]
    # Another name for a source is told as that.
    return found + [s for s in other_source(p, c) if not any(_meets(s.after, change.after) for change in told)]


def _meets(a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
    return bool(a and b and a[0] < b[1] and b[0] < a[1])
