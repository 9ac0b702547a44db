"""The typed changes between a copy and its parent."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from pipeline.core.change import body_changes, merged, title_change
from pipeline.core.correction import restores
from pipeline.core.side import Background, Change
from pipeline.rows import ArticleText, Boilerplate, Lineage, Mutation


class Item(NamedTuple):
    """`earlier_*`: the grandparent and the root, title and text; `boilerplate`: folded sentences of both outlets."""

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
    repeated: dict[str, list[str]] = {}
    for row in sorted(boilerplate):
        repeated.setdefault(row.outlet, []).append(row.sentence)
    for article_id in sorted(parent_of, key=lambda a: (parent_of[a], a)):
        chain = [a for a in _ancestors(article_id, parent_of) if a in article]
        if article_id not in article or parent_of[article_id] not in article:
            continue
        copy, parent = article[article_id], article[parent_of[article_id]]
        earlier = [article[a] for a in dict.fromkeys(chain[1:2] + chain[2:][-1:])]
        lines = [*repeated.get(copy.outlet, []), *repeated.get(parent.outlet, [])]
        yield Item(
            article_id, parent.article_id, copy.title, copy.text, parent.title, parent.text,
            [a.title for a in earlier], [a.text for a in earlier], copy.published_at, copy.language, sorted(set(lines)),
        )  # fmt: skip


def _cut(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None


def _row(item: Item, field: str, change: Change) -> Mutation:
    ours, theirs = (item.parent_text, item.text) if field == "body" else (item.parent_title, item.title)
    before, after = _cut(ours, change.before), _cut(theirs, change.after)
    starts = (change.before[0] if change.before else None, change.after[0] if change.after else None)
    identity = (item.article_id, item.parent_id, change.kind, field, before, after, *starts)
    earlier = item.earlier_texts if field == "body" else item.earlier_titles
    return Mutation(
        sha256(repr(identity).encode()).hexdigest()[:20], item.article_id, item.parent_id, change.kind,
        change.direction, change.severity, change.severity > 0 and restores(change, ours, theirs, earlier), field,
        before, after, *starts, change.probability,
    )  # fmt: skip


def _rows(item: Item) -> list[Mutation]:
    background = Background(item.parent_text, item.text, item.published_at.date() if item.published_at else None)
    body = _body(item, background)
    kinds = {change.kind for change in body if change.severity}
    title = title_change(item.parent_title, item.title, background, kinds)
    rows = [_row(item, "body", change) for change in body]
    rows += [_row(item, "title", _neutral(item, title))] if title else []
    return sorted({row.mutation_id: row for row in rows}.values())


def _body(item: Item, background: Background) -> list[Change]:
    found = body_changes(item.parent_text, item.text, frozenset(item.boilerplate), background)
    return merged(dict.fromkeys(_neutral(item, change) for change in found), item.parent_text, item.text)


# Their word lists are English; of other languages only the wording is known to have changed.
_ENGLISH = frozenset(
    {"status", "negation", "certainty", "attribution", "superlative", "omission", "headline", "addition"}
)


def _neutral(item: Item, change: Change) -> Change:
    if item.language in {"en", None} or change.kind not in _ENGLISH:
        return change
    kind = "synonym" if change.before and change.after else "trim" if change.before else "addition"
    return change._replace(kind=kind, severity=0, direction=None)


def work(items: Sequence[Item]) -> list[list[Mutation]]:
    return [_rows(item) for item in items]
