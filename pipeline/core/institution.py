"""An institution told by its country in the place of a part of it: 'an Ontario judge', 'a Canadian judge'."""

from functools import cache

from pipeline.core.cue import entries
from pipeline.core.name import Name, country, is_of_people, name_words
from pipeline.core.side import Side
from pipeline.core.stem import is_content

_ARTICLES = frozenset({"a", "an", "the", "one", "another", "two", "three"})


@cache
def _regions() -> dict[str, str]:
    """Folded state, province or city, and its people -> its country."""
    lines = [line.split() for line in entries("region")]
    return {place: line[0] for line in lines for place in line[1:]}


def _lies_in(small: str, large: str) -> bool:
    own = {_regions()[w] for w in name_words(small) if w in _regions()}
    return not own.isdisjoint(country(w) for w in name_words(large) if is_of_people(w))


def _named_by(name: Name, its: Side) -> str:
    """The common noun that a name stands before, behind an article; '' without."""
    ahead = [t.word for t in its.tokens if t.end <= name.start][-1:]
    behind = next((t for t in its.tokens if t.start >= name.end), None)
    if behind is None or not is_content(behind.word) or its.text[behind.start].isupper():
        return ""
    joined = its.text[name.end : behind.start].isspace()
    return behind.word if joined and (not ahead or ahead[0] in _ARTICLES) else ""


def one_institution(x: Name, its: Side, y: Name, other: Side) -> bool:
    """Whether one thing is told by its region and by its people: 'a Scottish charity', 'a British charity'."""
    if not (_lies_in(x.text, y.text) or _lies_in(y.text, x.text)):
        return False
    return bool(_named_by(x, its)) and _named_by(x, its) == _named_by(y, other)
