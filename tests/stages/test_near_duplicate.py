from datetime import UTC, datetime, timedelta

from pipeline.core.fingerprint import Unkept
from pipeline.rows import ArticleText, Boilerplate, NearDuplicate
from pipeline.stages.near_duplicate import basis, items, work

START = datetime(2026, 5, 4, 8, tzinfo=UTC)
WIRE = """The singer Orla Finch fell from the pier at Wexby on Monday night and broke two ribs, the harbour office said.

Her manager, Tam Roe, said she had turned to wave at 40 children and lost her balance. "She is cross with the pier,"
he added.

The concert in Odersund on May 9, for which 900 tickets had been sold, is put off until August 14. Holders can have
their money back, said Bo Strand of the Lantern Hall.

The council had heard in April that the railing was loose. It spent 12,000 crowns on paint instead."""
REWORDED = """Orla Finch, the singer, broke two ribs when she tumbled off the pier at Wexby on Monday night, says the
harbour office.

She lost her balance while turning to wave at 40 children, her manager Tam Roe explained. "She is cross with the pier."

August 14 is the new date for the Odersund concert that was planned for May 9. 900 tickets had gone: Bo Strand of the
Lantern Hall promised refunds.

Word of the loose railing had reached the council in April, but its 12,000 crowns went on paint."""
REPORT = """It was nearly dark when the people of Wexby heard the splash. Two anglers pulled out Orla Finch, who sang
here every spring from 2011 on.

Doctors in Lenning kept her for a night. Friends say that the 38-year-old joked about it by breakfast."""
CHART = """Readers of the harbour libraries borrowed {0} most often in the past month, {1} times at {2} desks.

{3} came next, lent {4} times since its arrival. Behind it stood {5} with {6} loans, {7} fewer than in the month before.

The libraries lent {8} books in all, among them {9} for children, and waited in vain for many to come back."""
FIRST_CHART = CHART.format("Salt Road", 142, 21, "Moth Season", 94, "Uncle Fog", 77, 31, 5280, 610)
NEXT_CHART = CHART.format("Paper Whale", 189, 30, "The Ninth Oar", 123, "Salt Road", 61, 57, 4050, 730)


def build(articles: list[ArticleText], boilerplate: list[Boilerplate]) -> list[NearDuplicate]:
    return [
        row for rows in work(list(items(articles, boilerplate, Unkept())), basis(articles, boilerplate)) for row in rows
    ]


def _article(article_id: str, text: str, hours: float | None = 0) -> ArticleText:
    stamp = None if hours is None else START + timedelta(hours=hours)
    return ArticleText(article_id, f"https://{article_id}.example", article_id, "", None, stamp, None, None, "en", text)


def _pairs(*articles: ArticleText, boilerplate: tuple[Boilerplate, ...] = ()) -> list[tuple[str, str]]:
    return [(row.older_id, row.newer_id) for row in build(list(articles), list(boilerplate))]


def test_a_copy_points_from_the_older_to_the_newer() -> None:
    assert list(build([_article("copy", WIRE, 3), _article("wire", WIRE)], [])) == [
        NearDuplicate("wire", "copy", 1.0, 1.0, 1.0)
    ]


def test_a_copy_reworded_sentence_by_sentence_is_found() -> None:
    (pair,) = build([_article("wire", WIRE), _article("copy", REWORDED, 3)], [])
    assert pair.jaccard < 0.5 < pair.alignment


def test_an_independent_report_of_the_event_is_no_copy() -> None:
    assert _pairs(_article("wire", WIRE), _article("report", REPORT, 3)) == []


def test_a_copy_cut_short_is_found_by_containment() -> None:
    half = "\n\n".join(WIRE.split("\n\n")[:2])
    (pair,) = build([_article("wire", WIRE), _article("copy", half, 3)], [])
    assert pair.jaccard < 0.6 < pair.containment


def test_two_numbers_of_a_series_are_no_copies() -> None:
    assert _pairs(_article("first", FIRST_CHART), _article("next", NEXT_CHART, 168)) == []


def test_texts_too_short_to_judge_are_no_copies() -> None:
    assert (
        _pairs(_article("a", "Orla Finch fell from the pier."), _article("b", "Orla Finch fell from the pier.")) == []
    )


def test_empty_texts_are_no_copies() -> None:
    assert _pairs(_article("a", ""), _article("b", "")) == []


def test_boilerplate_does_not_make_copies() -> None:
    slogan = " ".join(f"word{i}" for i in range(60))
    rows = tuple(Boilerplate(outlet, slogan, 9) for outlet in ("a", "b"))
    articles = _article("a", f"{WIRE}\n\n{slogan}"), _article("b", f"{FIRST_CHART}\n\n{slogan}", 3)
    assert _pairs(*articles, boilerplate=rows) == []


def test_a_verbatim_copy_is_found_a_year_later() -> None:
    assert _pairs(_article("wire", WIRE), _article("copy", WIRE, 24 * 365)) == [("wire", "copy")]


def test_an_article_without_a_time_is_the_newer_one() -> None:
    assert _pairs(_article("a", WIRE, None), _article("b", REWORDED)) == [("b", "a")]


def test_later_articles_do_not_change_earlier_pairs() -> None:
    early = [_article("wire", WIRE), _article("copy", REWORDED, 3)]
    late = [_article(f"late{i}", WIRE.replace("Wexby", f"Town{i}"), 24 * 60) for i in range(3)]
    kept = [row for row in build(early + late, []) if not row.newer_id.startswith("late")]
    assert kept == list(build(early, []))


def test_the_order_of_articles_does_not_matter() -> None:
    articles = [_article("a", WIRE), _article("b", REWORDED, 3), _article("c", REPORT, 4), _article("d", WIRE, None)]
    assert list(build(articles, [])) == list(build(articles[::-1], []))
