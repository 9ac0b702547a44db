"""JSON values in the very bytes in which they came."""

import json

_BLANK = " \t\r\n"


def url_of(record: bytes) -> str:
    """A record's address is its own URL, so that it is the same capture in whatever file it comes."""
    try:
        told = json.loads(record)
    except (ValueError, RecursionError):
        return ""
    url = told.get("url") if isinstance(told, dict) else None
    return url.encode("utf-8", "replace").decode() if isinstance(url, str) else ""


def split(text: str) -> list[str]:
    """The texts of the values of a list; a text that is no list as it is, unread.

    Raises:
        ValueError: the list is broken.
        RecursionError: it is nested too deep.
    """
    position = _next(text, 0)
    if text[position : position + 1] != "[":
        return [text.strip(_BLANK)]
    decoder, found = json.JSONDecoder(), list[str]()
    position = _next(text, position + 1)
    is_open = text[position : position + 1] != "]"
    while is_open:
        _, end = decoder.raw_decode(text, position)
        found.append(text[position:end])
        position = _next(text, end)
        is_open = text[position : position + 1] == ","
        position = _next(text, position + 1) if is_open else position
    if text[position : position + 1] != "]" or text[position + 1 :].strip(_BLANK):
        raise ValueError("no list of JSON")
    return found


def _next(text: str, position: int) -> int:
    """The next position that holds no blank."""
    while position < len(text) and text[position] in _BLANK:
        position += 1
    return position
