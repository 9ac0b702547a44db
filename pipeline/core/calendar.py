"""Days, months, years, seasons and times of day as comparable moments."""

import re
from typing import NamedTuple

from pipeline.core.numeral import ORDINAL, UNITS, WORDS, Clues, clues, in_words, ordinal


class Moment(NamedTuple):
    """What is known of a day (months 1-12, Monday is 0), or a shift in days against the day of writing and its grain,
    or the minute of a day and whether its half of the day is sure."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    shift: int | None = None
    grain: int = 0
    minute: int | None = None
    meridiem: bool = False


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEASONS = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}
_FEASTS = {
    "valentine's day": (2, 14), "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "boxing day": (12, 26), "new year's eve": (12, 31), "new year's day": (1, 1), "halloween": (10, 31),
    "april fools' day": (4, 1), "may day": (5, 1), "st patrick's day": (3, 17), "bastille day": (7, 14),
    "independence day": (7, 4), "fourth of july": (7, 4),
}  # fmt: skip
_ABBREVIATED = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d|,\d{3}|[%kmb])"
_OF_YEAR = rf"(?:,?\s+(?:{_YEAR}|(?P<next>next|last|this)\s+year))?"
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?(?![\d:%,]\d|[%:])|{ORDINAL})"
_DAY_BEHIND = (
    r"(?P<day>\d{1,2}(?:st|nd|rd|th)?(?![\d:%,]\d|[%:])"
    r"|(?:the\s+)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))"
)
_DAY_MONTH = re.compile(rf"\b(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH}{_OF_YEAR}\b")
_MONTH_DAY = re.compile(rf"\b{_MONTH}(?:\s+{_DAY_BEHIND}\b)?{_OF_YEAR}\b")
_LINK = r"(?:to|-|–|and|until|through)"
_TO_DAY = re.compile(
    rf"(?:,\s+\d{{4}},?)?\s*{_LINK}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"(?!\s*(?:[%$£€:]|(?:of\s+)?(?:{_ABBREVIATED})|(?!to\b)[a-z]+s\b))"
)
_DAY_TO = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*{_LINK}\s*$")
# "21, 24 and 27 March", "March 21, 24 and 27": the days between commas; "March 21, 24 people" is none of it.
_DAYS_BEHIND = re.compile(
    r"(?P<days>(?:,\s+\d{1,2}(?:st|nd|rd|th)?){1,8})(?=,?\s+and\s+\d{1,2}(?:st|nd|rd|th)?\b"
    r"(?!\s+(?!(?:at|to|in|for|with|and|when|as|of|on|from|but|or|by|after|before|while|then|will|are|is|was|were|the|an?|they|it|he|she|there)\b)[a-z]))"
)
_WINDOW = 48  # characters before a day that a list of days takes
_DAYS_BEFORE = re.compile(r"(?P<days>(?:\b\d{1,2}(?:st|nd|rd|th)?,\s+)+)$")
_FIGURES = re.compile(r"\d+")
_BARE = re.compile(
    r"\b(?:in|of|last|next|this|since|until|till|by|from|to|and|or|late|early|mid|before|after|through|for|between|every"
    r"|during|on|around|about|end|first|past|a|the)(?:\s+|(?<=mid)-|(?<=late)-|(?<=early)-)$",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_ALONE = re.compile(rf"(?<![\w$£€.,'’]){_YEAR}(?:-\d\d)?(?:s\b)?(?!\w)")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|\b(?:Mon|Tues?|Wed|Thurs?|Fri)\b\.?")
_SEASON = re.compile(
    r"\b(?P<season>spring|summer|autumn|winter|(?<=this )fall|(?<=last )fall|(?<=next )fall|fall(?= of| \d{4}))\b"
)
_FEAST = re.compile("|".join(rf"\b{f}\b" for f in _FEASTS), re.IGNORECASE)
_GRAINS = {"day": 1, "week": 7, "month": 30, "year": 365, "fortnight": 14, "decade": 3650}
_RELATIVE = re.compile(
    r"\b(?:(?P<word>(?:day (?:after|before) |(?:a )?week )?(?:yesterday|today|tonight|tomorrow))"
    r"|(?P<which>last|next|this)\s+"
    rf"(?P<unit>week|month|year)|(?P<count>an?|{WORDS}|\d+)\s+(?P<span>day|week|month|year|fortnight|decade)s?\s+ago)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    # "14 to 3" is the outcome of a vote.
    r"(?<!voted )(?<!vote of )(?<!won )(?<!lost )(?<!by )(?<!beat )"
    # "Cut from 25 minutes to ten" tells no hour.
    rf"\b(?P<minutes>half|(?:a\s+)?quarter|\d?[05]|five|ten|twenty-five|twenty|(?:\d{{1,2}}|{WORDS})(?=\s+minutes?\s+past))"
    r"(?:\s+minutes?(?=\s+past))?\s+(?P<side>to|past)\s+"
    rf"(?P<hour>{'|'.join(sorted(list(UNITS)[1:13], key=lambda w: -len(w)))}|\d{{1,2}})\b"
    rf"(?!\s*(?:{_ABBREVIATED}|%|per|million|[a-z]+s\b))"
    r"|\b(?P<noon>noon|midday|midnight)\b"
    rf"|(?<![\w$£€.,])(?P<oclock>{'|'.join(sorted(list(UNITS)[1:13], key=lambda w: -len(w)))}|\d{{1,2}})"
    r"(?:[.:](?P<past>[0-5]\d))?(?:\s+o['’]clock)?(?:\s+(?:in\s+the\s+(?P<part>morning|afternoon|evening)|at\s+(?P<night>night))|(?<=clock))\b",
    re.IGNORECASE,
)


def _index(text: str, names: tuple[str, ...]) -> int:
    return names.index(text.casefold()[:3])


def _calendar(found: re.Match[str]) -> Moment | None:
    day = ordinal(found["day"].casefold().removeprefix("the ").strip()) if found["day"] else None
    if found["day"] and day is None:
        day = int(found["day"])
    if day is not None and not 1 <= day <= 31:
        return None
    year = int(found["year"]) if found["year"] else None
    shift = {"next": 365, "last": -365, "this": 0}[found["next"].casefold()] if found["next"] else None
    # May, March, April and June are words and first names too.
    if day is None and year is None and shift is None and not _BARE.search(found.string, 0, found.start()):
        return None
    return Moment(found.start(), found.end(), year, _index(found["month"], _MONTHS) + 1, day, shift=shift, grain=200)


def _ranges(text: str, moment: Moment) -> list[Moment]:
    """The days before or behind that borrow its month: '10 to 12 July', 'April 8 to 17', 'May 6, 8 and 10'."""
    if not (moment.month and moment.day):
        return []
    before, listed = _DAY_TO.search(text, 0, moment.start), _DAYS_BEHIND.match(text, moment.end)
    behind = _TO_DAY.match(text, listed.end() + text.startswith(",", listed.end()) if listed else moment.end)
    spots = [found.span("day") for found in (before, behind) if found]
    if before:
        at = before.start("day")
        spots += _figures(_DAYS_BEFORE.search(text, max(0, at - _WINDOW), at))
    spots += _figures(listed if behind else None)
    days = [(spot, int(text[slice(*spot)])) for spot in spots]
    return [Moment(*spot, moment.year, moment.month, day) for spot, day in days if 1 <= day <= 31]


def _figures(listed: re.Match[str] | None) -> list[tuple[int, int]]:
    return [day.span() for day in _FIGURES.finditer(listed.string, *listed.span("days"))] if listed else []


# "10,000 years ago" is no day of a calendar, and a date of Python's ends at the year 1.
_FARTHEST = 500 * 365


def _relative(found: re.Match[str]) -> Moment | None:
    if found["word"]:
        *further, word = found["word"].casefold().split()
        shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[word]
        shift = shift + (7 if shift >= 0 else -7) if "week" in further else shift * (2 if further else 1)
        return Moment(found.start(), found.end(), shift=shift, grain=1)
    if found["unit"]:
        grain = _GRAINS[found["unit"].casefold()]
        sign = {"last": -1, "this": 0, "next": 1}[found["which"].casefold()]
        return Moment(found.start(), found.end(), shift=sign * grain, grain=grain)
    grain = _GRAINS[found["span"].casefold()]
    word = found["count"].casefold()
    count = 1.0 if word in {"a", "an"} else float(word) if word.isdecimal() else in_words(word)
    back = round(min(count, _FARTHEST + 1.0) * grain)  # a line of digits counts no days
    return Moment(found.start(), found.end(), shift=-back, grain=max(1, grain // 2)) if back <= _FARTHEST else None


def _clock(found: re.Match[str]) -> Moment:
    hour = int(found["hour"] or found["hour24"])
    minute = int(found["minute"] or found["minute24"] or 0)
    half = (found["half"] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Moment(found.start(), found.end(), minute=hour * 60 + minute, meridiem=bool(half) or hour > 12)


def _spoken(found: re.Match[str]) -> Moment:
    if found["noon"]:
        return Moment(found.start(), found.end(), minute=0 if found["noon"] == "midnight" else 720, meridiem=True)
    if found["oclock"]:
        return _oclock(found)
    word = found["minutes"].casefold().removeprefix("a").strip()
    minutes = {"half": 30, "quarter": 15}.get(word) or (int(word) if word.isdecimal() else int(in_words(word)))
    hour = int(found["hour"]) if found["hour"].isdecimal() else UNITS[found["hour"].casefold()]
    return Moment(found.start(), found.end(), minute=hour * 60 + (minutes if found["side"] == "past" else -minutes))


def _oclock(found: re.Match[str]) -> Moment:
    """'Three in the morning', '3.15 in the morning', 'eight o'clock'."""
    hour = int(found["oclock"]) if found["oclock"].isdecimal() else UNITS[found["oclock"].casefold()]
    sure = found["part"] is not None or found["night"] is not None
    late = found["part"] in {"afternoon", "evening"} or (found["night"] is not None and hour > 5)
    late = late and not (found["night"] and hour == 12)  # half past twelve at night
    minute = (hour % 12 + (12 if late else 0)) * 60 + int(found["past"] or 0)
    return Moment(found.start(), found.end(), minute=minute, meridiem=sure)


