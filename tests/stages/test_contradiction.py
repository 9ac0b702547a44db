from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.core.fingerprint import Unkept
from pipeline.core.text import clean_text
from pipeline.model import Model, ModelUnavailable, load
from pipeline.rows import ArticleText, Boilerplate, Contradiction, Family, Lineage, Story
from pipeline.stages.contradiction import Item, Pair, basis, items, read, said, work

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
START = datetime(2026, 6, 8, 9, tzinfo=UTC)
PIER = "Orla Finch, 61, sold the pier at Wexby. The pier has 12 boats. Nobody was hurt."
CHANGED = "Orla Finch, 61, sold the pier at Wexby. The pier has 21 boats. Nobody was hurt."
OTHER = "At Wexby the pier changed hands. Its seller, Orla Finch, 64, kept one boat."


class _Sure:
    """An estimator that believes everything."""

    def predict_proba(self, X: object, /) -> NDArray[np.float64]:  # noqa: N803 - scikit-learn's name
        return np.tile([0.1, 0.9], (len(list(X)), 1))  # type: ignore[call-overload]


SURE = Model("sure", _Sure())


def _article(article_id: str, text: str, hour: int, language: str | None = "en") -> ArticleText:
    at = START + timedelta(hours=hour)
    return ArticleText(article_id, f"https://{article_id}.example", "Wire", "", None, at, None, None, language, text)


ARTICLES = [_article("root", PIER, 0), _article("copy", CHANGED, 1), _article("other", OTHER, 2)]
FAMILIES = [Family("root", "f"), Family("copy", "f"), Family("other", "g")]
PARENTS = [Lineage("copy", "root", 0.9, None, 0.9), Lineage("root", None, None, None, None)]
STORIES = [Story(i, "s") for i in ("root", "copy", "other")]


def _pairs(articles: list[ArticleText], boilerplate: list[Boilerplate] | None = None) -> list[Pair]:
    repeated = boilerplate or []
    return read(_items(articles, repeated), basis(articles, repeated))


def _items(articles: list[ArticleText], boilerplate: list[Boilerplate] | None = None) -> list[Item]:
    return list(items(articles, FAMILIES, PARENTS, STORIES, boilerplate or [], Unkept()))


def _rows(told: list[Pair], model: Model | None = SURE) -> list[Contradiction]:
    return [row for group in said(told, model) for row in group]


def test_each_article_each_copy_and_each_two_reports_are_asked() -> None:
    asked = {(i.scope, i.a_id, i.b_id) for i in _items(ARTICLES)}
    within = {("within", a.article_id, a.article_id) for a in ARTICLES}
    assert asked == within | {("copy", "root", "copy"), ("story", "root", "other"), ("story", "copy", "other")}


def test_of_a_copy_only_what_it_tells_otherwise_is_held_against_other_reports() -> None:
    (pair,) = [i for i in _pairs(ARTICLES) if (i.scope, i.a_id) == ("story", "copy")]
    assert [pair.a_sentences[i] for i in pair.asked_a] == ["The pier has 21 boats."]


@given(st.permutations(ARTICLES))
def test_the_order_of_arrival_does_not_matter(articles: list[ArticleText]) -> None:
    assert _items(articles) == _items(ARTICLES)


def test_an_article_in_another_language_is_not_asked() -> None:
    assert _items([_article("root", PIER, 0, "de"), _article("copy", CHANGED, 1, None)]) == []


def test_boilerplate_is_no_part_of_the_article() -> None:
    told = _pairs([_article("root", PIER, 0)], [Boilerplate("Wire", "nobody was hurt", 9)])
    assert told[0].a_sentences == ("Orla Finch, 61, sold the pier at Wexby.", "The pier has 12 boats.")


def test_without_a_model_nothing_is_said() -> None:
    told = _pairs(ARTICLES)
    assert said(told, None) == [[] for _ in told]
    assert work(_items(ARTICLES), basis(ARTICLES, []), None) == [[] for _ in told]


def test_a_pair_gives_one_row_with_sentences_of_the_texts_and_the_earlier_article_first() -> None:
    (row,) = _rows([i for i in _pairs(ARTICLES) if i.scope == "copy"])
    assert (row.a_id, row.b_id, row.kind, row.scope) == ("root", "copy", "number", "copy")
    assert (row.a_sentence, row.b_sentence) == ("The pier has 12 boats.", "The pier has 21 boats.")
    assert (row.relation, row.probability, row.model) == ("contradicted", 0.9, "sure")
    assert len(row.contradiction_id) == 20


def test_results_do_not_depend_on_the_batch() -> None:
    told, own = _items(ARTICLES), basis(ARTICLES, [])
    found = work(told, own, SURE)
    assert found == [group for item in told for group in work([item], own, SURE)]
    assert found == said(_pairs(ARTICLES), SURE) != [[] for _ in told]


@pytest.fixture
def trained() -> Model:
    try:
        return load("contradiction")
    except ModelUnavailable as fault:
        pytest.skip(str(fault))


def test_the_trained_model_finds_a_changed_count(trained: Model) -> None:
    found = _rows([i for i in _pairs(ARTICLES) if i.scope == "copy"], trained)
    assert [(row.a_sentence, row.b_sentence) for row in found] == [("The pier has 12 boats.", "The pier has 21 boats.")]


def test_the_trained_model_passes_another_format(trained: Model) -> None:
    same = [_article("root", PIER, 0), _article("copy", PIER.replace("12", "twelve"), 1)]
    assert _rows(_pairs(same), trained) == []


def test_the_seeds_contradict_each_other_where_they_do_and_nowhere_else(trained: Model) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seeds are missing: ../shared/seeds")
    texts = [clean_text(path.read_text(encoding="utf-8")) for path in sorted(SEEDS.iterdir())]
    articles = [_article(f"{i}", text, i)._replace(published_at=None) for i, text in enumerate(texts)]
    families, stories = [Family(f"{i}", f"{i}") for i in range(3)], [Story(f"{i}", "s") for i in range(3)]
    asked = list(items(articles, families, [], stories, [], Unkept()))
    found = _rows(read(asked, basis(articles, [])), trained)
    assert sorted((r.a_id, r.b_id, r.kind) for r in found) == [
        ("0", "0", "name"),
        ("0", "0", "negation"),
        ("0", "0", "superlative"),
        ("0", "1", "superlative"),
    ]
    assert all(r.a_sentence in texts[int(r.a_id)] and r.b_sentence in texts[int(r.b_id)] for r in found)
