"""The page as a whole: which week, which bytes, what is on it."""

from pathlib import Path

import pytest

from pipeline.report.weekly import UnknownWeek, write
from pipeline.settings import settings
from tests.report.edition_case import (
    PROPER,
    RUN,
    WEEK,
    WIRE,
    Piece,
    alert,
    at_odds,
    changed,
    elements,
    ids,
    links,
    page,
    publish,
    spread,
    text_of,
    told,
)

FIRST = Piece("a1", "Northern Wire")
LATER = Piece("a2", "Evening Lantern", WIRE.replace("eleven", "seven"), hours=5, parent_id="a1")
CARRIER = LATER._replace(article_id="a3", outlet="Reel Post", hours=9, parent_id="a2")
MENDER = FIRST._replace(article_id="a4", outlet="Daily Slate", hours=20, parent_id="a3")
WORLD = [
    *told(FIRST, LATER, CARRIER, MENDER),
    changed("m1", LATER, FIRST, "eleven", "seven"),
    *spread("m1", a2="introducer", a3="carrier", a4="reverter"),
    at_odds("k1", FIRST, LATER),
]


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page(tmp_path_factory.mktemp("world"), WORLD)


def test_a_change_is_shown_with_both_sentences_and_the_words_that_differ_are_marked(html: str) -> None:
    assert "The broadcaster said that <del>eleven</del> editions remain to be recorded in Leeds." in html
    assert "The broadcaster said that <ins>seven</ins> editions remain to be recorded in Leeds." in html


def test_a_contradiction_is_shown_with_both_sentences(html: str) -> None:
    assert "that <mark>eleven</mark> editions" in html
    assert "that <mark>seven</mark> editions" in html


def test_findings_stand_under_the_title_of_the_earliest_observed_article(tmp_path: Path) -> None:
    day_only = LATER._replace(hours=-8, title="You Will Not Believe Who Leaves")
    rows = [*told(FIRST, day_only), changed("m1", day_only, FIRST, "eleven", "seven"), at_odds("k1", FIRST, day_only)]
    html = page(tmp_path, rows)
    heads = [part.partition("</h3>")[0] for part in html.split("<h3>")[1:]]
    assert [FIRST.title in head for head in heads] == [True, True]
    assert not any(day_only.title in head for head in heads)


def test_who_introduced_carried_and_took_back_is_told(html: str) -> None:
    text = text_of(html)
    assert (
        "First observed at Evening Lantern. Carried on by Reel Post. Earlier reading restored by Daily Slate." in text
    )


def test_every_finding_has_its_id_for_an_anchor_and_no_id_stands_twice(html: str) -> None:
    found = ids(html)
    assert {"m1", "k1"} <= set(found)
    assert len(found) == len(set(found))


def test_one_change_that_two_copies_show_is_one_entry(tmp_path: Path) -> None:
    twin = LATER._replace(article_id="a5", outlet="Late Final", hours=7)
    change = changed("m1", LATER, FIRST, "eleven", "seven")
    again = change._replace(mutation_id="m2", article_id="a5")
    showing = [*spread("m1", a2="introducer"), *spread("m2", a5="introducer")]
    html = page(tmp_path, told(FIRST, LATER, twin), [change, again], showing)
    assert html.count("<ins>seven</ins>") == 1
    assert "Carried on by Late Final." in text_of(html)


def test_an_update_stands_apart_from_the_contradictions(tmp_path: Path) -> None:
    text = text_of(page(tmp_path, told(FIRST, LATER), [at_odds("k1", FIRST, LATER, "superseded")]))
    assert "No two sentences that cannot both be true were found in articles of this week." in text
    assert "Overtaken by events" in text


def test_a_change_that_another_copy_took_back_is_listed_as_uncorrected(html: str) -> None:
    section = text_of(html[html.index('id="uncorrected"') : html.index('id="contradictions"')])
    assert "Evening Lantern, Reel Post" in section
    assert "Daily Slate" in section


@pytest.mark.parametrize("where", ["title", "outlet", "text"])
def test_hostile_text_stays_text(tmp_path: Path, where: str) -> None:
    hostile = "\"><script>alert('x')</script><img src=x onerror=alert(1)>{{ 7*7 }} \x00\u202etxt"
    spoilt = {name: f"{hostile} {getattr(LATER, name)}" for name in (where,)}
    copy = LATER._replace(**spoilt, url="https://lantern.example/2")  # type: ignore[arg-type]
    html = page(
        tmp_path, told(FIRST, copy), [changed("m1", copy, FIRST, "eleven", "seven"), at_odds("k1", FIRST, copy)]
    )
    tags = {tag for tag, _ in elements(html)}
    assert not tags & {"script", "img", "iframe"}
    assert not [name for _, attributes in elements(html) for name in attributes if name.startswith("on")]
    assert "\x00" not in html
    assert "\u202e" not in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "urn:sha256:00ff", "data:text/html,x", "http://[bad"])