_MONTH_WORDS = frozenset(
    [
        *[
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "sept",
        ],
        *_MONTHS,
    ]
)
_WEEKDAY_WORDS = frozenset(
    f"{stem}{end}"
    for stem in ("mon", "tue", "tues", "wed", "wednes", "thu", "thur", "thurs", "fri", "satur", "sun")
    for end in ("", "day", "days")
)
_FEAST_WORDS = frozenset(feast.replace("'", " ").split()[0] for feast in _FEASTS)
_RELATIVE_WORDS = frozenset({"yesterday", "today", "tonight", "tomorrow", "last", "next", "this", "ago"})
_HOUR_WORDS = frozenset({"noon", "midday", "midnight", "clock", "morning", "afternoon", "evening", "night"})


def _dated(text: str, its: Clues) -> list[Moment]:
    """Years, months and days."""
    out = []
    if its.figures:
        found = [f for f in _ISO.finditer(text) if 1 <= int(f["month"]) <= 12]
        out += [Moment(f.start(), f.end(), int(f["year"]), int(f["month"]), int(f["day"])) for f in found]
    if its.words & _FEAST_WORDS:
        out += [Moment(f.start(), f.end(), None, *_FEASTS[f[0].casefold()]) for f in _FEAST.finditer(text)]
    for pattern in (_DAY_MONTH, _MONTH_DAY) if its.words & _MONTH_WORDS else ():
        for f in pattern.finditer(text):
            moment = _calendar(f)
            if moment:
                out += [moment, *_ranges(text, moment)]
    return out


