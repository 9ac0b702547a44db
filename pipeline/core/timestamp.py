"""Times of publication as feeds, pages and records write them."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from dateutil import parser as dateutil_parser

_LONGEST = 80  # characters; a time is never longer, and the lenient reader is slow on noise
_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?\s*"
    r"(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?(?:\[[\w/]+\])?$",
    re.IGNORECASE,
)
_RFC822 = re.compile(
    r"(?:[A-Za-z]{3,9},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UT|Z|[ECMP][SD]T)$"
)
# Names of zones that publishers write.
_HOURS_EAST = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "CET": 1, "WEST": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "JST": 9, "AEST": 10, "AEDT": 11, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7, "ET": -5, "PT": -8,
}  # fmt: skip
# What the lenient reader fills in for a missing part; a text that leaves the day open gives two different answers.
_DEFAULTS = (datetime(2000, 1, 1), datetime(2000, 2, 2))
_HAS_YEAR = re.compile(r"(?:^|[^\d])(?:19|20)\d\d(?:[^\d]|$)|^(?:19|20)\d{6}")
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # no page of the web is older; 1970 and year 1 are defaults of machines


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def _named_zone(name: str | None, seconds: int | None) -> timezone | None:
    """An unknown name leaves the time without a zone."""
    if seconds is not None:
        return timezone(timedelta(seconds=seconds))
    return timezone(timedelta(hours=_HOURS_EAST[name])) if name in _HOURS_EAST else None


def _iso(text: str) -> datetime | None:
    match = _ISO.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(g) if g else 0 for g in match.groups()[:6])
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=_zone(match.group(7)))


def _lenient(text: str) -> datetime | None:
    """RFC 822 and what else a person can read; a text without a year is refused, it would get the present one."""
    if not _HAS_YEAR.search(text):
        return None
    if _RFC822.match(text):
        parsed = parsedate_to_datetime(text)
        # RFC 5322 means by "-0000" a time in UTC whose local zone is unknown; the email reader drops the zone.
        return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None and text.endswith("-0000") else parsed
    readings = [dateutil_parser.parse(text, tzinfos=_named_zone, default=default) for default in _DEFAULTS]
    return readings[0] if readings[0] == readings[1] else None


def _read(text: str) -> datetime | None:
    stripped = text.strip()
    if not 8 <= len(stripped) <= _LONGEST:
        return None
    try:
        return _iso(stripped) or _lenient(stripped)
    except (ValueError, OverflowError):  # a 31st of February, a zone of 99 hours
        return None


def _utc(moment: datetime) -> datetime | None:
    """In UTC where anything could have been published at that time at all."""
    try:
        utc = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return utc if utc >= _EARLIEST else None


def with_zone(text: str) -> datetime | None:
    """The time in UTC, None where the text has no zone or cannot be read."""
    moment = _read(text)
    return _utc(moment) if moment is not None and moment.tzinfo is not None else None


def read(text: str) -> datetime | None:
    """The time in UTC; without a zone it is taken as UTC, a mere day as its midnight, since the day is what counts."""
    moment = _read(text)
    if moment is None:
        return None
    return _utc(moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC))


_DAY_IN_PATH = re.compile(r"(?:^|[/_-])((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_NAMED_DAY_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(0?[1-9]|[12]\d|3[01])/", re.IGNORECASE
)


def in_path(path: str) -> datetime | None:
    """The day that the path of an address names: /2026/11/21/, 2026-11-21, /20261121/, /2026/nov/21/."""
    numeric, named = _DAY_IN_PATH.search(path), _NAMED_DAY_IN_PATH.search(path)
    if numeric:
        return read(f"{numeric[1]}-{numeric[3]}-{numeric[4]}")
    return read(f"{named[3]} {named[2]} {named[1]}") if named else None
