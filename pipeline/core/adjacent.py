"""Changes side by side that are one row."""

from collections.abc import Iterable

from pipeline.core.side import Change

_ONE_ROW = frozenset({"boilerplate", "trim", "reorder"})


def both_spans(first: tuple[int, int] | None, second: tuple[int, int] | None) -> tuple[int, int] | None:
    spans = [s for s in (first, second) if s]
    return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None


def merged(found: Iterable[Change], parent: str, copy: str) -> list[Change]:
    """Sentences of one fate that follow one another are one row."""
    out: list[Change] = []
    for change in found:
        last = out[-1] if out else None
        if last and last.kind == change.kind and change.kind in _ONE_ROW and _follows(last, change, parent, copy):
            spans = (both_spans(last.before, change.before), both_spans(last.after, change.after))
            out[-1] = last._replace(before=spans[0], after=spans[1])
        else:
            out.append(change)
    return out


def _follows(first: Change, second: Change, parent: str, copy: str) -> bool:
    pairs = ((first.before, second.before, parent), (first.after, second.after, copy))
    return all(
        (a is None and b is None)
        or (a is not None and b is not None and a[1] <= b[0] and not text[a[1] : b[0]].strip())
        for a, b, text in pairs
    )
