"""The exact truth about the sample: every article, every change, the planned contradictions."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.core.sentence import sentences
from pipeline.newswire.address import Address, article_path
from pipeline.newswire.edit import State, errors
from pipeline.newswire.markup import Applied, difference, render
from pipeline.newswire.outlet import BY_SLUG
from pipeline.newswire.plan import Article, Plan
from pipeline.newswire.prose import Story

# Kinds whose two readings cannot both be true; a status may also have moved on.
_EXCLUSIVE = frozenset({"number", "date", "name", "negation", "status"})
_DOUBTFUL = frozenset({"status"})
_VALUES = frozenset({"number", "date", "name"})
# A shorter value ("11") may stand elsewhere by accident.
_TELLING = 6


class ArticleTruth(NamedTuple):
    """`carried`: material changes that it took over from its parent. `title_kind`: plain, clickbait or overclaim."""

    row: str
    url: str
    outlet: str
    title: str
    week: str
    published_at: str
    story: str
    family: str
    role: str
    parent: str | None
    parent_revision: int | None
    revisions: int
    carried: int
    title_kind: str
    clickbait: bool


class ChangeTruth(NamedTuple):
    """A change of `url` in `revision` against `parent`; the parent of a later revision is the one before."""

    row: str
    url: str
    revision: int
    parent: str
    parent_revision: int
    kind: str
    also: tuple[str, ...]
    direction: str | None
    severity: int
    correction: bool
    field: str
    before: str
    after: str
    before_start: int
    after_start: int


class ContradictionTruth(NamedTuple):
    """`sure` is false where the later sentence may be news; `closure` is true where it follows from another row."""

    row: str
    a_url: str
    a_sentence: str
    b_url: str
    b_sentence: str
    kind: str
    scope: str
    sure: bool
    closure: bool


Truth = ArticleTruth | ChangeTruth | ContradictionTruth


def truth(plan: Plan, where: Address) -> Iterator[Truth]:
    by_id = {article.article_id: article for article in plan.articles}
    url = {a.article_id: where.base(BY_SLUG[a.outlet]) + article_path(a, BY_SLUG[a.outlet]) for a in plan.articles}
    for article in plan.articles:
        parent = by_id[article.parent] if article.parent else None
        yield _article(article, parent, url)
    for article in plan.articles:
        if article.parent:
            parent = by_id[article.parent]
            before = parent.revisions[article.parent_revision].state
            yield from _changes(article, 0, before, (url[parent.article_id], article.parent_revision), url)
        for i in range(1, len(article.revisions)):
            before = article.revisions[i - 1].state
            yield from _changes(article, i, before, (url[article.article_id], i - 1), url)
    for story in plan.stories:
        yield from _planned(story, [a for a in plan.articles if a.text.story_id == story.name], url)


def write(rows: Iterator[Truth]) -> str:
    """JSON lines."""
    return "".join(json.dumps(row._asdict(), ensure_ascii=False) + "\n" for row in rows)


def body(article: Article, revision: int = 0) -> str:
    """The text without furniture, paragraphs apart by one empty line."""
    state = article.revisions[revision].state
    return render(article.text.template, state.applied, state.cut).text


def _article(article: Article, parent: Article | None, url: dict[str, str]) -> ArticleTruth:
    state = article.revisions[0].state
    year, week, _ = article.at.isocalendar()
    inherited = set(errors(parent.text, parent.revisions[article.parent_revision].state)) if parent else set()
    return ArticleTruth(
        "article",
        url[article.article_id],
        BY_SLUG[article.outlet].name,
        state.title,
        f"{year}-W{week:02d}",
        article.at.isoformat(),
        article.text.story_id,
        article.text.text_id,
        article.role,
        url[parent.article_id] if parent else None,
        article.parent_revision if parent else None,
        len(article.revisions),
        len(inherited.intersection(errors(article.text, state))),
        state.title_kind,
        state.title_kind == "clickbait",
    )


def _changes(
    article: Article, revision: int, before: State, parent: tuple[str, int], url: dict[str, str]
) -> Iterator[ChangeTruth | ContradictionTruth]:
    """The rows of one version against `before`, in the order of the text; the cut tail last."""
    after = article.revisions[revision].state
    template = article.text.template
    old, new = render(template, before.applied, before.cut), render(template, after.applied, after.cut)
    its_url, (parent_url, parent_revision) = url[article.article_id], parent
    versions = ("change", its_url, revision, parent_url, parent_revision)
    if before.title != after.title:
        kind, also, severity, correction = _title_kind(before, after)
        yield ChangeTruth(*versions, kind, also, None, severity, correction, "title", before.title, after.title, 0, 0)
    for one in difference(template, before.applied, after.applied, after.cut):
        correction = one.number in before.applied
        spans = (one.before, one.after, one.before_start, one.after_start)
        yield ChangeTruth(*versions, one.kind, (), one.direction, one.severity, correction, "body", *spans)
        if one.kind in _EXCLUSIVE and one.severity == 2 and parent_url != its_url:
            a, b = _sentence_at(old.text, one.before_start), _sentence_at(new.text, one.after_start)
            sure = one.kind not in _DOUBTFUL
            yield ContradictionTruth("contradiction", parent_url, a, its_url, b, one.kind, "copy", sure, False)
            yield from _self_contradiction(its_url, one, new.text)
    if after.cut > before.cut:
        kept = render(template, before.applied, after.cut).text
        spans = (old.text[len(kept) :], "", len(kept), len(new.text))
        yield ChangeTruth(*versions, "trim", (), None, 0, False, "body", *spans)


def _self_contradiction(url: str, change: Applied, text: str) -> Iterator[ContradictionTruth]:
    """The right value may still stand elsewhere in the copy; whether it speaks of the same is for a reader to say."""
    if change.kind not in _VALUES or len(change.before) < _TELLING:
        return
    wrong = _sentence_at(text, change.after_start)
    for other in sentences(text):
        if other.text != wrong and re.search(rf"(?<!\w){re.escape(change.before)}(?!\w)", other.text):
            yield ContradictionTruth("contradiction", url, wrong, url, other.text, change.kind, "within", False, False)


def _title_kind(before: State, after: State) -> tuple[str, tuple[str, ...], int, bool]:
    """Kind, other acceptable kinds, severity and whether it takes a promise back."""
    if after.title_kind == "overclaim":
        return "headline", (), 2, False
    if after.title_kind == "clickbait":
        return "headline", ("synonym",), 1, False
    if before.title_kind == "overclaim":
        return "headline", ("synonym",), 2, True
    return "synonym", ("headline",), 0, before.title_kind == "clickbait"


def _sentence_at(text: str, start: int) -> str:
    spans = sentences(text)
    return next((s.text for s in spans if s.end > start), spans[-1].text)


def _planned(story: Story, articles: Sequence[Article], url: dict[str, str]) -> Iterator[ContradictionTruth]:
    """What the writer planned, for the pair it was written for and for whoever shows the same sentences."""
    independent = [a for a in articles if a.text.text_id != story.name]
    family = [a for a in articles if a.text.text_id == story.name]
    for scope, kind, a_sentence, b_sentence in story.planned:
        showing = [a for a in family if a_sentence in body(a)]
        others = showing if scope == "within" else independent
        for a in showing:
            for b in [a] if scope == "within" else others:
                if b_sentence in body(b):
                    closure = "copy" in (a.role, b.role)
                    sides = (url[a.article_id], a_sentence, url[b.article_id], b_sentence)
                    yield ContradictionTruth("contradiction", *sides, kind, scope, True, closure)
