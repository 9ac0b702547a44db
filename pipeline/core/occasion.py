"""The day of an occasion that happens once: a release, a premiere, a wedding."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.core.assertion import Assertion, Line
from pipeline.core.period import Period, periods
from pipeline.core.value import values

_THING = (
    r"(?P<thing>album|film|movie|tour|festival|series|show|book|novel|play|exhibition|trial|single|record"
    r"|musical|opera|game|rehearsals|filming|shooting|season)"
)
_OCCASIONS = (
    ("release", re.compile(rf"\b{_THING}\b[^.;]{{0,40}}?\b(?:released|comes out|came out|out on|published)\b")),
    ("start", re.compile(rf"\b{_THING}\b[^.;]{{0,40}}?\b(?:begins?|began|starts?|started|opens?|opened|gets under way"
                         rf"|kicks off)\b")),
    ("end", re.compile(rf"\b{_THING}\b[^.;]{{0,40}}?\b(?:ends|ended|closes|closed|runs until)\b")),
    ("premiere", re.compile(r"\b(?P<thing>premiere)\b")),
    ("wedding", re.compile(r"\b(?P<thing>wedding)\b(?! (?:anniversary|dress|ring))")),
    ("ceremony", re.compile(r"\b(?P<thing>ceremony)\b")),
    ("held", re.compile(r"\b(?P<thing>concert|gala|screening|auction|hearing|party|reading"
                        r"|meeting)\b[^.;]{0,20}? (?:took place|was held|was|is|will be held|takes place) on\b"
                        r"|day's (?P<other>concert|gala|screening|auction|hearing|party|reading|meeting)\b")),
    ("final", re.compile(r"\bthe (?P<thing>final) (?:is|will|takes|was|on)\b")),
)  # fmt: skip
_TRIGGER = frozenset(
    {"released", "out", "published", "begins", "began", "starts", "started", "opens", "opened", "ends", "ended",
    "closes",
     "premiere", "wedding", "ceremony", "final", "closed", "kicks", "until", "begin", "start", "open", "concert",
     "gala", "screening", "auction", "hearing", "party", "reading", "meeting"}
)  # fmt: skip
# A day that no longer holds, or one of several.
_OTHERWISE = frozenset(
    {"due", "originally", "postponed", "delayed", "moved", "instead", "forward", "planned", "second", "another",
    "each", "screenings", "concerts",
     "again", "rescheduled", "extended", "tickets", "pushed", "previous", "every", "after",
     "before", "since", "following", "had", "would", "announced", "sale"}
)  # fmt: skip
_PLACE = re.compile(r"\bin (?:the )?([A-Z][\w-]+)")
_MONTHS = frozenset(
    {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    }
)


def _places(text: str) -> frozenset[str]:
    return frozenset(_PLACE.findall(text)) - _MONTHS


def _dated(its: Line, today: date) -> list[Period]:
    """The readings of the one day that a sentence tells."""
    days = [v.moment for v in values(its.text) if v.moment and v.moment.minute is None]
    days = [m for m in days if m.day] or [m for m in days if m.weekday is not None]
    return periods(days[0], today) if len(days) == 1 and days[0].shift is None else []


def _merged(found: list[Period], today: date) -> Period | None:
    """The reading nearest to the day of writing."""
    return min(found, key=lambda p: (abs(p.first - today.toordinal()), p.first), default=None)


def occasions(lines: Sequence[Line], today: date | None) -> Iterator[Assertion]:
    for i, its in enumerate(lines):
        if today is None or its.words.isdisjoint(_TRIGGER) or not its.words.isdisjoint(_OTHERWISE):
            continue
        for key, pattern in _OCCASIONS:
            found = pattern.search(its.low)
            day = _merged(_dated(its, today), today) if found else None
            if found and day:
                yield Assertion(
                    "date",
                    f"{key}:{next(v for v in found.groupdict().values() if v)}",
                    _places(its.text),
                    float(day.first),
                    float(day.last),
                    line=i,
                )
                break
