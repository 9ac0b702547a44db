"""Who first showed a material change, who carried it on and who took it back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from pipeline.core.correction import reading, says
from pipeline.rows import ArticleText, Lineage, Mutation, MutationSpread


def _children(lineage: Sequence[Lineage]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for row in sorted(lineage, key=lambda r: r.article_id):
        if row.parent_id:
            out.setdefault(row.parent_id, []).append(row.article_id)
    return out


def _field(article: ArticleText, field: str) -> str:
    return article.title if field == "title" else article.text


def _at(text: str, start: int, span: str) -> str:
    return reading(text, start, start + len(span))


def _readings(row: Mutation, article: dict[str, ArticleText]) -> tuple[str | None, str | None]:
    """Of the parent and of the copy, where the change stands."""
    before = after = None
    if row.before and row.before_start is not None and row.parent_id in article:
        before = _at(_field(article[row.parent_id], row.field), row.before_start, row.before)
    if row.after and row.after_start is not None and row.article_id in article:
        after = _at(_field(article[row.article_id], row.field), row.after_start, row.after)
    return before, after


def _role(descendant: ArticleText, row: Mutation, before: str | None, after: str | None) -> str | None:
    if after is not None and says(_field(descendant, row.field), after):
        return "carrier"
    if before is not None and says(_field(descendant, row.field), before):
        return "reverter"
    # A cut leaves no words behind: who does not bring them back carries it.
    return "carrier" if after is None and before is not None else None


def _spread(
    row: Mutation, article: dict[str, ArticleText], children: dict[str, list[str]]
) -> Iterator[tuple[str, str, datetime | None]]:
    """(article, role, time); below a reverter or a rewording nothing is followed."""
    before, after = _readings(row, article)
    yield row.article_id, "introducer", _time(article[row.article_id])
    seen = {row.article_id, row.parent_id}
    queue = list(children.get(row.article_id, []))
    while queue:
        child = queue.pop()
        if child in seen or child not in article:
            continue
        seen.add(child)
        role = _role(article[child], row, before, after)
        if role:
            yield child, role, _time(article[child])
        if role == "carrier":
            queue += children.get(child, [])


def _time(article: ArticleText) -> datetime | None:
    return article.published_at or article.first_seen_at


def build(
    article_text: Sequence[ArticleText], lineage: Sequence[Lineage], mutation: Sequence[Mutation]
) -> Iterable[MutationSpread]:
    """Of the material changes; a correction has an introducer too: who mended it."""
    article = {a.article_id: a for a in article_text}
    children = _children(lineage)
    for row in sorted(mutation, key=lambda m: m.mutation_id):
        if row.severity == 2 and row.article_id in article:
            for article_id, role, observed_at in sorted(_spread(row, article, children), key=lambda s: s[:2]):
                yield MutationSpread(row.mutation_id, article_id, role, observed_at)
