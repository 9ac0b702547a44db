"""Names that stand for each other in two versions of a sentence by one author: two bearers, or one written twice."""

import re
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.core.cue import entries
from pipeline.core.equivalent import one_name, shortens
from pipeline.core.name import country, name_words, names
from pipeline.core.text import fold

_SPELT = 5  # letters; in shorter words one is much
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LAST = re.compile(r"([^\W_]+(?:['’][^\W_]+)*)\W*$")

Span = tuple[int, int] | None


@cache
def _titles() -> frozenset[str]:
    return frozenset(entries("title"))


@cache
def _peoples() -> frozenset[str]:
    return frozenset(word for row in entries("demonym") for word in row.split())


def no_rivals(a: str, before: Span, b: str, after: Span) -> bool:
    """Whether the names at these places of the two sentences do not exclude each other; a name beside none does not."""
    if before is None or after is None:
        return True
    x, y = a[slice(*before)], b[slice(*after)]
    if written_alike(x, y) or _one_person(name_words(x), name_words(y)):
        return True
    # "A Danish man", "Oliver Brandt": what somebody is beside who it is.
    if (fold(x) in _peoples()) != (fold(y) in _peoples()):
        return True
    return not _one_place(a, before, b, after)


def no_other_source(a: str, before: Span, b: str, after: Span) -> bool:
    """Whether not both sides tell by name who says so: who leaves a source out, or calls it 'he', has no other."""
    return not (_has_name(a, before) and _has_name(b, after))


def _has_name(text: str, span: Span) -> bool:
    return span is not None and any(name.start < span[1] and span[0] < name.end for name in names(text))


def _one_person(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """'Sen. Mira Holm' and 'the Liberal Mira Holm', 'Mira Anne Holm' and 'Miss Holm': only one has more words."""
    ours, theirs = ([w for w in words if w not in _titles()] for words in (x, y))
    return ours[-1:] == theirs[-1:] != [] and (set(ours) <= set(theirs) or set(theirs) <= set(ours))


def _one_place(a: str, before: tuple[int, int], b: str, after: tuple[int, int]) -> bool:
    """Whether the same word stands in front of both, or behind: 'by ISIS in Syria', 'in Aleppo, Syria' tell of two
    things."""
    front = [_LAST.search(text[:start]) for text, (start, _) in ((a, before), (b, after))]
    back = [_WORD.search(text, end) for text, (_, end) in ((a, before), (b, after))]
    return any((one and fold(one[0])) == (other and fold(other[0])) for one, other in (front, back))


def written_alike(a: str, b: str) -> bool:
    """Whether two names may be spellings of one: 'Kobane' and 'Kobani', 'IS' and 'ISIS' for 'Islamic State', 'Cdn' and
    'Canadian', 'U.S.' and 'American'. Of two words in a row the first may be another person's."""
    if one_name(a, b) or country(fold(a).rstrip(".")) == country(fold(b).rstrip(".")):
        return True
    if _begins(a, b) or _begins(b, a):
        return True
    x, y = fold(a).replace("'", ""), fold(b).replace("'", "")
    if x == y or " " in x or " " in y:
        return x == y
    spelt = min(len(x), len(y)) >= _SPELT and x[0] == y[0] and DamerauLevenshtein.distance(x, y) == 1
    return spelt or shortens(x, y) or shortens(y, x)


def _begins(short: str, long: str) -> bool:
    """Whether capitals begin with the initials of a longer name."""
    heads = "".join(word[0] for word in _WORD.findall(long) if word[0].isupper())
    return len(heads) > 1 and short.isupper() and short.replace(".", "").startswith(heads)
