"""Pairs of sentences that cannot both be true: of one article, of a family, of independent reports of a story."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import combinations
from typing import NamedTuple

import numpy as np

from pipeline.core.conflict import KINDS
from pipeline.core.dispute import Dispute, between, copied, within
from pipeline.core.expansion import expanded
from pipeline.core.fingerprint import Index
from pipeline.core.moment import observed
from pipeline.core.prose import Report
from pipeline.core.supersession import superseded
from pipeline.core.wording import OwnWording, own_keys
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
# by writers that nothing was made for two of three). Across reports a row shall be more likely right than wrong.
ACCEPT = {"within": 0.3, "copy": 0.3, "story": 0.4}


# An item is one pair of articles: where one cannot be worked on, the others stand.
SEPARATE = True


class Item(NamedTuple):
    """Two articles, the earlier first, or one twice; `*_own` stands for an article's sentences without boilerplate;
    `asked_*`: indices of the sentences in question, None for all."""

    scope: str
    a_id: str
    b_id: str
    a_own: str
    b_own: str
    asked_a: tuple[int, ...] | None
    asked_b: tuple[int, ...] | None
    a_published_at: datetime | None
    b_published_at: datetime | None


class Pair(NamedTuple):
    """An item, read; the sentences of b are empty within one article."""

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
    own: str


def _key(told: _Told) -> tuple[datetime, str]:
    return observed(told.article.published_at, told.article.article_id)


def _item(scope: str, one: _Told, other: _Told, asked: dict[str, tuple[int, ...]]) -> Item:
    (a, a_own), (b, b_own) = sorted((one, other), key=_key)
    return Item(
        scope, a.article_id, b.article_id, a_own, b_own, asked.get(a.article_id), asked.get(b.article_id),
        a.published_at, b.published_at,
    )  # fmt: skip


class _Newsroom(NamedTuple):
    """All English articles. Their sentences, which would take more room than the texts, are read when asked for."""

    told: dict[str, _Told]
    own: OwnWording

    def key(self, article_id: str) -> tuple[datetime, str]:
        return _key(self.told[article_id])

    def retold(self, copy: str, root: str) -> tuple[int, ...]:
        """The sentences of a copy that its family's first article does not have."""
        known = set(self.own.hashes(root))
        return tuple(i for i, hashed in enumerate(self.own.hashes(copy)) if hashed not in known)


def _story_items(families: Sequence[list[str]], room: _Newsroom) -> Iterator[Item]:
    """`families` of one story, each in the order of observation."""
    ranked = sorted(families, key=lambda f: (-len(f), room.key(f[0])))[:REPORTS]
    if len(ranked) < 2:
        return
    first = [family[0] for family in ranked]
    for one, other in combinations(first, 2):
        yield _item("story", room.told[one], room.told[other], {})
    spare = RETOLD
    for family, root in zip(ranked, first, strict=True):
        for member in family[1:]:
            if not spare:
                return
            asked = room.retold(member, root)
            if asked:
                spare -= 1
                for other in first:
                    if other != root:
                        yield _item("story", room.told[member], room.told[other], {member: asked})


def items(
    article_text: Sequence[ArticleText],
    family: Sequence[Family],
    lineage: Sequence[Lineage],
    story: Sequence[Story],
    boilerplate: Sequence[Boilerplate],
    band_index: Index,
) -> Iterator[Item]:
    """English articles only: the cues are words. Those of a family follow each other: they share most sentences."""
    # The index forgets what nobody asks for: it is asked for all.
    keys = zip(article_text, own_keys(article_text, boilerplate, band_index), strict=True)
    told_of = {a.article_id: _Told(a, key.hex()) for a, key in keys if a.language == "en"}
    room = _Newsroom(told_of, OwnWording(article_text, boilerplate))
    parent_of = {row.article_id: row.parent_id for row in lineage if row.parent_id}
    families: dict[str, list[str]] = defaultdict(list)
    for member in sorted(family):
        if member.article_id in room.told:
            families[member.family_id].append(member.article_id)
    for _, members in sorted(families.items()):
        told = [room.told[member] for member in members]
        yield from (_item("within", m, m, {}) for m in told)
        yield from _of_family(sorted(told, key=_key), parent_of)
    grouped = {member for members in families.values() for member in members}
    for article_id in sorted(room.told.keys() - grouped):
        yield _item("within", room.told[article_id], room.told[article_id], {})
    yield from _across(sorted(families.items()), parent_of, story, room)


