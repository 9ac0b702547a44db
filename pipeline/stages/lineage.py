"""For each article the member of its family that it was most plausibly copied from."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np

from pipeline.core.credit import host, named_outlets
from pipeline.core.flood import MOST
from pipeline.core.kinship import Member, Parent, parents
from pipeline.core.moment import observed
from pipeline.core.overlap import overlap
from pipeline.core.reading import reading
from pipeline.core.shingle import shingles
from pipeline.core.wording import own_wording
from pipeline.rows import ArticleText, Boilerplate, Family, Lineage


class Copy(NamedTuple):
    article_id: str
    outlet: str
    url: str
    published_at: datetime | None
    byline: str | None
    canonical_claim: str | None
    title: str
    text: str
    own: tuple[str, ...]
    """Its sentences without boilerplate."""


class Item(NamedTuple):
    """A family in order of observation."""

    copies: tuple[Copy, ...]


def items(
    article_text: Sequence[ArticleText], boilerplate: Sequence[Boilerplate], family: Sequence[Family]
) -> Iterator[Item]:
    article_of = {a.article_id: a for a in article_text}
    repeated = defaultdict(set)
    for row in boilerplate:
        repeated[row.outlet].add(row.sentence)
    members = defaultdict(list)
    for member in family:
        members[member.family_id].append(article_of[member.article_id])
    for _, articles in sorted(members.items()):
        ordered = sorted(articles, key=lambda a: observed(a.published_at, a.article_id))
        yield Item(tuple(_copy(a, own_wording(a.text, repeated[a.outlet])) for a in ordered))


def _copy(a: ArticleText, own: tuple[str, ...]) -> Copy:
    return Copy(a.article_id, a.outlet, a.url, a.published_at, a.byline, a.canonical_claim, a.title, a.text, own)


def _credits(copy: Copy, family: Sequence[Copy]) -> frozenset[str]:
    """The members whose outlet the article names, writes the address of, or claims as canonical."""
    others = [c for c in family if c.outlet != copy.outlet]
    named = named_outlets(f"{copy.byline or ''}. {copy.text}", {c.outlet for c in others})
    cited = f"{copy.canonical_claim or ''}\n{copy.text}"
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


def _rows(family: Sequence[Copy]) -> Iterator[Lineage]:
    if len(family) == 1:
        yield Lineage(family[0].article_id, None, None, None, None)
        return
    kept, surplus = _without_flood(family)
    members = [
        Member(c.article_id, c.outlet, c.published_at, c.byline, reading(c.title, c.own), _credits(c, kept))
        for c in kept
    ]
    found = [*parents(members), *surplus]
    position = {c.article_id: i for i, c in enumerate(family)}
    pairs = [(position[row.article_id], position[row.parent_id or row.article_id]) for row in found]
    similar = overlap(shingles(["\n".join(c.own) for c in family]), np.asarray(pairs, np.int64)).jaccard
    yield from (_row(row, float(s)) for row, s in zip(found, similar, strict=True))


def _row(found: Parent, similarity: float) -> Lineage:
    kept = None if found.parent_id is None else round(similarity, 4)
    return Lineage(found.article_id, found.parent_id, kept, found.runner_up_id, round(found.probability, 4))


def work(items: Sequence[Item]) -> list[list[Lineage]]:
    return [list(_rows(item.copies)) for item in items]
