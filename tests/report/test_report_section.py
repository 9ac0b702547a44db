"""The lists of the page: capped, with the query that gives the rest, and equal to the tables."""

import re
from pathlib import Path

from pipeline.rows import Capture, Feed, Headline, Held, Rejected
from pipeline.warehouse.sandbox import ask
from tests.report.edition_case import (
    RUN,
    WEEK,
    WIRE,
    Piece,
    alert,
    at,
    at_odds,
    changed,
    page,
    publish,
    spread,
    text_of,
    told,
)

MANY = 30


def crowd() -> list[tuple[object, ...]]:
    """As many texts, each copied once with a change, by outlets of their own."""
    rows: list[tuple[object, ...]] = []
    for i in range(MANY):
        first = Piece(f"a{i}", f"Wire {i}", title=f"Title {i}")
        copy = Piece(f"b{i}", f"Post {i}", WIRE.replace("eleven", "seven"), f"Copy {i}", 3, f"a{i}")
        rows += [
            *told(first, copy),
            changed(f"m{i:02d}", copy, first, "eleven", "seven"),
            at_odds(f"k{i}", first, copy),
        ]
    return rows


def test_lists_are_capped_and_say_how_many_more(tmp_path: Path) -> None:
    html = page(tmp_path, crowd())
    assert html.count("<ins>seven</ins>") == 12
    assert "18 more not shown" in text_of(html)
    assert html.count("<mark>seven</mark>") == 10
    assert "20 more not shown" in text_of(html)


def test_of_many_changes_one_behind_an_alert_is_on_the_page(tmp_path: Path) -> None:
    html = page(tmp_path, crowd(), [alert(evidence=["m29"])])
    assert "Evidence: 1 finding, among them on this page 1." in text_of(html)
    assert html.index('id="m29"') < html.index('id="m00"')


def test_every_query_on_the_page_works(tmp_path: Path) -> None:
    text = text_of(page(tmp_path, crowd(), [alert(subject=f"outlet:{i}") for i in range(6)]))
    queries = re.findall(r'driftwire sql "([^"]+)"', text)
    assert len(queries) >= 5
    for query in queries:
        assert ask(tmp_path / "published", query).rows


def test_a_copy_with_a_hotter_headline_is_shown_beside_its_parents(tmp_path: Path) -> None:
    first = Piece("a", "Wire")
    copy = Piece("b", "Buzz", title="You Will Not Believe Who Leaves", hours=1, parent_id="a")
    scored = [r for r in told(first, copy) if not isinstance(r, Headline)]
    heated = [Headline("a", 0.1, False, [], None, "m"), Headline("b", 0.9, True, ["curiosity_gap"], 0.8, "m")]
    text = text_of(page(tmp_path, scored, heated))
    assert "You Will Not Believe Who LeavesBuzz curiosity gap" in text.replace(" Buzz", "Buzz")
    assert "+80" in text


def test_an_outlet_with_few_copies_is_listed_without_shares(tmp_path: Path) -> None:
    html = page(tmp_path, told(Piece("a", "Wire"), Piece("b", "Buzz", hours=1, parent_id="a")))
    rows = html[html.index('id="outlets"') : html.index('id="health"')]
    assert "Buzz" in rows
    assert "%" not in text_of(rows)


def test_an_outlets_share_is_that_of_the_trend_table(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = []
    for i in range(12):
        first = Piece(f"a{i}", "Wire")
        copy = Piece(f"b{i}", "Buzz", WIRE.replace("eleven", "seven"), hours=3, parent_id=f"a{i}")
        rows += told(first, copy)
        if i < 3:
            rows += [changed(f"m{i}", copy, first, "eleven", "seven"), *spread(f"m{i}", **{f"b{i}": "introducer"})]
    text = text_of(page(tmp_path, rows))
    query = "select rate, ci_low, ci_high from trend_week_outlet where metric = 'mutated' and unit = 'article'"
    ((rate, low, high),) = ask(tmp_path / "published", query).rows
    assert f"Buzz12 of 12 {rate:.0%}{low * 100:.1f}–{high:.0%}" in text.replace("Buzz 12", "Buzz12")  # type: ignore[str-format]


def test_the_ledger_tells_refused_and_held_inputs_and_failing_feeds(tmp_path: Path) -> None:
    captures = [
        Capture("x1", "page:Buzz", "u", None, "s", 1, "rejected", "no_article", None, at(0)),
        Capture("x2", "page:Buzz", "u", None, "s", 1, "held", "items", None, at(0)),
    ]
    rejected = Rejected("x1", "page:Buzz", "document", "no_article", "d", "s", 1, at(0))
    held = Held("page:Buzz", at(0).date(), "items", 40, None)
    feed = Feed("feed:Buzz", "https://buzz.example", "Buzz", "error", at(0), None, 0, 3, "503 from the server")
    text = text_of(page(tmp_path, told(Piece("a", "Wire")), captures, [rejected, held, feed]))
    assert "page:Buzz200110" in text.replace(" ", "")
    assert "Held: items 1. Rejected: no article 1." in text
    assert "40 articles of page:Buzz, published 9 November 2026 (unusually many or few items)" in text
    assert "1 of 1 feeds failed the last time: Buzz (503 from the server, 3 times in a row)" in text


def test_a_new_model_version_cuts_the_line(tmp_path: Path) -> None:
    pieces = [Piece("a", "Wire", hours=-24 * 7), Piece("b", "Wire")]
    scored = [r for r in told(*pieces) if not isinstance(r, Headline)]
    versions = [Headline("a", 0.1, False, [], None, "old"), Headline("b", 0.1, False, [], None, "new")]
    assert "the line of these figures is cut" in text_of(page(tmp_path, scored, versions))


def test_articles_without_a_time_are_counted_and_pointed_to(tmp_path: Path) -> None:
    text = text_of(page(tmp_path, told(Piece("a", "Wire"), Piece("b", "Buzz", hours=None))))
    assert "1 of 2 articles have no time that can be believed" in text
    assert "driftwire report --week undated" in text


def test_the_page_is_written_again_over_the_one_before(tmp_path: Path) -> None:
    from pipeline.report.weekly import write

    write(publish(tmp_path, told(Piece("a", "Wire")), [RUN]), WEEK, None)
    file = write(publish(tmp_path, told(Piece("a", "Wire"), Piece("b", "Buzz")), [RUN]), WEEK, None)
    assert "This week: 2 articles from 2 outlets" in text_of(file.read_text(encoding="utf-8"))
    assert sorted(f.name for f in file.parent.iterdir()) == [
        WEEK, f"{WEEK}.csv", f"{WEEK}.html", f"{WEEK}.txt", "index.html",
    ]  # fmt: skip
