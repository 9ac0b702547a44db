"""Which outlets an article names as its source."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

# A name of one word (People, Variety, Time) is an outlet only where it is cited as one.
_BEFORE = r"(?:[Aa]ccording to|[Rr]eported (?:by|in)|told|[Vv]ia|[Ff]rom|[Ss]ource:|[Cc]redit:|[Ff]irst (?:in|by))"
_AFTER = r"(?:reported|reports|first reported|said|says|has learned|understands|can reveal)"


def host(url: str) -> str:
    """The host without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@lru_cache(maxsize=4096)
def _name(outlet: str) -> str:
    return outlet.removeprefix("The ").removeprefix("the ").strip()


@lru_cache(maxsize=4096)
def _mention(name: str) -> re.Pattern[str]:
    quoted = rf"(?<!\w){re.escape(name)}(?!\w)"
    return re.compile(quoted if " " in name else rf"{_BEFORE} (?:[Tt]he )?{quoted}|{quoted} {_AFTER}\b")


def named_outlets(text: str, outlets: Iterable[str]) -> frozenset[str]:
    """Those of the outlets that the text names (a leading "the" apart)."""
    # The pattern is asked only where the name stands somewhere: that is sought thirty times as fast.
    there = ((outlet, name) for outlet in outlets if (name := _name(outlet)) and name in text)
    return frozenset(outlet for outlet, name in there if _mention(name).search(text) is not None)
