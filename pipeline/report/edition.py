"""Which week a report is about, and what the snapshot can know of it."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from pipeline.report import calendar_week
from pipeline.report.question import Snapshot

BASELINE_WEEKS = 8
# A quarter: the baseline, the week itself and a month before, so that a reader sees what the baseline came from.
TREND_WEEKS = 13
# The edition of what has no believable time and so belongs to no week.
UNDATED = "undated"


class UnknownWeek(LookupError):
    """No report can be made of that week; the message names the weeks there are."""


class Fresh(NamedTuple):
    """All null in an empty warehouse."""

    computed_at: datetime | None
    latest_published_at: datetime | None
    observed_until: datetime | None


class Week(NamedTuple):
    week: str
    articles: int


class Edition(NamedTuple):
    """`partial`: the week had not ended when the snapshot was made. `first_day` is null for what has no time."""

    week: str
    first_day: date | None
    last_day: date | None
    baseline_from: str
    trend_from: str
    partial: bool
    fresh: Fresh


def _ended(week: str, until: datetime | None) -> bool:
    return until is not None and calendar_week.monday(week) + timedelta(weeks=1) <= until.date()


def _chosen(weeks: list[Week], until: datetime | None) -> str:
    """The latest week that has ended; while none has, the latest that has begun."""
    complete = [one.week for one in weeks if _ended(one.week, until)]
    begun = [one.week for one in weeks if until is None or calendar_week.monday(one.week) <= until.date()]
    return (complete or begun or [one.week for one in weeks] or [UNDATED])[-1]


def _of_week(week: str, fresh: Fresh) -> Edition:
    first = calendar_week.monday(week)
    return Edition(
        week, first, first + timedelta(days=6), calendar_week.shifted(week, -BASELINE_WEEKS),
        calendar_week.shifted(week, 1 - TREND_WEEKS), not _ended(week, fresh.observed_until), fresh,
    )  # fmt: skip


def edition(snapshot: Snapshot, asked: str | None) -> Edition:
    """Of the asked week, by default the latest one with articles that has ended by the clock of the data.

    Raises:
        UnknownWeek: the week lies outside of the weeks that have articles.
    """
    fresh = snapshot.row(Fresh, "snapshot")
    weeks = snapshot.rows(Week, "week")
    week = asked or _chosen(weeks, fresh.observed_until)
    if week == UNDATED:
        return Edition(UNDATED, None, None, UNDATED, UNDATED, False, fresh)
    known = calendar_week.through(weeks[0].week, weeks[-1].week) if weeks else []
    if week not in known:
        raise UnknownWeek(f"there is no week {week}; {_those(weeks)}")
    return _of_week(week, fresh)


def _those(weeks: list[Week]) -> str:
    if not weeks:
        return f"no article has a believable time yet, ask for {UNDATED}"
    names = [one.week for one in weeks]
    shown = names if len(names) <= 20 else [names[0], "…", *names[-18:]]
    return f"weeks with articles: {', '.join(shown)}"