def test_only_web_addresses_become_links(tmp_path: Path, url: str) -> None:
    copy = LATER._replace(url=url)
    html = page(tmp_path, told(FIRST, copy), [changed("m1", copy, FIRST, "eleven", "seven")])
    assert all(PROPER.fullmatch(link) for link in links(html))


def test_links_to_articles_tell_them_nothing_of_the_reader(html: str) -> None:
    outside = [a for tag, a in elements(html) if tag == "a" and (a["href"] or "").startswith("https:")]
    assert outside
    assert {a["rel"] for a in outside} == {"noopener noreferrer"}


def test_a_reader_needs_no_network_and_no_script(html: str) -> None:
    fetched = [a for tag, a in elements(html) if tag in {"script", "img", "iframe", "object", "source"}]
    fetched += [a for tag, a in elements(html) if tag == "link" and a["href"] != "data:,"]
    assert fetched == []


def test_the_same_snapshot_and_week_give_the_same_bytes(tmp_path: Path) -> None:
    own = publish(tmp_path, WORLD, [RUN, alert()])
    first = write(own, WEEK, tmp_path / "one.html").read_bytes()
    assert write(own, WEEK, tmp_path / "two.html").read_bytes() == first


def test_an_unknown_week_is_told_with_the_weeks_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownWeek, match="no week 2026-W99; weeks with articles: 2026-W46"):
        page(tmp_path, WORLD, week="2026-W99")


def test_where_nothing_is_published_there_is_no_week(tmp_path: Path) -> None:
    with pytest.raises(UnknownWeek, match="nothing is published"):
        write(settings({"DRIFTWIRE_HOME": str(tmp_path)}), None, None)


def test_by_default_it_is_the_latest_week_that_has_ended(tmp_path: Path) -> None:
    running = Piece("b1", "Northern Wire", hours=24 * 14)  # on the Monday on which the snapshot was made
    own = publish(tmp_path, WORLD, told(running), [RUN])
    assert write(own, None, None).name == f"{WEEK}.html"


def test_a_week_that_has_not_ended_says_so(tmp_path: Path) -> None:
    running = Piece("b1", "Northern Wire", hours=24 * 14)
    assert "incomplete: this week had not ended" in text_of(page(tmp_path, WORLD, told(running), week="2026-W48"))


def test_a_week_without_articles_between_others_renders(tmp_path: Path) -> None:
    later = Piece("b1", "Northern Wire", hours=24 * 14)
    text = text_of(page(tmp_path, WORLD, told(later), week="2026-W47"))
    assert "No article was seen." in text


def test_an_empty_warehouse_renders(tmp_path: Path) -> None:
    file = write(publish(tmp_path), None, None)
    assert file.name == "undated.html"
    assert "Nothing has been received yet." in text_of(file.read_text(encoding="utf-8"))


def test_articles_without_a_time_have_a_page_of_their_own(tmp_path: Path) -> None:
    first, copy = FIRST._replace(hours=None), LATER._replace(hours=None)
    html = page(tmp_path, told(first, copy), [changed("m1", copy, first, "eleven", "seven")], week=None)
    assert "<ins>seven</ins>" in html
    assert "time unknown" in html


def test_the_index_lists_the_weeks_with_their_first_sentence_the_newest_first(tmp_path: Path) -> None:
    later = Piece("b1", "Northern Wire", hours=24 * 7)
    own = publish(tmp_path, WORLD, told(later), [RUN, alert()])
    write(own, "2026-W46", None)
    write(own, "2026-W47", None)
    index = (own.reports / "index.html").read_text(encoding="utf-8")
    assert list(links(index)) == ["2026-W47.html", "2026-W46.html"]
    assert text_of(index).count("Version 1.0.0") == 2
    assert "Evening Lantern introduced material changes more often than usual." in text_of(index)


def test_a_sample_is_marked_on_every_page(tmp_path: Path) -> None:
    own = publish(tmp_path, WORLD, [RUN])._replace(sample=True)
    write(own, WEEK, None)
    assert all("SAMPLE" in text_of(f.read_text(encoding="utf-8")) for f in own.reports.glob("*.html"))
