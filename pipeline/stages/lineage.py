"""For each article the member of its family that it was most plausibly copied from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from pipeline.core.credit import host, named_outlets
from pipeline.core.furniture import own_sentences
from pipeline.core.kinship import Member, Parent, parents
from pipeline.core.overlap import overlap
from pipeline.core.reading import reading
from pipeline.core.sentence import sentences
from pipeline.core.shingle import shingles
from pipeline.rows import ArticleText, Boilerplate, Family, Lineage


def _credits(article: ArticleText, family: Sequence[ArticleText]) -> frozenset[str]:
    """The members whose outlet the article names, writes the address of, or claims as canonical."""
    others = [a for a in family if a.outlet != article.outlet]
    named = named_outlets(f"{article.byline or ''}. {article.text}", {a.outlet for a in others})
    cited = f"{article.canonical_claim or ''}\n{article.text}"
    return frozenset(a.article_id for a in others if a.outlet in named or (host(a.url) and host(a.url) in cited))


def _rows(family: Sequence[ArticleText], own: Sequence[Sequence[str]]) -> Iterator[Lineage]:
    members = [
        Member(a.article_id, a.outlet, a.published_at, a.byline, reading(a.title, o), _credits(a, family))
        for a, o in zip(family, own, strict=True)
    ]
    found = parents(members)
    position = {a.article_id: i for i, a in enumerate(family)}
    pairs = [(position[row.article_id], position[row.parent_id or row.article_id]) for row in found]
    similar = overlap(shingles(["\n".join(o) for o in own]), np.asarray(pairs, np.int64)).jaccard
    yield from (_row(row, float(s)) for row, s in zip(found, similar, strict=True))


def _row(found: Parent, similarity: float) -> Lineage:
    kept = None if found.parent_id is None else round(similarity, 4)
    return Lineage(found.article_id, found.parent_id, kept, found.runner_up_id, round(found.probability, 4))


def build(
    article_text: Sequence[ArticleText], boilerplate: Sequence[Boilerplate], family: Sequence[Family]
) -> Iterable[Lineage]:
    article_of = {a.article_id: a for a in article_text}
    repeated = defaultdict(set)
    for row in boilerplate:
        repeated[row.outlet].add(row.sentence)
    members = defaultdict(list)
    for member in sorted(family):
        members[member.family_id].append(article_of[member.article_id])
    for _, articles in sorted(members.items()):
        if len(articles) == 1:
            yield Lineage(articles[0].article_id, None, None, None, None)
        else:
            own = [own_sentences((s.text for s in sentences(a.text)), repeated[a.outlet]) for a in articles]
            yield from _rows(articles, own)
