"""Whether two moments of texts can be one."""

from datetime import date, timedelta

from pipeline.core.calendar import Moment


def day_of(moment: Moment, today: date | None) -> date | None:
    """In the year that lies nearest to the day of writing where it names none."""
    if moment.month is None or moment.day is None or not (moment.year or today):
        return None
    if moment.year or today is None:
        return _date(moment.year, moment)
    if moment.shift is not None:
        return _date(today.year + moment.shift // 365, moment)
    days = [day for year in (-1, 0, 1) if (day := _date(today.year + year, moment))]
    return min(days, key=lambda day: abs(day - today), default=None)


def _date(year: int | None, its: Moment) -> date | None:
    try:
        return date(year or 0, its.month or 0, its.day or 0)
    except ValueError:
        return None


def _shifted(a: Moment, b: Moment, today: date | None) -> bool | None:
    """A shift against the day of writing beside another, or beside a calendar day."""
    if a.month is None and b.month is None and a.shift is not None and b.shift is not None:
        return abs(a.shift - b.shift) <= min(a.grain, b.grain) // 2
    relative, absolute = (a, b) if a.shift is not None and a.month is None else (b, a)
    if today is None or relative.shift is None:
        return None
    aim = today + timedelta(days=relative.shift)
    day = day_of(absolute, today)
    if day:
        return abs((day - aim).days) <= relative.grain
    if absolute.weekday is not None:
        # Where the desk stands "yesterday" may have been another day than in universal time, as for a date above.
        return (aim.weekday() - absolute.weekday) % 7 in {0, 1, 6} if relative.grain == 1 else None
    if absolute.month is not None:
        return (absolute.month - aim.month) % 12 in {0, 1, 11}
    return abs(absolute.year - aim.year) <= relative.grain // 365 if absolute.year else None


def _same_clock(a: Moment, b: Moment) -> bool | None:
    if a.minute is None or b.minute is None:
        return None
    return a.minute == b.minute or (not (a.meridiem and b.meridiem) and a.minute % 720 == b.minute % 720)


def _of_weekday_or_season(dated: Moment, other: Moment, today: date | None) -> bool | None:
    day = day_of(dated, today)
    if other.weekday is not None and day:
        return day.weekday() == other.weekday
    if other.season is not None and dated.month is not None:
        # The months of a season and the one before it: "this winter" is said in November too.
        return ((dated.month - 3) // 3) % 4 == other.season or (dated.month // 3 - 1) % 4 == other.season
    return None


def agree(a: Moment, b: Moment, today: date | None = None) -> bool | None:
    """Whether two moments can be one; None where they have nothing to compare."""
    if a.minute is not None or b.minute is not None:
        return _same_clock(a, b)
    both = ((a.year, b.year), (a.month, b.month), (a.day, b.day), (a.weekday, b.weekday), (a.season, b.season))
    known = [(x, y) for x, y in both if x is not None and y is not None]
    if known:
        return all(x == y for x, y in known)
    if any(m.shift is not None and m.month is None for m in (a, b)):
        return _shifted(a, b, today)
    first = _of_weekday_or_season(a, b, today)
    return first if first is not None else _of_weekday_or_season(b, a, today)