def about(item: Item) -> str:
    """An article of the family that the item is of; none for those across families."""
    return "" if item.scope == "story" else item.a_id


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
        if members[i].own != members[j].own:
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


def disputes(pair: Pair) -> list[Dispute]:
    """What is asked of a pair; training asks the same."""
    a = Report(pair.a_sentences, pair.a_published_at.date() if pair.a_published_at else None)
    b = Report(pair.b_sentences, pair.b_published_at.date() if pair.b_published_at else None)
    if pair.scope == "within":
        return within(a)
    return copied(a, b) if pair.scope == "copy" else between(a, b, pair.asked_a, pair.asked_b)


def _decided(asked: Sequence[tuple[Dispute, float]], least: float) -> tuple[Dispute, float]:
    """The dispute of the first kind in the guide's order that is sure enough, with the probability of the pair."""
    sure = [dispute for dispute, p in asked if p >= least]
    return min(sure, key=lambda d: KINDS.index(d.kind)), max(p for _, p in asked)


def _row(pair: Pair, dispute: Dispute, probability: float, model: str) -> Contradiction:
    theirs = pair.a_sentences if pair.scope == "within" else pair.b_sentences
    identity = (pair.a_id, pair.a_sentences[dispute.a], pair.b_id, theirs[dispute.b], dispute.kind)
    # A copy does not report anew: what it tells otherwise is no update.
    relation = (
        "superseded" if pair.scope == "story" and superseded(dispute, identity[1], identity[3]) else "contradicted"
    )
    contradiction_id = sha256(repr(identity).encode()).hexdigest()[:20]
    return Contradiction(contradiction_id, *identity, pair.scope, relation, probability, model)


def _rows(pair: Pair, asked: Sequence[Dispute], probability: Sequence[float], model: str) -> list[Contradiction]:
    least = ACCEPT[pair.scope]
    by_pair: dict[tuple[int, int], list[tuple[Dispute, float]]] = defaultdict(list)
    for dispute, p in zip(asked, probability, strict=True):
        by_pair[dispute.a, dispute.b].append((dispute, p))
    sure = [found for _, found in sorted(by_pair.items()) if max(p for _, p in found) >= least]
    rows = [_row(pair, *_decided(found, least), model) for found in sure]
    return sorted({row.contradiction_id: row for row in rows}.values())


def said(pairs: Sequence[Pair], model: Model | None) -> list[list[Contradiction]]:
    """The rows of each pair. Without a model nothing is said."""
    if model is None:
        return [[] for _ in pairs]
    asked = [disputes(pair) for pair in pairs]
    vectors = np.array([d.vector for found in asked for d in found], dtype=np.float64)
    # Rounded, since the last digits of a product of matrices depend on how many rows are multiplied at once.
    sure = model.estimator.predict_proba(list(expanded(vectors)))[:, 1].round(4).tolist() if len(vectors) else []
    out, start = [], 0
    for pair, found in zip(pairs, asked, strict=True):
        out.append(_rows(pair, found, sure[start : start + len(found)], model.version))
        start += len(found)
    return out


def _all_of(sentences: Sequence[str], asked: tuple[int, ...] | None) -> tuple[int, ...]:
    return tuple(range(len(sentences))) if asked is None else asked


def read(items: Sequence[Item], own: OwnWording) -> list[Pair]:
    told: dict[str, tuple[str, ...]] = {}  # items that follow each other share most articles

    def sentences(article_id: str) -> tuple[str, ...]:
        if article_id not in told:
            told[article_id] = own[article_id]
        return told[article_id]

    def pair(item: Item) -> Pair:
        a, b = sentences(item.a_id), () if item.scope == "within" else sentences(item.b_id)
        return Pair(
            item.scope, item.a_id, item.b_id, a, b, _all_of(a, item.asked_a), _all_of(b, item.asked_b),
            item.a_published_at, item.b_published_at,
        )  # fmt: skip

    return [pair(item) for item in items]


def basis(article_text: Sequence[ArticleText], boilerplate: Sequence[Boilerplate]) -> OwnWording:
    """What all the work looks the texts up in."""
    return OwnWording(article_text, boilerplate)


def work(items: Sequence[Item], basis: OwnWording, contradiction_model: Model | None) -> list[list[Contradiction]]:
    if contradiction_model is None:
        return [[] for _ in items]
    return said(read(items, basis), contradiction_model)
