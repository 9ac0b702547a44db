"""How likely one stamp lies before another, each read with the precision that it has."""

import math
from datetime import datetime, time, timedelta

# Assumed: stamps err by minutes (feeds, time of last edit) rather than by days. Nats for a parent that is later at all,
# and per hour.
BACKWARDS_AT_ALL = 0.5
BACKWARDS = 1.5
# A stamp at midnight is a day without an hour.
_DAY = timedelta(hours=24)
# Points at which a day without an hour is looked at; finer changes no choice.
_POINTS = 24
_HOUR = timedelta(hours=1)


def vague(moment: datetime) -> bool:
    return moment.time() == time(0)


def last(moment: datetime) -> datetime:
    """The latest time that the stamp may mean."""
    return moment + _DAY if vague(moment) else moment


def _points(moment: datetime, earliest: datetime) -> list[datetime]:
    """Where the stamp may lie, evenly; not before `earliest` where its day leaves the choice."""
    if not vague(moment):
        return [moment]
    start = max(moment, min(earliest, moment + _DAY))
    step = (moment + _DAY - start) / _POINTS
    return [start + (i + 0.5) * step for i in range(_POINTS)]


def before(parent: datetime, child: datetime, earliest: datetime) -> float:
    """Log-likelihood (0 at best) of a parent's stamp against its child's, neither being before `earliest`.

    A parent somewhere in the course of the day of a child stamped in the morning is so far an unlikely one.
    """
    ours, theirs = _points(parent, earliest), _points(child, earliest)
    total = sum(_backwards((p - c) / _HOUR) for p in ours for c in theirs)
    return math.log(total / (len(ours) * len(theirs)))


def _backwards(hours: float) -> float:
    return math.exp(-BACKWARDS_AT_ALL - BACKWARDS * hours) if hours > 0 else 1.0
