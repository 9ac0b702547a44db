"""How a headline sells: the patterns that it uses, and how probably it is clickbait."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.core.clickbait import WINDOWS
from pipeline.core.hashed import Scorer, scorer
from pipeline.core.headline import patterns
from pipeline.model import Model
from pipeline.rows import ArticleText, Headline, Lineage

CLICKBAIT = 0.5  # the probability is calibrated: more likely than not
DIGITS = 4  # finer differences are below the calibration's error, and would tell one processor from another


class Item(NamedTuple):
    article_id: str
    title: str
    language: str | None


def items(article_text: Sequence[ArticleText]) -> Iterator[Item]:
    return (Item(a.article_id, a.title, a.language) for a in sorted(article_text))


def work(items: Sequence[Item], clickbait_model: Model | None) -> list[list[Headline]]:
    """One row an item, without heat. Patterns need no model; both are for English only."""
    titles = sorted({item.title for item in items if item.language == "en"})  # copies often keep their title
    probability = _probabilities(titles, clickbait_model)
    return [[_row(item, probability.get(item.title), clickbait_model)] for item in items]


def finish(rows: Iterable[Headline], lineage: Sequence[Lineage]) -> list[Headline]:
    """Adds `heat`, the copy's clickbait minus its parent's: it changes with the lineage, the score does not."""
    scored = list(rows)
    clickbait = {row.article_id: row.clickbait for row in scored}
    parent = {row.article_id: row.parent_id for row in lineage}
    return [row._replace(heat=_heat(row.clickbait, clickbait.get(parent.get(row.article_id) or ""))) for row in scored]


def _heat(copy: float | None, parent: float | None) -> float | None:
    return None if copy is None or parent is None else round(copy - parent, DIGITS)


@lru_cache(maxsize=1)
def _scorer(model: Model) -> Scorer:
    return scorer(model.estimator, WINDOWS)


def _probabilities(titles: Sequence[str], model: Model | None) -> dict[str, float]:
    if model is None or not titles:
        return {}
    found = _scorer(model).probabilities(titles)
    return {title: round(float(p), DIGITS) for title, p in zip(titles, found, strict=True)}


def _row(item: Item, probability: float | None, model: Model | None) -> Headline:
    if item.language != "en":
        return Headline(item.article_id, None, None, [], None, None)
    names = sorted({p.name for p in patterns(item.title)})
    if model is None or probability is None:
        return Headline(item.article_id, None, None, names, None, None)
    return Headline(item.article_id, probability, probability >= CLICKBAIT, names, None, model.version)
