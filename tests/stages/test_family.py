from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pipeline.rows import ArticleText, Family, NearDuplicate
from pipeline.stages.family import build

START = datetime(2026, 5, 4, 8, tzinfo=UTC)


def _article(article_id: str, hours: float | None = 0, length: int = 100) -> ArticleText:
    stamp = None if hours is None else START + timedelta(hours=hours)
    return ArticleText(article_id, f"https://{article_id}.example", "", "", None, stamp, None, None, "en", "x" * length)


def _pair(older: str, newer: str, containment: float = 0.9) -> NearDuplicate:
    return NearDuplicate(older, newer, 0.8, containment, 0.9)


def test_a_family_bears_the_name_of_its_earliest_member() -> None:
    articles = [_article("a", 5), _article("b", 1), _article("c", None)]
    assert list(build(articles, [_pair("b", "a"), _pair("a", "c")])) == [
        Family("a", "fb"),
        Family("b", "fb"),
        Family("c", "fb"),
    ]


def test_a_single_article_is_a_family() -> None:
    assert list(build([_article("a")], [])) == [Family("a", "fa")]


def test_a_round_up_does_not_join_the_stories_it_contains() -> None:
    articles = [_article("a"), _article("b", 1), _article("c", 2, length=500)]
    found = {row.article_id: row.family_id for row in build(articles, [_pair("a", "c", 0.8), _pair("b", "c", 0.9)])}
    assert found == {"a": "fa", "b": "fb", "c": "fb"}


def test_excerpts_of_an_earlier_text_join_it() -> None:
    articles = [_article("a", length=500), _article("b", 1), _article("c", 2)]
    assert {row.family_id for row in build(articles, [_pair("a", "b"), _pair("a", "c")])} == {"fa"}


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1])), st.randoms())
def test_order_does_not_matter(edges: set[tuple[int, int]], random: Random) -> None:
    articles = [_article(str(i), i, 100 + 150 * (i % 3)) for i in range(8)]
    pairs = [_pair(str(a), str(b)) for a, b in sorted(edges)]
    shuffled = list(articles), list(pairs)
    for rows in shuffled:
        random.shuffle(rows)
    assert list(build(*shuffled)) == list(build(articles, pairs))
