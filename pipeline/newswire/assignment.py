"""Which outlet copies which text, and when."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple, Protocol

from pipeline.newswire.compose import Text
from pipeline.newswire.outlet import OUTLETS, Habit, Outlet

# So many copies of one text and no more: 13 articles are the largest family.
_MOST = 12
# Weekly numbers of copies vary by so many.
_SWING = 2
_FASTEST = timedelta(minutes=5)


class Original(Protocol):
    """What can be copied; the wider its `popularity`, the oftener."""

    @property
    def text(self) -> Text: ...
    @property
    def outlet(self) -> Outlet: ...
    @property
    def at(self) -> datetime: ...
    @property
    def popularity(self) -> float: ...


class Slip(NamedTuple):
    """An outlet's intention to copy a text."""

    text_id: str
    outlet: Outlet
    at: datetime


def assign(originals: Sequence[Original], end: datetime, rng: Random) -> list[Slip]:
    """Each outlet takes its weekly number of texts, the popular ones rather; nothing appears after `end`."""
    copies: Counter[str] = Counter()
    slips: list[Slip] = []
    weeks = sorted({_monday(one.at) for one in originals})
    for monday in weeks:
        offered = [one for one in originals if _monday(one.at) == monday and one.popularity > 0]
        for outlet in rng.sample(OUTLETS, len(OUTLETS)):
            if outlet.habit:
                for one in _taken(offered, outlet, outlet.habit, copies, rng):
                    copies[one.text.text_id] += 1
                    until = min(end, monday + timedelta(weeks=1)) if outlet.kind == "turning" else end
                    slips.append(Slip(one.text.text_id, outlet, _time(one.at, outlet, outlet.habit, until, rng)))
    return sorted(slips, key=lambda slip: (slip.at, slip.text_id, slip.outlet.slug))


def _monday(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0) - timedelta(days=at.weekday())


def _taken(
    offered: Sequence[Original], outlet: Outlet, habit: Habit, copies: Counter[str], rng: Random
) -> Iterator[Original]:
    """Texts of other outlets, not yet copied to the full; the weekly takes what its press day still finds new."""
    fits = [o for o in offered if o.outlet != outlet and copies[o.text.text_id] < _MOST]
    # One outlet tells a story once: neither a copy of a story of which it has its own report, nor two copies.
    own = {o.text.story_id for o in offered if o.outlet == outlet}
    fits = [o for o in fits if o.text.story_id not in own]
    if outlet.kind == "weekly":
        fits = [o for o in fits if timedelta(hours=4) <= _press(o.at) - o.at <= timedelta(hours=46)]
    # Weighted sampling without replacement (Efraimidis and Spirakis): the largest u^(1/w).
    ranked = sorted(fits, key=lambda o: (-(rng.random() ** (1 / o.popularity)), o.text.text_id))
    told: set[str] = set()
    wanted = habit.copies + rng.randint(-_SWING, _SWING)
    for one in ranked:
        if len(told) < wanted and one.text.story_id not in told:
            told.add(one.text.story_id)
            yield one


def _press(at: datetime) -> datetime:
    """The weekly's next publication: Thursday, 07:00 UTC."""
    thursday = _monday(at) + timedelta(days=3, hours=7)
    return thursday if thursday > at else thursday + timedelta(weeks=1)


def _time(at: datetime, outlet: Outlet, habit: Habit, until: datetime, rng: Random) -> datetime:
    if outlet.kind == "weekly":
        return min(_press(at) + timedelta(minutes=rng.randint(0, 50)), until - timedelta(minutes=1))
    least, most = habit.hours
    # Most copies come early in the outlet's span, a few late.
    delay = timedelta(minutes=int(60 * (least + (most - least) * rng.random() ** 2.2)))
    latest = until - timedelta(minutes=rng.randint(1, 40))
    return at + max(_FASTEST, min(delay, latest - at))
