"""Pairs of sentences that cannot both be true: of one article, of a family, of independent reports of a story."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import combinations
from typing import NamedTuple

import numpy as np

from pipeline.core.conflict import KINDS
from pipeline.core.dispute import Dispute, Report, between, copied, within
from pipeline.core.expansion import expanded
from pipeline.core.moment import observed
from pipeline.core.supersession import superseded
from pipeline.core.wording import own_wording
from pipeline.model import Model
from pipeline.rows import ArticleText, Boilerplate, Contradiction, Family, Lineage, Story

# Reports of a story that are compared with each other, the largest families first: work must grow with the number of
# stories and not with the square of their size.
REPORTS = 5
# Copies of a story whose own sentences are held against the other reports.
RETOLD = 8
# Earlier members of its family that a copy is held against beside its parent, the nearest in time: a reader meets two
# copies, rarely copy and source.
KIN = 6
# Below it there is not enough evidence; by scope, chosen on stories and sources that were left out: within an article
# so that of a hundred real ones about one gets a row, of copies so that about four of five rows are right (of stories
# by writers that nothing was made for five of eight). Across reports a row shall be more likely right than wrong.
ACCEPT = {"within": 0.3, "copy": 0.35, "story": 0.5}


# An item is one pair of articles: where one cannot be worked on, the others stand.
SEPARATE = True


class Item(NamedTuple):
    """Two articles, the earlier first, or one twice; `asked_*`: indices of the sentences in question."""

    scope: str
    a_id: str
    b_id: str
    a_sentences: tuple[str, ...]
    b_sentences: tuple[str, ...]
    asked_a: tuple[int, ...]
    asked_b: tuple[int, ...]
    a_published_at: datetime | None
    b_published_at: datetime | None


class _Told(NamedTuple):
    article: ArticleText
    sentences: tuple[str, ...]
    folded: tuple[str, ...]


def _key(told: _Told) -> tuple[datetime, str]:
    return observed(told.article.published_at, told.article.article_id)


def _item(scope: str, one: _Told, other: _Told, asked: dict[str, tuple[int, ...]]) -> Item:
    a, b = sorted((one, other), key=_key)
    lines = [asked.get(x.article.article_id, tuple(range(len(x.sentences)))) for x in (a, b)]
    return Item(
        scope, a.article.article_id, b.article.article_id, a.sentences, () if scope == "within" else b.sentences,
        lines[0], lines[1], a.article.published_at, b.article.published_at,
    )  # fmt: skip


def _retold(copy: _Told, root: _Told) -> tuple[int, ...]:
    """The sentences of a copy that its family's first article does not have."""
    known = set(root.folded)
    return tuple(i for i, folded in enumerate(copy.folded) if folded not in known)


class _Newsroom(NamedTuple):
    """All English articles, and the folded boilerplate of each outlet. Read when asked for, since the sentences of all
    would take more room than their texts."""

    article: dict[str, ArticleText]
    repeated: dict[str, set[str]]

    def told(self, article_id: str) -> _Told:
        one = self.article[article_id]
        own = own_wording(one.text, self.repeated.get(one.outlet, set()))
        return _Told(one, tuple(its.sentence for its in own), tuple(its.folded for its in own))

    def key(self, article_id: str) -> tuple[datetime, str]:
        return observed(self.article[article_id].published_at, article_id)


def _story_items(families: Sequence[list[str]], room: _Newsroom) -> Iterator[Item]:
    """`families` of one story, each in the order of observation."""
    ranked = sorted(families, key=lambda f: (-len(f), room.key(f[0])))[:REPORTS]
    if len(ranked) < 2:
        return
    first = [room.told(family[0]) for family in ranked]
    for one, other in combinations(first, 2):
        yield _item("story", one, other, {})
    spare = RETOLD
    for family, root in zip(ranked, first, strict=True):
        for member in family[1:]:
            if not spare:
                return
            copy = room.told(member)
            asked = _retold(copy, root)
            if asked:
                spare -= 1
                for other in first:
                    if other is not root:
                        yield _item("story", copy, other, {member: asked})


def items(
    article_text: Sequence[ArticleText],
    family: Sequence[Family],
    lineage: Sequence[Lineage],
    story: Sequence[Story],
    boilerplate: Sequence[Boilerplate],
) -> Iterator[Item]:
    """English articles only: the cues are words. Those of a family follow each other: they share most sentences."""
    repeated: dict[str, set[str]] = defaultdict(set)
    for row in boilerplate:
        repeated[row.outlet].add(row.sentence)
    room = _Newsroom({a.article_id: a for a in article_text if a.language == "en"}, repeated)
    parent_of = {row.article_id: row.parent_id for row in lineage if row.parent_id}
    families: dict[str, list[str]] = defaultdict(list)
    for member in sorted(family):
        if member.article_id in room.article:
            families[member.family_id].append(member.article_id)
    for _, members in sorted(families.items()):
        told = [room.told(member) for member in members]
        yield from (_item("within", m, m, {}) for m in told)
        yield from _of_family(sorted(told, key=_key), parent_of)
    grouped = {member for members in families.values() for member in members}
    for article_id in sorted(room.article.keys() - grouped):
        alone = room.told(article_id)
        yield _item("within", alone, alone, {})
    yield from _across(sorted(families.items()), parent_of, story, room)


