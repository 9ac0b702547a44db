"""What is told in two ways that cannot both be true: by arithmetic, calendar, stage and number."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from pipeline.core.assertion import Assertion, Clash, Line, clashes, line
from pipeline.core.attribute import attributes
from pipeline.core.ballot import ballots
from pipeline.core.biography import biographies
from pipeline.core.deed import deeds
from pipeline.core.lifetime import lifetimes
from pipeline.core.namesake import namesakes
from pipeline.core.occasion import occasions
from pipeline.core.rank import ranks
from pipeline.core.reckoning import minorities, remainders
from pipeline.core.standing import standings

PROVED = 3.0  # the strength of what these rules find, as the combiner weighs rules


def _asserted(lines: Sequence[Line], day: date | None) -> list[Assertion]:
    once = [*attributes(lines), *ballots(lines), *minorities(lines), *biographies(lines, day)]
    return [*once, *lifetimes(lines, day), *occasions(lines, day), *standings(lines)]


# An article is compared with each other report of its story.
@lru_cache(maxsize=256)
def _told(sentences: tuple[str, ...], day: date | None) -> tuple[Assertion, ...]:
    return tuple(_asserted([line(text) for text in sentences], day))


def inconsistencies(sentences: Sequence[str], day: date | None) -> list[Clash]:
    """Within one article. `day`: of publication, None where unknown. Each pair of sentences once a kind, in order."""
    lines = [line(text) for text in sentences]
    whole = (*ranks(lines), *namesakes(lines), *deeds(lines), *remainders(lines))
    return sorted({*clashes(_asserted(lines, day)), *whole})


def between(ours: Sequence[str], our_day: date | None, theirs: Sequence[str], their_day: date | None) -> list[Clash]:
    """Across two articles: a sentence of the first, by its index, and one of the second, by its own."""
    size = len(ours)
    mine = _told(tuple(ours), our_day)
    other = [its._replace(line=its.line + size) for its in _told(tuple(theirs), their_day)]
    found = {c for c in clashes([*mine, *other]) if c.a < size <= c.b}
    return sorted(c._replace(b=c.b - size) for c in found)
