"""Which outlets an article names as its source."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from pipeline.core.text import words


def host(url: str) -> str:
    """The host without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def named_outlets(text: str, outlets: Iterable[str]) -> frozenset[str]:
    """Those of the outlets whose full name stands in the text (a leading "the" apart)."""
    folded = f" {' '.join(words(text))} "
    return frozenset(o for o in outlets if (name := " ".join(words(o)).removeprefix("the ")) and f" {name} " in folded)
