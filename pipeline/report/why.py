"""Why a rate changed, and since when it has been creeping: the parts and the shifts of the tables, in words."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.report import wording
from pipeline.report.edition import Edition
from pipeline.report.question import Snapshot
from pipeline.report.wording import percent, points

# More than these at once are a table, and there is one: standing_shift.
SHIFTS_SHOWN = 2
_SEEN = 0.005  # a part of less than half a point reads as 0
_ALMOST_ALL = 0.9


class Cause(NamedTuple):
    """A row of alert_cause: the four parts sum to the change."""

    metric: str
    subject: str
    change: float
    outlet_mix: float
    story_mix: float
    behaviour: float
    model_version: float
    cause: str
    leading_outlet: str | None
    leading_outlet_part: float | None


class Shift(NamedTuple):
    metric: str
    subject: str
    direction: str
    since: str
    before: float
    after: float
    found: int


def causes(snapshot: Snapshot, edition: Edition) -> dict[tuple[str, str], Cause]:
    """Of the week's alerts, by metric and subject."""
    return {(one.metric, one.subject): one for one in snapshot.rows(Cause, "cause", week=edition.week)}


def shifts(snapshot: Snapshot, edition: Edition) -> list[Shift]:
    return snapshot.rows(Shift, "shift", week=edition.week, shown=SHIFTS_SHOWN)


def _parts(told: Cause) -> Iterator[tuple[float, str]]:
    whose = "the same outlets" if told.subject == "overall" else "it"
    yield told.behaviour, f"what {whose} did otherwise with stories of like size"
    yield told.story_mix, "stories of other sizes"
    yield told.outlet_mix, "a different mix of outlets"
    yield told.model_version, "weeks that another model judged, which says nothing of anybody’s behaviour"


def reason(told: Cause) -> str:
    """Why: of +28 points +25 come from what …, +3 from …. The parts are rounded one by one."""
    parts = sorted(((size, name) for size, name in _parts(told) if abs(size) >= _SEEN), key=lambda p: -abs(p[0]))
    if not parts:
        return ""
    if len(parts) == 1 or parts[0][0] / told.change >= _ALMOST_ALL:
        return f"Why: practically all of these {points(told.change)} points come from {parts[0][1]}{_leader(told)}."
    listed = ", ".join(f"{points(size)} from {name}" for size, name in parts)
    return f"Why: of {points(told.change)} points, {listed}{_leader(told)}."


def _leader(told: Cause) -> str:
    if not told.leading_outlet or abs(told.leading_outlet_part or 0.0) < _SEEN:
        return ""
    return f"; within outlets most at {told.leading_outlet} ({points(told.leading_outlet_part or 0.0)})"


def crept(told: Shift) -> tuple[str, str]:
    """The sentence of a slow shift, and its figures."""
    metric, outlet = wording.metric(told.metric), told.subject.removeprefix("outlet:")
    who = "all outlets together" if told.subject == "overall" else outlet
    more = "more" if told.direction == "up" else "less"
    lead = f"From {told.since} on {who} {metric.habit} {more} often than before."
    detail = (
        f"{percent(told.after)} of {metric.unit} since then, {percent(told.before)} before, large stories damped: a "
        "slow shift, or one that lies too far back for the eight weeks of an alert to show it."
    )
    return lead, detail
