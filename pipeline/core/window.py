"""Trailing windows of weeks: what is rare, and what may be compared, never depends on what came later."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

_FIRST_MONDAY = datetime(1970, 1, 5, tzinfo=UTC)


class Window(NamedTuple):
    """Positions of the articles of a week (`fresh`) and of them and the weeks before (`members`), ascending."""

    members: list[int]
    fresh: list[int]


def week_number(moment: datetime) -> int:
    """Consecutive number of the ISO week (UTC)."""
    return (moment - _FIRST_MONDAY) // timedelta(weeks=1)


def windows(moments: Sequence[datetime | None], weeks_before: int) -> Iterator[Window]:
    """One window per week that has articles; those without a time come last and are compared with all."""
    positions: dict[int | None, list[int]] = defaultdict(list)
    for i, moment in enumerate(moments):
        positions[None if moment is None else week_number(moment)].append(i)
    for week in sorted(w for w in positions if w is not None):
        spanned = [i for w in range(week - weeks_before, week + 1) for i in positions.get(w, ())]
        yield Window(sorted(spanned), positions[week])
    if positions[None]:
        yield Window(list(range(len(moments))), positions[None])
