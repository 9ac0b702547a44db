"""Changes that count as mere wording, and changes of the same words."""

from pipeline.core.side import Change

# Their word lists are English; of other languages only the wording is known to have changed.
_ENGLISH = frozenset(
    {"status", "negation", "certainty", "attribution", "superlative", "omission", "headline", "addition"}
)


def neutral(change: Change, language: str | None) -> Change:
    return change if language in {"en", None} or change.kind not in _ENGLISH else benign(change)


def benign(change: Change) -> Change:
    """Only the wording has changed."""
    kind = "synonym" if change.before and change.after else "trim" if change.before else "addition"
    return change._replace(kind=kind, severity=0, direction=None)


def over(a: Change, b: Change) -> bool:
    """Whether two changes speak of the same words on both sides."""
    pairs = ((a.before, b.before), (a.after, b.after))
    return all(x and y and x[0] < y[1] and y[0] < x[1] for x, y in pairs)
