"""How far the two places that a change sets against each other speak of one thing: numbers only, no words."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.core.cue import cues
from pipeline.core.edit import missing, tokens
from pipeline.core.equivalent import deny_alike, explained
from pipeline.core.quantity import bare_number
from pipeline.core.side import Change
from pipeline.core.stem import content_of
from pipeline.core.text import words
from pipeline.core.value import Value, values

_AROUND = 50  # characters either side of a span
_READ = 1000  # characters; longer spans are tables
_CUE_OF = {
    "certainty": ("hedge",), "negation": ("negation", "denial"), "attribution": ("reporting",), "status": ("status",),
    "superlative": ("superlative",), "omission": ("negation", "denial", "condition"),
}  # fmt: skip


class Meeting(NamedTuple):
    """`shared`, `nearby`: of the content of the spans, and of the words around them; `explained`: of the words that
    differ those that mean one thing; `slip`: the first values have the same digits but for one, or in another order;
    `unit`: they count the same; `cue_gap`: how many cues of the change's kind one span has more than the other."""

    shared: float
    nearby: float
    explained: float
    denied_alike: float
    slip: float
    unit: float
    cue_gap: float


def _dice(a: set[str], b: set[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _near(text: str, span: tuple[int, int]) -> set[str]:
    """The content around a span, in its line; a word cut in two at the rim is no word."""
    ahead = text[max(0, span[0] - _AROUND) : span[0]].rpartition("\n")[2]
    behind = text[span[1] : span[1] + _AROUND].partition("\n")[0]
    return content_of([*words(ahead)[1:], *words(behind)[:-1]])


def _digits(value: Value) -> str:
    """As they are written: of hours, not of minutes."""
    day = value.moment.day if value.moment else None
    return f"{day or bare_number(value):.10g}".replace(".", "")


def is_slip(x: Value, y: Value) -> bool:
    """Whether two numbers are a slip of the hand apart: digits exchanged, or one other digit."""
    a, b = _digits(x), _digits(y)
    if a == b or len(a) != len(b) or len(a) < 2:
        return False
    return Counter(a) == Counter(b) or sum(m != n for m, n in zip(a, b, strict=True)) == 1


def _pair(before: Sequence[Value], after: Sequence[Value]) -> tuple[float, float]:
    if not before or not after:
        return 0.0, 0.0
    x, y = before[0], after[0]
    return float(is_slip(x, y)), float(x.dimension == y.dimension and (x.unit == y.unit or not x.unit or not y.unit))


def _gap(change: Change, before: str, after: str) -> float:
    kinds = _CUE_OF.get(change.kind, ())
    counts = [sum(cue.kind in kinds for cue in cues(text)) for text in (before, after)]
    return float(abs(counts[0] - counts[1]))


def meeting(change: Change, parent: str, copy: str) -> Meeting:
    """`parent`, `copy`: the fields that the spans lie in."""
    if change.before is None or change.after is None:
        return Meeting(*[0.0] * len(Meeting._fields))
    before, after = parent[slice(*change.before)][:_READ], copy[slice(*change.after)][:_READ]
    gone, come = tokens(before), tokens(after)
    lost, won = missing(gone, come), missing(come, gone)
    near = _dice(_near(parent, change.before), _near(copy, change.after))
    return Meeting(
        _dice(content_of(words(before)), content_of(words(after))), near, explained(lost, won),
        float(deny_alike(gone, come)), *_pair(values(before), values(after)), _gap(change, before, after),
    )  # fmt: skip
