"""Pairs of sentences of one article that are worth a full reading, by a glance at their words."""

import re
from collections.abc import Iterator, Sequence

from pipeline.core.assertion import Line
from pipeline.core.statement import FAILED

_SHARED = 4  # words that a first and what recalls it have in common
_LONG = 8  # words; shorter lines repeat their pattern without being versions of one sentence
_RESTATED = 0.6  # versions of one sentence share so many of their words
_REPEATED = 0.8  # those of one headline
# Posts, addresses, names of files, buttons: they repeat a form and tell nothing twice.
_FORM = re.compile(
    r"[@#]|\b(?:https?:|www\.|screen ?shots?\b|photo:|pictured?:|file photo)|\?[\"'”’]?$"
    r"|\bopens in (?:a )?new (?:window|tab)|^(?:click|tap|press) (?:here |on |to )"
    r"|^(?:share (?:this|on|via|it)|follow (?:us|me|our|the topic|@)|subscribe|sign up (?:for|to|here|now))\b",
    re.IGNORECASE,
)
# "Home: the street in which he lived" tells under a picture again what the article tells.
_LABEL = re.compile(r"^[A-Z][\w’'-]*(?:\s+[\w’'-]+){0,3}:\s+(?=[\"“‘']?[A-Z0-9])")
_WORD = re.compile(r"[^\W\d_]{4,}")
_RECORDS = frozenset({"first", "first-ever", "only", "debut"})
# "The first weekend": an order, no record.
_IN_ORDER = re.compile(
    r"\bfirst [$£€]|\bfirst (?:[a-z]+ )?(?:instal?lment|weekend|week|year|day|time|night|half|month|hours?|few|two"
    r"|three|four|five|six)\b"
)


def unlabelled(texts: Sequence[str]) -> list[str]:
    """The sentences without the labels of pictures; one that is a name of the article tells who speaks, and stays."""
    if not any(": " in text for text in texts):
        return list(texts)
    labels = [found if (found := _LABEL.match(text)) and not _FORM.search(text) else None for text in texts]
    bare = [text[label.end() :] if label else text for text, label in zip(texts, labels, strict=True)]
    return [
        b if label and not _is_named(label[0], bare) else t for t, b, label in zip(texts, bare, labels, strict=True)
    ]


def _is_named(label: str, texts: Sequence[str]) -> bool:
    words = [re.escape(word) for word in _WORD.findall(label) if word[0].isupper()]
    named = re.compile(rf"(?<=[a-z,] )(?:{'|'.join(words)})\b") if words else None
    return named is not None and any(named.search(text) for text in texts)


def _is_headline(text: str) -> bool:
    words = _WORD.findall(text)
    return len(words) > _SHARED and not text.endswith(".") and not any(word.islower() for word in words)


def _comparable(x: Line, y: Line) -> bool:
    """Whether two lines that share many words tell something twice."""
    if _FORM.search(x.text) or _FORM.search(y.text):
        return False
    # In a headline anything looks like a name: two must be nearly the same.
    alike = len(x.words & y.words) >= _REPEATED * (len(x.words) + len(y.words)) / 2
    return alike or not (_is_headline(x.text) or _is_headline(y.text))


def restated(told: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that are versions of one."""
    sizes = [len(its.words) for its in told]
    for j, later in enumerate(told):
        if sizes[j] < _LONG:
            continue
        for i, size in enumerate(sizes[:j]):
            least = _RESTATED * (size + sizes[j]) / 2
            if size < least or sizes[j] < least:
                continue
            earlier = told[i]
            if len(earlier.words & later.words) < least or earlier.low == later.low:
                continue
            if _comparable(earlier, later):
                yield i, j


def suspects(told: Sequence[Line]) -> set[tuple[int, int]]:
    """Pairs that deserve a full reading: of what never was, two firsts."""
    failed = [i for i, its in enumerate(told) if "never" in its.low and FAILED.search(its.low)]
    out = {(min(i, j), max(i, j)) for i in failed for j in range(len(told)) if i != j}
    firsts = [i for i, its in enumerate(told) if its.words & _RECORDS and not _IN_ORDER.search(its.low)]
    for i in firsts:
        for j, other in enumerate(told):
            if i != j and other.words & _RECORDS and len(told[i].words & other.words) >= _SHARED:
                out.add((min(i, j), max(i, j)))
    return out
