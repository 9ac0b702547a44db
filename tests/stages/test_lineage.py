from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from pipeline.core.fingerprint import Unkept
from pipeline.rows import ArticleText, Boilerplate, Family, Lineage
from pipeline.stages.lineage import basis, items, work

START = datetime(2026, 5, 4, 8, tzinfo=UTC)
WIRE = """The singer Orla Finch fell from the pier at Wexby on Monday night and broke two ribs, the harbour office said.

Her manager, Tam Roe, said she had stepped back to wave at 40 children and lost her balance.

The council had been warned in April that the railing was loose. It spent 12,000 crowns on paint instead."""


def build(articles: Sequence[ArticleText], boilerplate: list[Boilerplate], family: list[Family]) -> list[Lineage]:
    return sorted(
        row
        for rows in work(list(items(articles, boilerplate, family, Unkept())), basis(articles, boilerplate))
        for row in rows
    )


def _article(
    article_id: str, text: str, hours: float | None, canonical: str | None = None, outlet: str | None = None
) -> ArticleText:
    stamp = None if hours is None else START + timedelta(hours=hours)
    url = f"https://www.{article_id}.example/story"
    return ArticleText(
        article_id, url, outlet or article_id, f"On {article_id}", None, stamp, None, canonical, "en", text
    )


def _lineage(*articles: ArticleText) -> dict[str, Lineage]:
    return {row.article_id: row for row in build(articles, [], [Family(a.article_id, "f") for a in articles])}


def test_a_copy_points_to_its_older_original() -> None:
    found = _lineage(_article("copy", WIRE, 3), _article("wire", WIRE, 0))
    assert (found["copy"].parent_id, found["copy"].similarity) == ("wire", 1.0)
    assert (found["wire"].parent_id, found["wire"].similarity) == (None, None)


def test_articles_of_different_families_are_no_parents() -> None:
    articles = [_article("a", WIRE, 0), _article("b", WIRE, 1)]
    rows = list(build(articles, [], [Family("a", "fa"), Family("b", "fb")]))
    assert rows == [Lineage("a", None, None, None, None), Lineage("b", None, None, None, None)]


def test_an_inherited_change_tells_the_parent_and_the_origin_is_runner_up() -> None:
    changed = WIRE.replace("two ribs", "five ribs")
    found = _lineage(_article("a", WIRE, 0), _article("b", changed, 1), _article("c", changed + " Rain fell.", 2))
    assert (found["c"].parent_id, found["c"].runner_up_id) == ("b", "a")


def test_a_canonical_claim_names_the_source_whatever_the_stamps() -> None:
    found = _lineage(_article("a", WIRE, 0, canonical="https://b.example/story"), _article("b", WIRE, 0.5))
    assert (found["a"].parent_id, found["b"].parent_id) == ("b", None)


def test_a_credit_line_names_the_source() -> None:
    credited = f"{WIRE}\n\nWith files from North Pier Press."
    found = _lineage(_article("a", credited, 0), _article("b", WIRE, 0.5, outlet="North Pier Press"))
    assert (found["a"].parent_id, found["b"].parent_id) == ("b", None)


def test_an_article_without_a_time_stands_last() -> None:
    found = _lineage(_article("a", WIRE, None), _article("b", WIRE, 9))
    assert found["a"].parent_id == "b"


def test_the_order_of_rows_does_not_matter() -> None:
    articles = [_article("a", WIRE, 0), _article("b", WIRE.replace("two", "five"), 1), _article("c", WIRE, None)]
    families = [Family(a.article_id, "f") for a in articles]
    assert list(build(articles, [], families)) == list(build(articles[::-1], [], families[::-1]))


def test_a_flood_of_one_outlet_changes_nobody_elses_parents() -> None:
    changed = WIRE.replace("two ribs", "five ribs")
    others = [_article("a", WIRE, 0), _article("b", changed, 3), _article("c", changed + " Rain fell.", 4)]
    before = _lineage(*others)
    flood = [_article(f"z{i:03}", f"{WIRE} Number {i}.", 0.5 + i / 100, outlet="Spam") for i in range(90)]
    after = _lineage(*others, *flood)
    assert {a: after[a].parent_id for a in "abc"} == {a: before[a].parent_id for a in "abc"}
    assert after["z089"].parent_id == "z000"
