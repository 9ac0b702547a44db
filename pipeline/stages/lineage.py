"""For each article the member of its family that it was most plausibly copied from."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np

from pipeline.core.credit import host, named_outlets
from pipeline.core.fingerprint import Index
from pipeline.core.flood import MOST
from pipeline.core.kinship import Member, Parent, parents
from pipeline.core.moment import observed
from pipeline.core.overlap import overlap
from pipeline.core.reading import Reading, reading
from pipeline.core.shingle import shingles
from pipeline.core.wording import OwnWording, own_keys
from pipeline.rows import ArticleText, Boilerplate, Family, Lineage


class Copy(NamedTuple):
    article_id: str
    outlet: str
    url: str
    published_at: datetime | None
    byline: str | None
    canonical_claim: str | None
    title: str
    own: str
    """Stands for its text and for which of its sentences are boilerplate."""


class Item(NamedTuple):
    """A family in order of observation."""

    copies: tuple[Copy, ...]


def items(
    article_text: Sequence[ArticleText],
    boilerplate: Sequence[Boilerplate],
    family: Sequence[Family],
    band_index: Index,
) -> Iterator[Item]:
    """Only texts that the index does not know are read."""
    article_of = {a.article_id: a for a in article_text}
    keys = own_keys(article_text, boilerplate, band_index)
    own = {a.article_id: key.hex() for a, key in zip(article_text, keys, strict=True)}
    members = defaultdict(list)
    for member in family:
        members[member.family_id].append(article_of[member.article_id])
    for _, articles in sorted(members.items()):
        ordered = sorted(articles, key=lambda a: observed(a.published_at, a.article_id))
        yield Item(tuple(_copy(a, own[a.article_id]) for a in ordered))


def about(item: Item) -> str:
    """An article of the family that the item is of."""
    return item.copies[0].article_id


def _copy(a: ArticleText, own: str) -> Copy:
    return Copy(a.article_id, a.outlet, a.url, a.published_at, a.byline, a.canonical_claim, a.title, own)


def _credits(copy: Copy, text: str, family: Sequence[Copy]) -> frozenset[str]:
    """The members whose outlet the article names, writes the address of, or claims as canonical."""
    others = [c for c in family if c.outlet != copy.outlet]
    named = named_outlets(f"{copy.byline or ''}. {text}", {c.outlet for c in others})
    cited = f"{copy.canonical_claim or ''}\n{text}"
    return frozenset(c.article_id for c in others if c.outlet in named or (host(c.url) and host(c.url) in cited))


def _without_flood(family: Sequence[Copy]) -> tuple[list[Copy], list[Parent]]:
    """An outlet's first versions, and its surplus ones as copies of its first: they are nobody's parents."""
    counted: Counter[str] = Counter()
    first: dict[str, str] = {}
    kept, surplus = [], []
    for copy in family:
        counted[copy.outlet] += 1
        head = first.setdefault(copy.outlet, copy.article_id)
        if counted[copy.outlet] <= MOST:
            kept.append(copy)
        else:
            surplus.append(Parent(copy.article_id, head, None, 1.0))
    return kept, surplus


def _rows(family: Sequence[Copy], own: OwnWording) -> Iterator[Lineage]:
    if len(family) == 1:
        yield Lineage(family[0].article_id, None, None, None, None)
        return
    kept, surplus = _without_flood(family)
    members = [
        Member(
            c.article_id, c.outlet, c.published_at, c.byline, _read(c, own), _credits(c, own.text(c.article_id), kept)
        )
        for c in kept
    ]
    found = [*parents(members), *surplus]
    position = {c.article_id: i for i, c in enumerate(family)}
    pairs = [(position[row.article_id], position[row.parent_id or row.article_id]) for row in found]
    similar = overlap(shingles(["\n".join(own[c.article_id]) for c in family]), np.asarray(pairs, np.int64)).jaccard
    yield from (_row(row, float(s)) for row, s in zip(found, similar, strict=True))


def _read(copy: Copy, own: OwnWording) -> Reading:
    return reading(copy.title, own[copy.article_id])


def _row(found: Parent, similarity: float) -> Lineage:
    kept = None if found.parent_id is None else round(similarity, 4)
    return Lineage(found.article_id, found.parent_id, kept, found.runner_up_id, round(found.probability, 4))


def basis(article_text: Sequence[ArticleText], boilerplate: Sequence[Boilerplate]) -> OwnWording:
    """What all the work looks the texts up in."""
    return OwnWording(article_text, boilerplate)


def work(items: Sequence[Item], basis: OwnWording) -> list[list[Lineage]]:
    return [list(_rows(item.copies, basis)) for item in items]
