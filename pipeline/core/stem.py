"""Crude stems: enough to see one word in two of its forms."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from pipeline.core.cue import entries
from pipeline.core.text import words

_LENGTH = 6  # "announce", "announcement", "announcing" meet here, "director" and "direction" too
_ENDING = re.compile(r"(?:ering|ered|ing|edly|ed|ies|es|s|ly|ers?|e|y)$")


@cache
def _irregular() -> dict[str, str]:
    """Form -> base, from lines 'base form form'."""
    return {form: line.split()[0] for line in entries("irregular") for form in line.split()}


@cache
def _function_words() -> frozenset[str]:
    return frozenset(entries("particle"))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Of a folded word."""
    bare = word.removesuffix("'s").removesuffix("'")
    base = _irregular().get(bare)
    if base is None:
        base = bare
        if len(bare) > 4 and not bare[0].isdigit():
            base = _ENDING.sub("", bare, count=1)
            base = base[:-1] if len(base) > 3 and base[-1] == base[-2] else base
    return base[:_LENGTH] if not base[:1].isdigit() else base


def is_content(word: str) -> bool:
    """Of a folded word: whether it names something."""
    return word not in _function_words()


def content(text: str) -> list[str]:
    """The stems of the content words, in order."""
    return [stem(w) for w in words(text) if is_content(w)]


@lru_cache(maxsize=1 << 16)
def _content_stem(word: str) -> str:
    return stem(word) if is_content(word) else ""


def content_of(tokens: Iterable[str]) -> set[str]:
    """The stems of the content words among folded words."""
    return set(map(_content_stem, tokens)) - {""}