def _of_family(members: Sequence[_Told], parent_of: dict[str, str]) -> Iterator[Item]:
    """Each copy with its parent, wherever it stands in time, and with the members just before it; none with a text
    that says the same."""
    place = {m.article.article_id: i for i, m in enumerate(members)}
    pairs = {(j, i) for i in range(len(members)) for j in range(max(0, i - KIN), i)}
    for copy, at in place.items():
        its_source = place.get(parent_of.get(copy, ""))
        if its_source is not None:
            pairs.add((min(at, its_source), max(at, its_source)))
    for i, j in sorted(pairs):
        if members[i].sentences != members[j].sentences:
            yield _item("copy", members[i], members[j], {})


def _across(
    families: Sequence[tuple[str, list[str]]], parent_of: dict[str, str], story: Sequence[Story], room: _Newsroom
) -> Iterator[Item]:
    story_of = {row.article_id: row.story_id for row in story}
    stories: dict[str, list[list[str]]] = defaultdict(list)
    for _, members in families:
        # The one that nobody is known to have sent leads, whatever the stamps say.
        led = sorted(members, key=lambda m: (m in parent_of, room.key(m)))
        if led[0] in story_of:
            stories[story_of[led[0]]].append(led)
    for _, told in sorted(stories.items()):
        yield from _story_items(told, room)


def disputes(item: Item) -> list[Dispute]:
    """What is asked of an item; training asks the same."""
    a = Report(item.a_sentences, item.a_published_at.date() if item.a_published_at else None)
    b = Report(item.b_sentences, item.b_published_at.date() if item.b_published_at else None)
    if item.scope == "within":
        return within(a)
    return copied(a, b) if item.scope == "copy" else between(a, b, item.asked_a, item.asked_b)


def _decided(asked: Sequence[tuple[Dispute, float]], least: float) -> tuple[Dispute, float]:
    """The dispute of the first kind in the guide's order that is sure enough, with the probability of the pair."""
    sure = [dispute for dispute, p in asked if p >= least]
    return min(sure, key=lambda d: KINDS.index(d.kind)), max(p for _, p in asked)


def _row(item: Item, dispute: Dispute, probability: float, model: str) -> Contradiction:
    theirs = item.a_sentences if item.scope == "within" else item.b_sentences
    identity = (item.a_id, item.a_sentences[dispute.a], item.b_id, theirs[dispute.b], dispute.kind)
    # A copy does not report anew: what it tells otherwise is no update.
    relation = (
        "superseded" if item.scope == "story" and superseded(dispute, identity[1], identity[3]) else "contradicted"
    )
    contradiction_id = sha256(repr(identity).encode()).hexdigest()[:20]
    return Contradiction(contradiction_id, *identity, item.scope, relation, probability, model)


def _rows(item: Item, asked: Sequence[Dispute], probability: Sequence[float], model: str) -> list[Contradiction]:
    least = ACCEPT[item.scope]
    by_pair: dict[tuple[int, int], list[tuple[Dispute, float]]] = defaultdict(list)
    for dispute, p in zip(asked, probability, strict=True):
        by_pair[dispute.a, dispute.b].append((dispute, p))
    sure = [found for _, found in sorted(by_pair.items()) if max(p for _, p in found) >= least]
    rows = [_row(item, *_decided(found, least), model) for found in sure]
    return sorted({row.contradiction_id: row for row in rows}.values())


def work(items: Sequence[Item], contradiction_model: Model | None) -> list[list[Contradiction]]:
    """Without a model nothing is said."""
    if contradiction_model is None:
        return [[] for _ in items]
    asked = [disputes(item) for item in items]
    vectors = np.array([d.vector for found in asked for d in found], dtype=np.float64)
    # Rounded, since the last digits of a product of matrices depend on how many rows are multiplied at once.
    sure = (
        contradiction_model.estimator.predict_proba(list(expanded(vectors)))[:, 1].round(4).tolist()
        if len(vectors)
        else []
    )
    out, start = [], 0
    for item, found in zip(items, asked, strict=True):
        out.append(_rows(item, found, sure[start : start + len(found)], contradiction_model.version))
        start += len(found)
    return out
