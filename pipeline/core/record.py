"""A record as it is dropped or pushed: one JSON object with an article in it."""

import json
import re
from datetime import datetime
from typing import NamedTuple

from pipeline.core import address, timestamp
from pipeline.core.jsonld import Json
from pipeline.core.text import clean_line, clean_text

LARGEST = 5_000_000  # bytes of one record, as of one page
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class BadRecord(ValueError):
    """The line holds no article; `reason` is a code, the text says more where there is more to say."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(detail or reason)
        self.reason = reason


class Record(NamedTuple):
    """`url` is an http(s) address in its one spelling, or None; `published_at` is None where no zone is given;
    the body is clean."""

    url: str | None
    outlet: str
    title: str
    byline: str | None
    published_at: datetime | None
    body: str


def _refused(constant: str) -> Json:
    raise ValueError(f"{constant} is no JSON")


def _loaded(line: bytes) -> Json:
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise BadRecord("bad_encoding") from failure
    try:
        loaded: Json = json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError) as failure:  # numbers of 5,000 digits are a ValueError too
        raise BadRecord("bad_json", str(failure)[:300]) from failure
    return loaded


def _text(fields: dict[str, Json], name: str) -> str:
    """The field, empty where it is missing or null; half a surrogate pair is no character."""
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadRecord(f"bad_{name}")
    return _SURROGATE.sub("\ufffd", value)


def _byline(fields: dict[str, Json]) -> str | None:
    value = fields.get("byline")
    if isinstance(value, list):
        value = ", ".join(name for name in value if isinstance(name, str))
    return clean_line(_text({"byline": value}, "byline")) or None


def read(line: bytes) -> Record:
    """The record of one line, as UTF-8; fields that are not named here are ignored. Raises `BadRecord`."""
    if len(line) > LARGEST:
        raise BadRecord("too_large")
    fields = _loaded(line)
    if not isinstance(fields, dict):
        raise BadRecord("not_an_object")
    body, url = clean_text(_text(fields, "body")), _text(fields, "url").strip()
    if not body:
        named = ", ".join(sorted(fields)[:20])
        raise BadRecord("no_body", f'no text under "body"; its fields are: {named}'[:300])
    published = fields.get("published_at")
    return Record(
        url=address.normalised(url) if address.host(url) else None,
        outlet=clean_line(_text(fields, "outlet")) or (address.host(url) or "").removeprefix("www."),
        title=clean_line(_text(fields, "title")),
        byline=_byline(fields),
        published_at=timestamp.with_zone(published) if isinstance(published, str) else None,
        body=body,
    )
