"""Who first showed a material change, who carried it on and who took it back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from pipeline.core.correction import reading, says
from pipeline.core.kin import Kin
from pipeline.core.witness import shares
from pipeline.rows import ArticleText, Family, Lineage, Mutation, MutationSpread


class _News(NamedTuple):
    """`children` of each article, as lineage has them; `readers`: who may have taken a reading from it all the same."""

    article: dict[str, ArticleText]
    children: dict[str, list[str]]
    readers: dict[str, list[str]]
    kin: Kin


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


def _role(name: str, row: Mutation, readings: tuple[str | None, str | None], news: _News) -> str | None:
    """Of a descendant: by the very words of the change, else by what they tell."""
    before, after = readings
    told = _field(news.article[name], row.field)
    if after is not None and says(told, after):
        return "carrier"
    if before is not None and says(told, before):
        return "reverter"
    # A cut leaves no words behind: who does not bring them back carries it.
    if after is None and before is not None:
        return "carrier"
    if _reads(name, row, news.article):
        return "carrier"
    return "reverter" if row.before is not None and _reads(name, row, news.article, back=True) else None


def _reads(reader: str, row: Mutation, article: dict[str, ArticleText], back: bool = False) -> bool:
    """Whether an article reads as the introducer does where that and its parent differ; `back`: as the parent does."""
    if row.parent_id not in article or row.parent_id == row.article_id:
        return False
    sides = [
        (_span(row.before, row.before_start), _field(article[row.parent_id], row.field)),
        (_span(row.after, row.after_start), _field(article[row.article_id], row.field)),
    ]
    (before, old), (after, new) = reversed(sides) if back else sides
    return after is not None and shares((before, after), old, new, _field(article[reader], row.field), cut=False)


def _span(text: str | None, start: int | None) -> tuple[int, int] | None:
    return None if text is None or start is None else (start, start + len(text))


def _spread(row: Mutation, news: _News) -> Iterator[tuple[str, str, datetime | None]]:
    """(article, role, time); below a reverter or a rewording nothing is followed. Who descends from elsewhere and reads
    as a carrier does has taken it over, since no change is told of it there."""
    article = news.article
    readings = _readings(row, article)
    yield row.article_id, "introducer", _time(article[row.article_id])
    seen = {row.parent_id, *_line(row.article_id, news.kin)}
    queue = [row.article_id]
    while queue:
        source = queue.pop()
        roles = [(c, _role(c, row, readings, news)) for c in news.children.get(source, []) if c in article]
        readers = [] if row.correction else news.readers.get(source, [])
        taken = [r for r in readers if r not in seen and _reads(r, row, article)]
        for name, role in (*roles, *((name, "carrier") for name in taken)):
            if name not in seen:
                seen.add(name)
                if role:
                    yield name, role, _time(article[name])
                if role == "carrier":
                    queue.append(name)


def _time(article: ArticleText) -> datetime | None:
    return article.published_at or article.first_seen_at


def _line(article_id: str, kin: Kin) -> list[str]:
    return [article_id, *kin.ancestors(article_id)]


def _root(article_id: str, kin: Kin) -> str:
    """Its earliest ancestor; where parents form a circle the lowest of it."""
    chain = _line(article_id, kin)
    back = kin.parent_of.get(chain[-1])
    return min(chain[chain.index(back) :]) if back in chain else chain[-1]


def _same(row: Mutation, news: _News) -> tuple[str, ...]:
    """What two copies of a text share that show one change. A cut says nothing that could be taken over, and who edits
    an own article or mends an error does so alone."""
    if row.after is None or row.correction or row.parent_id == row.article_id:
        return (row.mutation_id,)
    spans = [(text or "").casefold() for text in (row.before, row.after)]
    return (_root(row.article_id, news.kin), row.field, *spans, *map(str, _readings(row, news.article)))


def _of_one_line(one: Mutation, other: Mutation, kin: Kin) -> bool:
    """Whether one's article descends from the other's."""
    return any(x in _line(y, kin) for x, y in (
        (one.article_id, other.article_id), (other.article_id, one.article_id)
    ))  # fmt: skip


_ROLES = ("introducer", "carrier", "reverter")


def _united(rows: Sequence[Mutation], news: _News) -> Iterator[MutationSpread]:
    """The spread of changes that are one, each later than the one before it: the first introduces it."""
    told: dict[str, dict[str, tuple[str, datetime | None]]] = {}
    united: list[Mutation] = []
    for row in rows:
        found = {name: (role, at) for name, role, at in _spread(row, news)}
        # Whoever has the change behind it and brings it up again introduces it anew.
        first = next((told[one.mutation_id] for one in united if not _of_one_line(one, row, news.kin)), None)
        if first is None:
            told[row.mutation_id] = found
            united.append(row)
            continue
        found[row.article_id] = ("carrier", found[row.article_id][1])
        for name, (role, at) in found.items():
            if name not in first or _ROLES.index(role) < _ROLES.index(first[name][0]):
                first[name] = (role, at)
    for mutation_id, found in told.items():
        for name, (role, at) in sorted(found.items()):
            yield MutationSpread(mutation_id, name, role, at)


def build(
    article_text: Sequence[ArticleText],
    family: Sequence[Family],
    lineage: Sequence[Lineage],
    mutation: Sequence[Mutation],
) -> Iterable[MutationSpread]:
    """Of the material changes; a correction has an introducer too: who mended it. Where copies of one text show the
    same change, the first introduces it and the others carry it, under the first one's id."""
    kin = Kin(article_text, family, lineage)
    news = _News({a.article_id: a for a in article_text}, _children(lineage), kin.readers(), kin)
    alike: dict[tuple[str, ...], list[Mutation]] = {}
    for row in sorted(mutation, key=lambda m: m.mutation_id):
        if row.severity == 2 and row.article_id in news.article:
            alike.setdefault(_same(row, news), []).append(row)
    for rows in alike.values():
        yield from _united(sorted(rows, key=lambda r: (kin.order(r.article_id), r.mutation_id)), news)
