"""Temperatures of a sentence, in degrees Celsius."""

import re

from pipeline.core.numeral import FIGURES, WORDS, amount_of
from pipeline.core.quantity import Value, bound_before

_DEGREES = re.compile(
    rf"(?<![\w.,$£€–−-])(?P<minus>minus\s+|[-−])?(?P<n>{FIGURES}|{WORDS})"
    r"(?:\s?[°º˚]\s?(?P<sign>[CF])?|\s?degrees?\s(?P<letter>[CF])|(?P<bare>[CF]))?"
    r"(?:(?:\s|\s?degrees?\s|\s?[°º˚]\s?)?(?P<scale>Celsius|centigrade|Fahrenheit))?\b",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\d(?:\s?[°º˚]|[CF]\b)|degrees? [CF]\b|[Cc]elsius|[Cc]entigrade|[Ff]ahrenheit")
# A bare letter behind a number is a scale where warmth is spoken of, else the number of a seat, an aircraft, a class.
_WARMTH = re.compile(
    r"\b(?:temperatures?|thermometers?|heat(?:wave)?|hot|warm\w*|cold|chilly|freez\w+|frost\w*|fever|weather|winter|summer|"
    r"shade|oven|sauna|highs?|lows?|mercury|degrees?)\b",
    re.IGNORECASE,
)
_FAHRENHEIT = re.compile(r"f(?:ahrenheit)?$", re.IGNORECASE)


def in_fahrenheit(told: str) -> bool:
    return _FAHRENHEIT.search(told) is not None


def temperatures(text: str) -> list[Value]:
    if not _SCALE.search(text):
        return []
    warm = _WARMTH.search(text) is not None
    return [value for found in _DEGREES.finditer(text) if (value := _temperature(found, warm))]


def _temperature(found: re.Match[str], warm: bool) -> Value | None:
    bare = found["bare"] if found["bare"] and found["bare"].isupper() and warm else None
    scale = found["scale"] or found["sign"] or found["letter"] or bare
    if not scale:
        return None
    degrees = amount_of(found["n"]) * (-1 if found["minus"] else 1)
    celsius = (degrees - 32) / 1.8 if in_fahrenheit(scale) else degrees
    bound = bound_before(found.string, found.start())
    return Value(found.start(), found.end(), found[0], "temperature", round(celsius, 6), "", bound)