def _timed(text: str, its: Clues) -> list[Moment]:
    """Hours of a day."""
    out = [_clock(f) for f in _CLOCK.finditer(text)] if its.figures else []
    if its.words & _HOUR_WORDS or its.words & {"to", "past"} and (its.numbered or its.words & {"half", "quarter"}):
        out += [_spoken(f) for f in _SPOKEN.finditer(text)]
    return out


def _read(text: str) -> list[Moment]:
    """All readings, the wider and surer patterns first."""
    its = clues(text)
    out = _dated(text, its) + _timed(text, its)
    if its.words & _RELATIVE_WORDS:
        out += [moment for f in _RELATIVE.finditer(text) if (moment := _relative(f))]
    if its.words & _WEEKDAY_WORDS:
        out += [Moment(f.start(), f.end(), weekday=_index(f[0], _WEEKDAYS)) for f in _WEEKDAY.finditer(text)]
    if not its.words.isdisjoint(_SEASONS):
        out += [Moment(f.start(), f.end(), season=_SEASONS[f["season"]]) for f in _SEASON.finditer(text)]
    if its.figures:
        out += [Moment(f.start(), f.end(), int(f["year"])) for f in _ALONE.finditer(text)]
    return out


def moments(text: str) -> list[Moment]:
    """The moments of a sentence in order, none inside another."""
    kept: list[Moment] = []
    for moment in _read(text):
        if all(moment.end <= k.start or moment.start >= k.end for k in kept):
            kept.append(moment)
    return sorted(kept, key=lambda m: m.start)
