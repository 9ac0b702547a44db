"""The terms by which a family is told from others: those of its earliest member that most of its copies have."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.core.candidate import distinct
from pipeline.core.coding import bags_of, coded, only
from pipeline.core.fingerprint import Index
from pipeline.core.flood import MOST
from pipeline.core.moment import observed
from pipeline.core.term import Bag
from pipeline.core.wording import OwnWording, own_keys
from pipeline.rows import ArticleText, Boilerplate, Family, FamilyTerm


class Member(NamedTuple):
    article_id: str
    title: str
    own: str
    """Stands for its sentences without boilerplate."""


class Item(NamedTuple):
    """Members in order of observation."""

    family_id: str
    members: tuple[Member, ...]


def items(
    article_text: Sequence[ArticleText],
    boilerplate: Sequence[Boilerplate],
    family: Sequence[Family],
    band_index: Index,
) -> Iterator[Item]:
    """Only texts that the index does not know are read."""
    family_of = {row.article_id: row.family_id for row in family}
    articles = sorted(article_text, key=lambda a: observed(a.published_at, a.article_id))
    told: dict[str, list[Member]] = defaultdict(list)
    counted: Counter[tuple[str, str]] = Counter()
    for a, key in zip(articles, own_keys(articles, boilerplate, band_index), strict=True):
        family_id = family_of[a.article_id]
        counted[family_id, a.outlet] += 1
        if counted[family_id, a.outlet] <= MOST:  # an outlet that floods has no more votes
            told[family_id].append(Member(a.article_id, a.title, key.hex()))
    yield from (Item(family_id, tuple(members)) for family_id, members in sorted(told.items()))


def about(item: Item) -> str:
    """An article of the family that the item is of."""
    return item.members[0].article_id


def _family_bags(members: Sequence[Sequence[str]]) -> list[Bag]:
    """The terms of the title count twice: it names the event where the text also names what lies around it."""
    first, *others = map(coded, members)
    if others:
        code, count = np.unique(np.concatenate([distinct(text.codes) for text in (first, *others)]), return_counts=True)
        first = only(first, code[2 * count >= len(members)])
    kept = bags_of(first)
    in_title = Bag(frozenset(f"{t}^" for t in kept[0].words), frozenset(f"{t}^" for t in kept[0].facts))
    return [in_title, *kept[1:], Bag(kept[0].words, kept[0].facts)]


def basis(article_text: Sequence[ArticleText], boilerplate: Sequence[Boilerplate]) -> OwnWording:
    """What all the work looks the texts up in."""
    return OwnWording(article_text, boilerplate)


def work(items: Sequence[Item], basis: OwnWording) -> list[list[FamilyTerm]]:
    return [
        [_row(item.family_id, _family_bags([(m.title, *basis[m.article_id]) for m in item.members]))] for item in items
    ]


def _row(family_id: str, found: Sequence[Bag]) -> FamilyTerm:
    return FamilyTerm(family_id, [" ".join(sorted(b.words)) for b in found], [" ".join(sorted(b.facts)) for b in found])
