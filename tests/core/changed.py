"""What the readings say of one changed sentence in an article that else is kept."""

from datetime import date

from pipeline.core.body import body_changes
from pipeline.core.misquoted import misquotations
from pipeline.core.side import Background

HEAD = "Ann Holt opened the festival in Leeds last year."
TAIL = "Nobody else was asked about it."


def kinds(before: str, after: str) -> set[str]:
    """Of the material changes that stand."""
    ours, theirs = (f"{HEAD} {told} {TAIL}" for told in (before, after))
    background = Background(ours, theirs, date(2026, 6, 1))
    found = [*body_changes(ours, theirs, frozenset(), background), *misquotations(background)]
    return {change.kind for change in found if change.severity and change.stands and not change.leftover}
