"""What two sentences show only as wholes, whatever their edits: who speaks, how far back a record reaches, what stage
an event is in."""

from collections.abc import Iterator, Sequence

from pipeline.core.advance import advanced
from pipeline.core.claim import conflicting_stages, scope
from pipeline.core.cue import Cue
from pipeline.core.edit import Edit, Token, missing
from pipeline.core.horizon import horizon_changes
from pipeline.core.side import Change, Side
from pipeline.core.source import other_source


def _stages(p: Side, c: Side) -> Iterator[Change]:
    """'Has put the cycle on hold' beside 'has cancelled the cycle', which no single edit shows."""
    whole = scope(p, c, Edit(0, len(p.tokens), 0, len(c.tokens)), (set(), set()))
    gone, come = ([cue for cue in lone if cue.kind == "status"] for lone in (whole.lost, whole.won))
    ours, theirs = missing(p.tokens, c.tokens), missing(c.tokens, p.tokens)
    if gone and come and conflicting_stages(whole):
        yield Change("status", 2, _span(p, gone), _span(c, come), probability=0.5)
    elif advanced(ours, theirs) and not any(cue.kind in {"negation", "denial"} for cue in (*p.cues, *c.cues)):
        yield Change("status", 2, _span(p, ours), _span(c, theirs), probability=0.45)


def _span(its: Side, found: Sequence[Cue] | Sequence[Token]) -> tuple[int, int]:
    return its.offset + found[0].start, its.offset + found[-1].end


def beyond_edits(p: Side, c: Side, known: Sequence[Change]) -> list[Change]:
    """Beside what is `known`, of which one row of a kind is enough."""
    told = [change for change in known if change.severity]
    kinds = {change.kind for change in told}
    found = [change for change in (*horizon_changes(p, c), *_stages(p, c)) if change.kind not in kinds]
    # Another name for a source is told as that.
    return found + [s for s in other_source(p, c) if not any(_meets(s.after, change.after) for change in told)]


def _meets(a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
    return bool(a and b and a[0] < b[1] and b[0] < a[1])
