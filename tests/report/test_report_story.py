"""The page of a story: whole, bounded, and the same numbers as the tables."""

from pathlib import Path

import pytest

from pipeline.report import story as module
from pipeline.report.weekly import write
from pipeline.rows import Headline, Lineage, Mutation, MutationSpread
from pipeline.settings import Settings
from pipeline.warehouse.sandbox import ask
from tests.report.edition_case import (
    RUN,
    WEEK,
    WIRE,
    Piece,
    at,
    at_odds,
    changed,
    elements,
    ids,
    links,
    page,
    publish,
    text_of,
    told,
)

FIRST = Piece("a1", "Northern Wire")
LATER = Piece("a2", "Evening Lantern", WIRE.replace("eleven", "seven"), hours=5, parent_id="a1")
CARRIER = LATER._replace(article_id="a3", outlet="Reel Post", hours=9, parent_id="a2")
MENDER = FIRST._replace(article_id="a4", outlet="Daily Slate", hours=20, parent_id="a3")
NEXT_WEEK = FIRST._replace(article_id="a5", outlet="Late Final", hours=24 * 8, parent_id="a1")
BACK = changed("m2", MENDER, CARRIER, "seven", "eleven")._replace(correction=True)
EDIT = Mutation("m3", "a1", "a1", "name", None, 2, False, "body", "Calloway", "Galloway", 5, 5, 0.9)
ROLES = ((LATER, "introducer"), (CARRIER, "carrier"), (MENDER, "reverter"))
WORLD = [
    *told(FIRST, LATER, CARRIER, MENDER, NEXT_WEEK),
    changed("m1", LATER, FIRST, "eleven", "seven"),
    BACK,
    EDIT,
    *(MutationSpread("m1", p.article_id, role, at(p.hours or 0)) for p, role in ROLES),
    at_odds("k1", FIRST, LATER),
    at_odds("k2", FIRST, CARRIER, "superseded"),
]
SHARE = Lineage("a2", "a1", 0.83, "a5", 0.76)
SCORED = Headline("a2", 0.87, True, ["curiosity_gap"], 0.42, "m1")


