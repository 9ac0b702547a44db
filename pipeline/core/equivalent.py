"""Words that say the same: one for another, a short form for a long one, a denial in another dress."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.core.cue import entries
from pipeline.core.edit import Token
from pipeline.core.name import country
from pipeline.core.spelling import one_spelling
from pipeline.core.stem import stem
from pipeline.core.text import fold

_DENIALS = frozenset(
    {"not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "without", "unless", "yet", "cannot",
     "hardly", "fail", "fails", "failed"}
)  # fmt: skip
_PREFIXES = ("un", "in", "im", "dis", "non", "non-")
# "Unaided", "unsigned", "unavailable": what is said with a denial otherwise. "Under" and "united" deny nothing.
_DENIED = re.compile(r"(?:un|non-?)(?!der|it|i[oqv])[a-z]{3,}(?:ed|able|ible|en)$")
_SHORT = 5  # letters of a short form
_WORD = re.compile(r"[^\W_]+")


@cache
def _groups() -> dict[str, frozenset[int]]:
    """Stem -> the lines that hold it; a word may have several meanings."""
    out: dict[str, set[int]] = {}
    for number, line in enumerate([*entries("equivalent"), *entries("synonym")]):
        for word in line.split():
            out.setdefault(stem(word), set()).add(number)
    return {word: frozenset(lines) for word, lines in out.items()}


def synonymous(a: str, b: str) -> bool:
    """Of stems."""
    return a == b or not _groups().get(a, frozenset()).isdisjoint(_groups().get(b, frozenset()))


def shortens(short: str, long: str) -> bool:
    """'Sgt' for 'sergeant', 'Minn' for 'Minnesota': folded; it begins as the long word, and goes on as that does or
    ends with its last letter."""
    if not (2 <= len(short) <= _SHORT and len(long) >= len(short) + 2 and long[0] == short[0]):
        return False
    if long.startswith(short):
        return True
    rest = iter(long)
    return short[-1] == long[-1] and all(letter in rest for letter in short)


def initials(short: str, long: str) -> bool:
    """'LA' for 'Los Angeles', 'U.S.' for 'United States'."""
    letters = short.replace(".", "")
    heads = "".join(w[0] for w in _WORD.findall(long) if w[0].isupper())
    return len(letters) > 1 and letters.isupper() and letters == heads


@cache
def _titles() -> frozenset[str]:
    return frozenset(entries("abbreviation")) | frozenset(entries("state")) | {"co"}  # "Co Kerry"


@cache
def _renamed() -> dict[str, str]:
    """Name -> the first of its line: cities and countries with a newer name, time zones."""
    return {name: line.split()[0] for line in entries("renamed") for name in line.split()}


def _parts(name: str) -> list[str]:
    found = _WORD.findall(one_spelling(fold(name)))
    return [_renamed().get(found[0], found[0])] if len(found) == 1 else found


def one_name(a: str, b: str) -> bool:
    """Whether two names differ only by short forms of their words: 'Sgt. Lisle', 'Sergeant Lisle'."""
    if initials(a, b) or initials(b, a):
        return True
    x, y = (_parts(name) for name in (a, b))
    if len(x) != len(y):
        return "".join(x) == "".join(y)
    return all(v == w or _short_form(v, w) or _short_form(w, v) for v, w in zip(x, y, strict=True))


_LONG_STATES = frozenset(
    f"{first} {last}"
    for first, lasts in (
        ("new", ("mexico", "york", "jersey", "hampshire")), ("north", ("carolina", "dakota")),
        ("south", ("carolina", "dakota")), ("west", ("virginia",)), ("rhode", ("island",)),
        ("united", ("states", "kingdom")),
    )
    for last in lasts
)  # fmt: skip


def spelt_alike(x: Sequence[str], y: Sequence[str]) -> bool:
    """Whether the folded words of two names are one: 'sgt roe' and 'sergeant roe', 'nigerian navy' and 'nigeria navy',
    'n m' and 'new mexico'."""
    if x and y and x[1:] == y[1:] and country(x[0]) == country(y[0]):
        return True
    if any(
        " ".join(long) in _LONG_STATES and tuple(short) == tuple(w[0] for w in long) for short, long in ((x, y), (y, x))
    ):
        return True
    return one_name(" ".join(x), " ".join(y))


def _short_form(short: str, long: str) -> bool:
    return short in _titles() and shortens(short, long)


def _denies(words: Iterable[str], other: Iterable[str]) -> bool:
    """Whether they deny, be it by a prefix of what the other side says without it."""
    there = {stem(w).rstrip("e") for w in other}
    return any(
        w in _DENIALS or w.endswith("n't") or _DENIED.match(w) or any(_bare(w, p) in there for p in _PREFIXES)
        for w in words
    )


def _bare(word: str, prefix: str) -> str:
    return stem(word[len(prefix) :]).rstrip("e") if word.startswith(prefix) and len(word) > len(prefix) + 3 else " "


def deny_alike(gone: Sequence[Token], come: Sequence[Token]) -> bool:
    """Whether both sides of an edit deny: 'not damaged' and 'undamaged', 'not decided' and 'yet to decide'."""
    b, a = [t.word for t in gone], [t.word for t in come]
    return _denies(b, a) and _denies(a, b)


def explained(gone: Sequence[Token], come: Sequence[Token]) -> float:
    """Share of the words that only one side has for which the other has one that says the same; 0 where only one
    side has any."""
    b, a = ([t.word for t in side] for side in (gone, come))
    if not b or not a:
        return 0.0
    told = sum(any(_same(x, y) for y in a) for x in b) + sum(any(_same(x, y) for y in b) for x in a)
    return told / (len(a) + len(b))


def _same(a: str, b: str) -> bool:
    return synonymous(stem(a), stem(b)) or _short_form(a, b) or _short_form(b, a)
