"""Temperatures of a sentence, in degrees Celsius."""

import re

from pipeline.core.numeral import FIGURES, WORDS, amount_of
from pipeline.core.quantity import Value, bound_before

# A bare letter behind a number is a scale unless the number is that of a seat or a room.
_DEGREES = re.compile(
    rf"(?<![\w.,])(?P<minus>minus\s+|[-−])?(?P<n>{FIGURES}|{WORDS})"
    r"(?:\s?°\s?(?P<sign>[CF])?|\s?degrees?\s(?P<letter>[CF])|(?P<bare>[CF]))?"
    r"(?:(?:\s|\s?degrees?\s|\s?°\s?)?(?P<scale>Celsius|centigrade|Fahrenheit))?\b",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\d(?:\s?°|[CF]\b)|degrees? [CF]\b|[Cc]elsius|[Cc]entigrade|[Ff]ahrenheit")
_PLACE = re.compile(
    r"\b(?:seat|row|room|flat|gate|block|unit|section|apartment|suite|channel|size|class|platform)\s+$", re.I
)


def temperatures(text: str) -> list[Value]:
    if not _SCALE.search(text):
        return []
    return [value for found in _DEGREES.finditer(text) if (value := _temperature(text, found))]


def _temperature(text: str, found: re.Match[str]) -> Value | None:
    scale = found["scale"] or found["sign"] or found["letter"]
    if not scale:
        if not found["bare"] or not found["bare"].isupper() or _PLACE.search(text[: found.start()]):
            return None
        scale = found["bare"]
    degrees = amount_of(found["n"]) * (-1 if found["minus"] else 1)
    celsius = (degrees - 32) / 1.8 if scale[0] in "fF" else degrees
    bound = bound_before(text, found.start())
    return Value(found.start(), found.end(), found[0], "temperature", round(celsius, 6), "", bound)