def sure(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """The same world, with figures of its own for one copy."""
    other = [row for row in rows if not (isinstance(row, Lineage | Headline) and row[0] == "a2")]
    return [*other, SHARE, SCORED]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    made = publish(tmp_path_factory.mktemp("story"), sure(WORLD), [RUN])
    write(made, WEEK, None)
    return made


@pytest.fixture(scope="module")
def html(own: Settings) -> str:
    return (own.reports / WEEK / "story" / "sa1.html").read_text(encoding="utf-8")


def test_every_story_that_a_finding_names_has_a_page_and_every_link_to_one_arrives(own: Settings) -> None:
    report = own.reports / f"{WEEK}.html"
    to_stories = [link for link in links(report.read_text(encoding="utf-8")) if "/story/" in link]
    assert set(to_stories) == {f"{WEEK}/story/sa1.html"}
    assert len(to_stories) >= 3
    for link in to_stories:
        assert (report.parent / link).is_file()


def test_a_story_leads_back_to_its_report(own: Settings, html: str) -> None:
    back = {link for link in links(html) if link.startswith("..")}
    assert back == {f"../../{WEEK}.html"}
    assert (own.reports / WEEK / "story" / back.pop()).is_file()


def test_all_its_articles_stand_in_order_of_time_those_of_other_weeks_too(html: str) -> None:
    section = text_of(html[html.index('id="articles"') : html.index('id="texts"')])
    places = [section.index(f"{outlet}{FIRST.title}") for outlet in (p.outlet for p in (FIRST, LATER, CARRIER, MENDER))]
    assert places == sorted(places)
    assert "Late Final" in section
    assert "Text 1, earliest observed" in section
    assert "Text 1, copied from Reel Post" in section


def test_who_copied_whom_stands_with_similarity_probability_and_runner_up(html: str) -> None:
    rows = text_of(html[html.index("Next likely") : html.index('class="letter"')])
    assert "Evening LanternMon 9 Nov, 13:00Northern Wire83%76%Late Final" in rows


def test_a_change_stands_side_by_side_with_all_who_had_to_do_with_it(html: str) -> None:
    assert "said that <del>eleven</del> editions" in html
    assert "said that <ins>seven</ins> editions" in html
    text = text_of(html)
    assert "First observed at Evening Lantern. Carried on by Reel Post. Earlier reading restored by Daily Slate" in text
    assert "first by Daily Slate after 15 h." in text


def test_who_restores_a_reading_is_told_at_the_change_also_where_its_spread_ends_before(tmp_path: Path) -> None:
    page(tmp_path, told(FIRST, LATER, CARRIER, MENDER), [changed("m1", LATER, FIRST, "eleven", "seven"), BACK])
    text = text_of((tmp_path / "reports" / WEEK / "story" / "sa1.html").read_text(encoding="utf-8"))
    assert "First observed at Evening Lantern. Nobody carried it on. Earlier reading restored by Daily Slate." in text


def test_corrections_silent_edits_and_updates_stand_apart(html: str) -> None:
    text = text_of(html)
    order = (
        "Earlier readings restored",
        "Silent edits",
        "Contradictions",
        "Overtaken by events",
        "Headlines that sell",
    )
    places = [text.rindex(heading) for heading in order]
    assert places == sorted(places)
    assert {"m1", "m2", "m3", "k1", "k2"} <= set(ids(html))
    assert len(ids(html)) == len(set(ids(html)))


def test_it_asks_nobody_for_anything(html: str) -> None:
    assert not {tag for tag, _ in elements(html)} & {"script", "img", "iframe", "object", "form"}
    assert [a["href"] for tag, a in elements(html) if tag == "link"] == ["data:,"]


def test_its_numbers_are_those_of_the_tables(own: Settings, html: str) -> None:
    def one(query: str) -> tuple[object, ...]:
        return ask(own.published, query).rows[0]

    counts = one(
        "select count(*), count(distinct outlet), count(distinct family_id), count(parent_id) from story "
        "join article using (article_id) join family using (article_id) join lineage using (article_id)"
    )
    changes = one("select count(*) from mutation where severity = 2 and not correction and parent_id <> article_id")
    against = one("select count(distinct (a_sentence, b_sentence)) from contradiction where relation = 'contradicted'")
    figures = html[html.index('class="figures"') : html.index("</dl>")]
    printed = [int(part.partition("</dd>")[0]) for part in figures.split("<dd>")[1:]]
    assert printed == [*counts, *changes, *against]
    similarity, probability = one("select similarity, probability from lineage where article_id = 'a2'")
    clickbait, heat = one("select clickbait, heat from headline where article_id = 'a2'")
    (hours,) = one("select hours from correction where mutation_id = 'm1'")
    text = text_of(html)
    assert f"{similarity:.0%}{probability:.0%}" in text
    assert f"{clickbait:.0%}+{100 * heat:.0f}" in text  # type: ignore[operator]
    assert f"after {hours:.0f} h" in text


def test_a_giant_story_is_bounded_and_says_what_was_left_out(tmp_path: Path) -> None:
    crowd = [LATER._replace(article_id=f"c{i:03d}", outlet=f"Outlet {i}", hours=1 + i / 10) for i in range(400)]
    told_otherwise = [
        changed(f"m{i:03d}", one, FIRST, "eleven", "seven")._replace(after=f"seven {i}")
        for i, one in enumerate(crowd[:90])
    ]
    page(tmp_path, told(FIRST, *crowd), told_otherwise, [at_odds("k1", FIRST, crowd[0])])
    file = tmp_path / "reports" / WEEK / "story" / "sa1.html"
    text = text_of(file.read_text(encoding="utf-8"))
    assert file.stat().st_size < 2_000_000
    assert f"{401 - module.ARTICLES_SHOWN} more not shown" in text
    assert f"{400 - module.DESCENTS_SHOWN} more not shown" in text
    assert f"{90 - module.CHANGES_SHOWN} more not shown" in text
    assert "371 further copies are not drawn" in text


def test_what_is_left_out_can_be_asked_for(own: Settings) -> None:
    for query in ("from story_lineage('sa1')", "select mutation.* from mutation join story using (article_id) limit 1"):
        assert ask(own.published, query).rows


@pytest.mark.parametrize("where", ["title", "outlet", "text"])
def test_hostile_text_stays_text(tmp_path: Path, where: str) -> None:
    hostile = "\"><script>alert('x')</script><img src=x onerror=alert(1)>{{ 7*7 }} \x00\u202etxt"
    copy = LATER._replace(**{where: f"{hostile} {getattr(LATER, where)}"}, url="javascript:alert(1)")  # type: ignore[arg-type]
    page(tmp_path, told(FIRST, copy), [changed("m1", copy, FIRST, "eleven", "seven"), at_odds("k1", FIRST, copy)])
    html = (tmp_path / "reports" / WEEK / "story" / "sa1.html").read_text(encoding="utf-8")
    assert not {tag for tag, _ in elements(html)} & {"script", "img", "iframe"}
    assert not [name for _, attributes in elements(html) for name in attributes if name.startswith("on")]
    assert not [link for link in links(html) if link.startswith("javascript")]
    assert "\x00" not in html
    assert "\u202e" not in html


def test_a_page_written_elsewhere_alone_has_no_links_to_stories(own: Settings, tmp_path: Path) -> None:
    alone = write(own, WEEK, tmp_path / "alone.html").read_text(encoding="utf-8")
    assert not [link for link in links(alone) if "/story/" in link]
    assert list(tmp_path.iterdir()) == [tmp_path / "alone.html"]
