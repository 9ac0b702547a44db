"""The typed changes between a copy and its parent."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from hashlib import sha256
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from pipeline.core.adjacent import merged
from pipeline.core.body import body_changes, title_change
from pipeline.core.correction import restores
from pipeline.core.doubt import doubts, expanded
from pipeline.core.identity import content_sha256, digest
from pipeline.core.judge import lexical_of
from pipeline.core.kin import Kin
from pipeline.core.leftover import leftovers
from pipeline.core.lexical import Lexical
from pipeline.core.misquoted import misquotations
from pipeline.core.neutral import benign, neutral, over
from pipeline.core.side import Background, Change
from pipeline.core.witness import shares
from pipeline.model import Model
from pipeline.rows import ArticleText, Boilerplate, Family, Lineage, Mutation

# Below it a change of wording counts as one. From .4 to .55 copies are flagged about as well, in stories that were left
# out; at .5 four of five of what is said of wire reports is right, six of seven of what is said of hands and desks.
ACCEPT = 0.5

# An item is one pair of articles: where one cannot be worked on, the others stand.
SEPARATE = True


class Item(NamedTuple):
    """A copy and its parent, by their ids and by what stands for their titles and texts; `earlier`: the same of the
    grandparent and the root; `rival`: of the text that is copied next likely, if it is an earlier one; `witnesses`: of
    others of the family; `repeated` stands for the boilerplate of both outlets; `sure`: whether the parent is."""

    article_id: str
    parent_id: str
    own: str
    parent_own: str
    earlier: tuple[tuple[str, str], ...]
    rival: tuple[str, str] | None
    witnesses: tuple[tuple[str, str], ...]
    repeated: tuple[str, ...]
    published_at: datetime | None
    language: str | None
    sure: bool
    outlet: str


class Pair(NamedTuple):
    """An item, read. `earlier_*`: the grandparent and the root, title and text; `rival`, `witnesses`: title and text;
    `boilerplate`: folded sentences of both outlets."""

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
    rival: tuple[str, str] | None = None
    witnesses: tuple[tuple[str, str], ...] = ()
    sure: bool = False
    outlet: str = ""


class Archive(NamedTuple):
    """All articles by their ids, and the folded sentences that each outlet repeats."""

    article: dict[str, ArticleText]
    repeated: dict[str, list[str]]

    def own(self, article_id: str) -> tuple[str, str]:
        its = self.article[article_id]
        return article_id, content_sha256(its.title, its.text)

    def told(self, article_id: str) -> tuple[str, str]:
        return self.article[article_id].title, self.article[article_id].text


def items(
    article_text: Sequence[ArticleText],
    family: Sequence[Family],
    lineage: Sequence[Lineage],
    boilerplate: Sequence[Boilerplate],
) -> Iterator[Item]:
    """One item a copy whose parent is known; those of a family follow each other, and in it siblings, since they share
    what is read of them."""
    archive = basis(article_text, boilerplate)
    article, own = archive.article, cache(archive.own)
    kin = Kin(article_text, family, lineage)
    lines_of = {outlet: digest(*lines) for outlet, lines in archive.repeated.items()}
    family_of = {row.article_id: row.family_id for row in family}
    for article_id in sorted(kin.parent_of, key=lambda a: (family_of.get(a, "~"), kin.parent_of[a], a)):
        if article_id not in article or kin.parent_of[article_id] not in article:
            continue
        chain = [a for a in kin.ancestors(article_id) if a in article]
        copy, parent = article[article_id], article[chain[0]]
        rival = kin.rival(article_id)
        yield Item(
            article_id, parent.article_id, own(article_id)[1], own(parent.article_id)[1],
            tuple(own(a) for a in dict.fromkeys(chain[1:2] + chain[2:][-1:])),
            own(rival) if rival else None, tuple(own(a) for a in kin.witnesses(article_id)),
            tuple(lines_of.get(its.outlet, "") for its in (copy, parent)),
            copy.published_at, copy.language, kin.is_sure(article_id), copy.outlet,
        )  # fmt: skip


def about(item: Item) -> str:
    """An article of the family that the item is of."""
    return item.article_id


class Candidate(NamedTuple):
    """A change that two sentences seem to show; `field` is title or body."""

    field: str
    change: Change


def _fields(pair: Pair, field: str) -> tuple[str, str]:
    return (pair.parent_text, pair.text) if field == "body" else (pair.parent_title, pair.title)


def _background(pair: Pair, lexical: Lexical | None = None) -> Background:
    day = pair.published_at.date() if pair.published_at else None
    return Background(pair.parent_text, pair.text, day, lexical if pair.language in {"en", None} else None)


def changes(pair: Pair) -> list[Candidate]:
    """All changes of wording, in the order of the texts; what may be one of fact has a severity."""
    background = _background(pair)
    body = _body(pair, background)
    kinds = {change.kind for change in body if change.severity and change.stands}
    title = title_change(pair.parent_title, pair.title, background, kinds)
    found = [Candidate("body", change) for change in body]
    return found + ([Candidate("title", neutral(title, pair.language))] if title else [])


def candidates(pair: Pair) -> list[Candidate]:
    """Those that may be changes of fact: training asks the same."""
    return [found for found in changes(pair) if found.change.severity]


def measured(pair: Pair, found: Sequence[Candidate], lexical: Lexical | None = None) -> list[tuple[float, ...]]:
    """One vector for each candidate of a pair."""
    asked = [(c.change, *_fields(pair, c.field), c.field == "title") for c in found]
    return doubts(asked, _background(pair, lexical))


def spans(pair: Pair, its: Candidate) -> tuple[str | None, str | None]:
    """The exact text before and after."""
    ours, theirs = _fields(pair, its.field)
    before, after = its.change.before, its.change.after
    return ours[slice(*before)] if before else None, theirs[slice(*after)] if after else None


def _row(pair: Pair, its: Candidate) -> Mutation:
    change = its.change
    ours, theirs = _fields(pair, its.field)
    before, after = spans(pair, its)
    starts = (change.before[0] if change.before else None, change.after[0] if change.after else None)
    identity = (pair.article_id, pair.parent_id, change.kind, its.field, before, after, *starts)
    restored = change.severity > 0 and restores(change, ours, theirs, _earlier(pair, its.field))
    return Mutation(
        sha256(repr(identity).encode()).hexdigest()[:20], pair.article_id, pair.parent_id, change.kind,
        change.direction, change.severity, restored, its.field, before, after, *starts, change.probability,
    )  # fmt: skip


def _body(pair: Pair, background: Background) -> list[Change]:
    found = list(body_changes(pair.parent_text, pair.text, frozenset(pair.boilerplate), background, pair.outlet))
    found += [m for m in misquotations(background) if not any(f.kind == "quote" and over(f, m) for f in found)]
    told = merged(dict.fromkeys(neutral(change, pair.language) for change in found), pair.parent_text, pair.text)
    return told + (leftovers(background, told) if pair.language in {"en", None} else [])


def decided(found: Sequence[Candidate], sure: Sequence[float]) -> Iterator[Candidate]:
    """The likely changes, the likeliest first where two speak of the same words; the others as mere wording."""
    told: list[Change] = []
    for its, p in sorted(zip(found, sure, strict=True), key=lambda c: (-c[1], c[0].change[2:4] == (None, None))):
        change = its.change._replace(probability=p)
        if p < ACCEPT or (change.leftover and any(over(change, other) for other in told)):
            if not change.leftover:
                yield its._replace(change=benign(change)._replace(probability=round(1 - p, 4)))
            continue
        told.append(change)
        yield its._replace(change=change)


def _unjudged(pair: Pair, found: Sequence[Candidate]) -> list[Mutation]:
    return [_row(pair, c)._replace(severity=None, probability=None) for c in found if not c.change.leftover]


def said(pairs: Sequence[Pair], change_model: Model | None) -> list[list[Mutation]]:
    """The rows of each pair. Without a model what may be a change of fact has no severity, and no probability."""
    every = [changes(pair) for pair in pairs]
    asked = [[c for c in found if c.change.severity] for found in every]
    sure = _sure(pairs, asked, change_model) if change_model else [[] for _ in pairs]
    out = []
    for pair, found, proposed, p in zip(pairs, every, asked, sure, strict=True):
        told = [c for c in decided(proposed, p) if not _is_shared(pair, c)] if change_model else []
        rows = [_row(pair, c) for c in found if not c.change.severity and not _is_part(c, told)]
        rows += [_row(pair, c) for c in told] if change_model else _unjudged(pair, proposed)
        out.append(sorted({row.mutation_id: row for row in rows}.values()))
    return out


def _is_shared(pair: Pair, its: Candidate) -> bool:
    """Whether a change of fact was there before the copy."""
    if not its.change.severity:
        return False
    its_spans, ours, theirs = (its.change.before, its.change.after), *_fields(pair, its.field)
    at = 0 if its.field == "title" else 1
    told = [(pair.rival, True)] if pair.rival else []
    told += [(witness, False) for witness in pair.witnesses]
    taken = any(shares(its_spans, ours, theirs, text[at], cut) for text, cut in told)
    # Where the parent is sure, what an ancestor of it reads alike was corrected.
    return taken and not (pair.sure and restores(its.change, ours, theirs, _earlier(pair, its.field)))


def _earlier(pair: Pair, field: str) -> list[str]:
    return pair.earlier_texts if field == "body" else pair.earlier_titles


def _is_part(its: Candidate, told: Sequence[Candidate]) -> bool:
    """Other words around a change of fact: 'nine times' for 'twice' is one change."""
    return any(c.field == its.field and c.change.severity and over(its.change, c.change) for c in told)


def _sure(pairs: Sequence[Pair], asked: Sequence[Sequence[Candidate]], model: Model) -> list[list[float]]:
    """The probability of each candidate; asked at once, and rounded since the last digits depend on how many are."""
    lexical = lexical_of(model.estimator)
    vectors = [measured(pair, found, lexical) for pair, found in zip(pairs, asked, strict=True)]
    every = np.array([vector for found in vectors for vector in found])
    p = model.estimator.predict_proba(list(expanded(every)))[:, 1].round(4).tolist() if len(every) else []
    ends = list(accumulate(len(found) for found in vectors))
    return [p[end - len(found) : end] for end, found in zip(ends, vectors, strict=True)]


def read(items: Sequence[Item], archive: Archive) -> list[Pair]:
    return [_read(item, archive) for item in items]


def _read(item: Item, archive: Archive) -> Pair:
    copy, parent = archive.article[item.article_id], archive.article[item.parent_id]
    earlier = [archive.article[a] for a, _ in item.earlier]
    lines = {line for its in (copy, parent) for line in archive.repeated.get(its.outlet, [])}
    return Pair(
        copy.article_id, parent.article_id, copy.title, copy.text, parent.title, parent.text,
        [a.title for a in earlier], [a.text for a in earlier], item.published_at, item.language, sorted(lines),
        archive.told(item.rival[0]) if item.rival else None, tuple(archive.told(a) for a, _ in item.witnesses),
        item.sure, item.outlet,
    )  # fmt: skip


def basis(article_text: Sequence[ArticleText], boilerplate: Sequence[Boilerplate]) -> Archive:
    """What all the work looks the texts up in."""
    repeated: dict[str, list[str]] = {}
    for row in sorted(boilerplate):
        repeated.setdefault(row.outlet, []).append(row.sentence)
    return Archive({a.article_id: a for a in article_text}, repeated)


def pairs(
    article_text: Sequence[ArticleText], lineage: Sequence[Lineage], boilerplate: Sequence[Boilerplate]
) -> list[Pair]:
    """All at once: training asks the same."""
    return read(list(items(article_text, [], lineage, boilerplate)), basis(article_text, boilerplate))


def work(items: Sequence[Item], basis: Archive, change_model: Model | None) -> list[list[Mutation]]:
    return said(read(items, basis), change_model)
