"""The typed changes between a copy and its parent."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from pipeline.core.change import body_changes, merged, title_change
from pipeline.core.correction import restores
from pipeline.core.doubt import doubts, expanded
from pipeline.core.leftover import leftovers
from pipeline.core.moment import observed
from pipeline.core.side import Background, Change
from pipeline.core.witness import shares
from pipeline.model import Model
from pipeline.rows import ArticleText, Boilerplate, Lineage, Mutation

# Below it a change of wording counts as one. What is said shall be more likely than not: on stories that were left out
# five of six are right, of copies written anew too; at .4 it were three of four, and one listed change in 30 more.
ACCEPT = 0.5


# Below it a parent may as well be another.
SURE = 0.8

# An item is one pair of articles: where one cannot be worked on, the others stand.
SEPARATE = True


class Item(NamedTuple):
    """`earlier_*`: the grandparent and the root, title and text; `boilerplate`: folded sentences of both outlets;
    `witness_*`: the text that is copied next likely, if it is an earlier one; `sure`: whether the parent is."""

    article_id: str
    parent_id: str
    title: str
    text: str
    parent_title: str
    parent_text: str
    earlier_titles: list[str]
    earlier_texts: list[str]
    published_at: datetime | None
    language: str | None
    boilerplate: list[str]
    witness_title: str = ""
    witness_text: str = ""
    sure: bool = False


def _ancestors(article_id: str, parent_of: dict[str, str]) -> list[str]:
    """From the parent up; a circle ends where it closes."""
    chain: list[str] = []
    while article_id in parent_of and parent_of[article_id] not in chain:
        article_id = parent_of[article_id]
        chain.append(article_id)
    return chain


def items(
    article_text: Sequence[ArticleText], lineage: Sequence[Lineage], boilerplate: Sequence[Boilerplate]
) -> Iterator[Item]:
    """One item a copy whose parent is known; siblings follow each other, since they share what is read of it."""
    article = {a.article_id: a for a in article_text}
    parent_of = {row.article_id: row.parent_id for row in lineage if row.parent_id}
    kin = {row.article_id: row for row in lineage}
    repeated: dict[str, list[str]] = {}
    for row in sorted(boilerplate):
        repeated.setdefault(row.outlet, []).append(row.sentence)
    for article_id in sorted(parent_of, key=lambda a: (parent_of[a], a)):
        chain = [a for a in _ancestors(article_id, parent_of) if a in article]
        if article_id not in article or parent_of[article_id] not in article:
            continue
        copy, parent = article[article_id], article[parent_of[article_id]]
        earlier = [article[a] for a in dict.fromkeys(chain[1:2] + chain[2:][-1:])]
        witness = _witness(article, kin[article_id], chain)
        lines = [*repeated.get(copy.outlet, []), *repeated.get(parent.outlet, [])]
        yield Item(
            article_id, parent.article_id, copy.title, copy.text, parent.title, parent.text,
            [a.title for a in earlier], [a.text for a in earlier], copy.published_at, copy.language, sorted(set(lines)),
            *((witness.title, witness.text) if witness else ("", "")), (kin[article_id].probability or 0.0) >= SURE,
        )  # fmt: skip


def _witness(article: dict[str, ArticleText], its: Lineage, chain: list[str]) -> ArticleText | None:
    """An earlier text that is copied next likely. Where the parent is sure, what its ancestor tells otherwise was
    corrected."""
    copy, other = article[its.article_id], article.get(its.runner_up_id or "")
    earlier = other and observed(other.published_at, other.article_id) < observed(copy.published_at, copy.article_id)
    sure = its.runner_up_id in chain and (its.probability or 0.0) >= SURE
    return other if earlier and not sure else None


class Candidate(NamedTuple):
    """A change that two sentences seem to show; `field` is title or body."""

    field: str
    change: Change


def _fields(item: Item, field: str) -> tuple[str, str]:
    return (item.parent_text, item.text) if field == "body" else (item.parent_title, item.title)


def _background(item: Item) -> Background:
    return Background(item.parent_text, item.text, item.published_at.date() if item.published_at else None)


def changes(item: Item) -> list[Candidate]:
    """All changes of wording, in the order of the texts; what may be one of fact has a severity."""
    background = _background(item)
    body = _body(item, background)
    kinds = {change.kind for change in body if change.severity and change.stands}
    title = title_change(item.parent_title, item.title, background, kinds)
    found = [Candidate("body", change) for change in body]
    return found + ([Candidate("title", _neutral(item, title))] if title else [])


def candidates(item: Item) -> list[Candidate]:
    """Those that may be changes of fact: training asks the same."""
    return [found for found in changes(item) if found.change.severity]


def measured(item: Item, found: Sequence[Candidate]) -> list[tuple[float, ...]]:
    """One vector for each candidate of an item."""
    return doubts([(c.change, *_fields(item, c.field), c.field == "title") for c in found], _background(item))


def spans(item: Item, its: Candidate) -> tuple[str | None, str | None]:
    """The exact text before and after."""
    ours, theirs = _fields(item, its.field)
    before, after = its.change.before, its.change.after
    return ours[slice(*before)] if before else None, theirs[slice(*after)] if after else None


def _row(item: Item, its: Candidate) -> Mutation:
    change = its.change
    ours, theirs = _fields(item, its.field)
    before, after = spans(item, its)
    starts = (change.before[0] if change.before else None, change.after[0] if change.after else None)
    identity = (item.article_id, item.parent_id, change.kind, its.field, before, after, *starts)
    restored = change.severity > 0 and restores(change, ours, theirs, _earlier(item, its.field))
    return Mutation(
        sha256(repr(identity).encode()).hexdigest()[:20], item.article_id, item.parent_id, change.kind,
        change.direction, change.severity, restored, its.field, before, after, *starts, change.probability,
    )  # fmt: skip


def _body(item: Item, background: Background) -> list[Change]:
    found = body_changes(item.parent_text, item.text, frozenset(item.boilerplate), background)
    told = merged(dict.fromkeys(_neutral(item, change) for change in found), item.parent_text, item.text)
    return told + (leftovers(background, told) if item.language in {"en", None} else [])


# Their word lists are English; of other languages only the wording is known to have changed.
_ENGLISH = frozenset(
    {"status", "negation", "certainty", "attribution", "superlative", "omission", "headline", "addition"}
)


def _neutral(item: Item, change: Change) -> Change:
    return change if item.language in {"en", None} or change.kind not in _ENGLISH else _benign(change)


def _benign(change: Change) -> Change:
    """Only the wording has changed."""
    kind = "synonym" if change.before and change.after else "trim" if change.before else "addition"
    return change._replace(kind=kind, severity=0, direction=None)


def _over(a: Change, b: Change) -> bool:
    """Whether two candidates speak of the same words on both sides."""
    pairs = ((a.before, b.before), (a.after, b.after))
    return all(x and y and x[0] < y[1] and y[0] < x[1] for x, y in pairs)


def decided(found: Sequence[Candidate], sure: Sequence[float]) -> Iterator[Candidate]:
    """The likely changes, the likeliest first where two speak of the same words; the others as mere wording."""
    told: list[Change] = []
    for its, p in sorted(zip(found, sure, strict=True), key=lambda c: (-c[1], c[0].change[2:4] == (None, None))):
        change = its.change._replace(probability=p)
        if p < ACCEPT or (change.leftover and any(_over(change, other) for other in told)):
            if not change.leftover:
                yield its._replace(change=_benign(change)._replace(probability=round(1 - p, 4)))
            continue
        told.append(change)
        yield its._replace(change=change)


def _unjudged(item: Item, found: Sequence[Candidate]) -> list[Mutation]:
    return [_row(item, c)._replace(severity=None, probability=None) for c in found if not c.change.leftover]


def work(items: Sequence[Item], change_model: Model | None) -> list[list[Mutation]]:
    """Without a model what may be a change of fact has no severity, and no probability."""
    every = [changes(item) for item in items]
    asked = [[c for c in found if c.change.severity] for found in every]
    sure = _sure(items, asked, change_model) if change_model else [[] for _ in items]
    out = []
    for item, found, proposed, p in zip(items, every, asked, sure, strict=True):
        told = [c for c in decided(proposed, p) if not _is_shared(item, c)] if change_model else []
        rows = [_row(item, c) for c in found if not c.change.severity and not _is_part(c, told)]
        rows += [_row(item, c) for c in told] if change_model else _unjudged(item, proposed)
        out.append(sorted({row.mutation_id: row for row in rows}.values()))
    return out


def _is_shared(item: Item, its: Candidate) -> bool:
    """Whether a change of fact was there before the copy."""
    witness = item.witness_text if its.field == "body" else item.witness_title
    its_spans = (its.change.before, its.change.after)
    ours, theirs = _fields(item, its.field)
    if not witness or not its.change.severity or not shares(its_spans, ours, theirs, witness):
        return False
    # Where the parent is sure, what an ancestor of it reads alike was corrected.
    return not (item.sure and restores(its.change, ours, theirs, _earlier(item, its.field)))


def _earlier(item: Item, field: str) -> list[str]:
    return item.earlier_texts if field == "body" else item.earlier_titles


def _is_part(its: Candidate, told: Sequence[Candidate]) -> bool:
    """Other words around a change of fact: 'nine times' for 'twice' is one change."""
    return any(c.field == its.field and c.change.severity and _over(its.change, c.change) for c in told)


def _sure(items: Sequence[Item], asked: Sequence[Sequence[Candidate]], model: Model) -> list[list[float]]:
    """The probability of each candidate; asked at once, and rounded since the last digits depend on how many are."""
    vectors = [measured(item, found) for item, found in zip(items, asked, strict=True)]
    every = np.array([vector for found in vectors for vector in found])
    p = model.estimator.predict_proba(list(expanded(every)))[:, 1].round(4).tolist() if len(every) else []
    ends = list(accumulate(len(found) for found in vectors))
    return [p[end - len(found) : end] for end, found in zip(ends, vectors, strict=True)]
