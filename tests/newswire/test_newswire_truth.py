import json
from collections import defaultdict

import pytest

from pipeline.core.value import same, values
from pipeline.newswire.address import Address, article_path
from pipeline.newswire.outlet import BY_SLUG
from pipeline.newswire.plan import Article, Plan
from pipeline.newswire.truth import ArticleTruth, ChangeTruth, ContradictionTruth, Truth, body, truth, write

WHERE = Address(8440, False)


@pytest.fixture(scope="module")
def rows(sample: Plan) -> list[Truth]:
    return list(truth(sample, WHERE))


@pytest.fixture(scope="module")
def article_at(sample: Plan) -> dict[str, Article]:
    return {WHERE.base(BY_SLUG[a.outlet]) + article_path(a, BY_SLUG[a.outlet]): a for a in sample.articles}


def test_every_article_has_an_address_of_its_own(sample: Plan, article_at: dict[str, Article]) -> None:
    assert len(article_at) == len(sample.articles)


def test_the_told_changes_make_the_copy_from_its_parent(rows: list[Truth], article_at: dict[str, Article]) -> None:
    changes: defaultdict[tuple[str, int, str, int], list[ChangeTruth]] = defaultdict(list)
    for row in rows:
        if isinstance(row, ChangeTruth) and row.field == "body":
            changes[row.url, row.revision, row.parent, row.parent_revision].append(row)
    assert len(changes) > 1500
    for (url, revision, parent, parent_revision), told in changes.items():
        text, after = body(article_at[parent], parent_revision), body(article_at[url], revision)
        for row in sorted(told, key=lambda row: (-row.before_start, -row.after_start)):
            assert text[row.before_start :].startswith(row.before)
            assert after[row.after_start :].startswith(row.after)
            text = text[: row.before_start] + row.after + text[row.before_start + len(row.before) :]
        assert text == after


def test_a_value_in_another_format_stays_the_same(rows: list[Truth]) -> None:
    told = [row for row in rows if isinstance(row, ChangeTruth) and row.kind == "format_number"]
    pairs = [
        (before, after) for row in told for before, after in zip(values(row.before), values(row.after), strict=False)
    ]
    assert len(pairs) > 0.9 * len(told) > 500
    assert [(x.text, y.text) for x, y in pairs if same(x, y, None) is False] == []


def test_a_copy_without_rows_says_what_its_parent_says(rows: list[Truth], article_at: dict[str, Article]) -> None:
    changed = {row.url for row in rows if isinstance(row, ChangeTruth) and row.revision == 0 and row.field == "body"}
    for row in rows:
        if isinstance(row, ArticleTruth) and row.parent and row.url not in changed:
            parent = body(article_at[row.parent], row.parent_revision or 0)
            assert body(article_at[row.url]) == parent


def test_the_sentences_of_a_contradiction_stand_in_their_articles(
    rows: list[Truth], article_at: dict[str, Article]
) -> None:
    for row in rows:
        if isinstance(row, ContradictionTruth):
            for url, sentence in ((row.a_url, row.a_sentence), (row.b_url, row.b_sentence)):
                article = article_at[url]
                assert any(sentence in body(article, i) for i in range(len(article.revisions)))
            assert row.a_sentence != row.b_sentence


def test_corrections_restore_an_earlier_reading(rows: list[Truth]) -> None:
    corrections = [row for row in rows if isinstance(row, ChangeTruth) and row.correction]
    assert len(corrections) >= 60
    assert {row.revision > 0 for row in corrections} == {True, False}


def test_every_material_kind_occurs(rows: list[Truth]) -> None:
    kinds = {row.kind for row in rows if isinstance(row, ChangeTruth) and row.severity == 2}
    assert kinds == set(
        "number date name negation status certainty attribution superlative quote headline omission addition".split()  # noqa: SIM905
    )


def test_the_truth_is_written_as_json_lines(rows: list[Truth]) -> None:
    lines = write(iter(rows)).splitlines()
    assert {json.loads(line)["row"] for line in lines} == {"article", "change", "contradiction"}
    assert len(lines) == len(rows)
