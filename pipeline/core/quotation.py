"""Quoted speech, told apart from quoted titles."""

import re
from typing import NamedTuple

from pipeline.core.text import words


class Quotation(NamedTuple):
    """The span inside the marks; to the end where they close in a later sentence."""

    start: int
    end: int
    text: str


_QUOTED = re.compile(
    r"[\"“”«](?P<double>[^\"“”«»\n]{2,}?)[\"”“»]|(?<!\w)[\"“](?P<open>[^\W_][^\"“”«»\n]{12,})$"
    r"|(?<!\w)['‘](?P<single>[^'‘’\n][^'‘\n]{6,}?)['’](?![\w])"
)
_SMALL = frozenset(("a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "from", "with", "by", "s"))


def _is_title(inner: str) -> bool:
    """All its words but particles have capitals: a film, a song."""
    bare = re.findall(r"[^\W_][\w'’-]*", inner)
    return all(w[0].isupper() or w[0].isdigit() or w.casefold() in _SMALL for w in bare)


def quotations(text: str) -> list[Quotation]:
    """Speech of one word or more inside quotation marks, in order."""
    out = []
    for found in _QUOTED.finditer(text):
        group = next(name for name in ("double", "open", "single") if found[name])
        inner = found[group]
        if words(inner) and not _is_title(inner):
            out.append(Quotation(found.start(group), found.end(group), inner))
    return out
