"""A report is issued again, with an erratum, where its pages would say something else; earlier versions stay."""

import csv
from pathlib import Path

import pytest

from pipeline.report import shelf
from pipeline.report.issue import Basis, Change, Issue, of_json, to_json
from pipeline.report.version import following
from pipeline.report.weekly import Reissue, reissue, write
from pipeline.rows import Review, Run
from pipeline.settings import Settings
from tests.report.edition_case import RUN, WEEK, WIRE, Piece, alert, at, changed, links, publish, spread, text_of, told

FIRST = Piece("a1", "Northern Wire")
COPY = Piece("a2", "Evening Lantern", WIRE.replace("eleven", "seven"), hours=5, parent_id="a1")
LATE = Piece("a3", "Late Final", hours=9, parent_id="a1")
MENDER = FIRST._replace(article_id="a4", outlet="Daily Slate", hours=24 * 8, parent_id="a2")
BASE = [*told(FIRST, COPY), changed("m1", COPY, FIRST, "eleven", "seven"), RUN]
PLAIN = [*BASE, *spread("m1", a2="introducer")]
ALERT = alert(evidence=["m1"])
ISSUE = Issue("1.4.2", "", "statement", [], [], {"A": "more"}, {"B": "2"}, Basis(1, "", 1, "", "", ""), "x")


def written(home: Path, *rows: object) -> Settings:
    own = publish(home, rows)  # type: ignore[arg-type]
    write(own, WEEK, None)
    return own


def versions(own: Settings) -> list[str]:
    return [one.version for one in shelf.issued(own.reports, WEEK)]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def again(home: Path, *rows: object) -> Reissue:
    (one,) = reissue(publish(home, rows))  # type: ignore[arg-type]
    return one


def test_the_same_tables_make_no_new_version_and_change_no_byte(tmp_path: Path) -> None:
    own = written(tmp_path, *PLAIN, ALERT)
    before = tree(own.reports)
    write(own, WEEK, None)
    assert reissue(own) == []
    assert tree(own.reports) == before
    assert versions(own) == ["1.0.0"]


def test_a_later_run_that_found_nothing_new_makes_no_version(tmp_path: Path) -> None:
    own = written(tmp_path, *PLAIN)
    later = Run("s", "publish", at(24 * 15), 0.0, 0, 0, 0, 0, "", "")
    assert reissue(publish(tmp_path, PLAIN, [later])) == []
    assert versions(own) == ["1.0.0"]


def test_an_alert_that_comes_is_a_major_version_with_what_and_why(tmp_path: Path) -> None:
    written(tmp_path, *PLAIN)
    done = again(tmp_path, *PLAIN, *told(LATE), ALERT)
    assert (done.before, done.version, done.weight) == ("1.0.0", "2.0.0", "statement")
    named = "Evening Lantern: introduced a material change"
    assert done.errata[0] == f"{named}: not said → more often than usual"
    assert "Articles: 2 → 3" in done.errata
    assert not [line for line in done.errata if line.startswith(f"{named}, ")]
    assert done.reasons == ["1 late article of this week came in"]


def test_a_printed_figure_that_changes_is_a_minor_version(tmp_path: Path) -> None:
    written(tmp_path, *PLAIN)
    done = again(tmp_path, *PLAIN, *told(LATE))
    assert (done.version, done.weight) == ("1.1.0", "figure")
    assert done.errata == ["Articles: 2 → 3", "Outlets: 2 → 3", "Copies: 1 → 2", "Stories: 1 → 2"]


def test_a_correction_in_a_later_week_is_told_as_such(tmp_path: Path) -> None:
    written(tmp_path, *PLAIN)
    back = [*BASE, *told(MENDER), *spread("m1", a2="introducer", a4="reverter")]
    done = again(tmp_path, *back)
    assert (done.version, done.errata) == ("1.1.0", ["Material changes taken back: 0 → 1"])
    assert done.reasons == ["later copies took back, or no longer take back, changes of this week"]


def test_anything_else_is_a_patch_a_reviewers_word_for_instance(tmp_path: Path) -> None:
    written(tmp_path, *PLAIN)
    done = again(tmp_path, *PLAIN, Review("mutation", "m1", "ann", "confirmed", at(9)))
    assert (done.version, done.weight, done.errata) == ("1.0.1", "content", [])
    assert done.reasons == ["reviewers decided on findings of this week"]


def test_the_erratum_stands_on_the_page_in_the_text_and_in_the_csv(tmp_path: Path) -> None:
    written(tmp_path, *PLAIN)
    again(tmp_path, *PLAIN, *told(LATE))
    folder = tmp_path / "reports"
    html = text_of((folder / f"{WEEK}.html").read_text(encoding="utf-8"))
    assert "Version 1.1.0" in html
    assert "stands instead of 1.0.0, because 1 late article of this week came in." in html
    assert "Articles: 2 → 3" in html
    mail = " ".join((folder / f"{WEEK}.txt").read_text(encoding="utf-8").split())
    assert "ERRATUM. Version 1.1.0, instead of 1.0.0, because 1 late article of this week came in." in mail
    assert "* Articles: 2 → 3" in mail
    rows = csv.DictReader((folder / f"{WEEK}.csv").read_text(encoding="utf-8-sig").splitlines())
    assert {row["version"] for row in rows} == {"1.1.0"}
    assert "version 1.1.0" in text_of((folder / WEEK / "story" / "sa1.html").read_text(encoding="utf-8"))


def test_earlier_versions_stay_as_they_were_and_can_be_read_from_the_list(tmp_path: Path) -> None:
    own = written(tmp_path, *PLAIN)
    before = tree(own.reports / WEEK / "version" / "1.0.0")
    page, story = (own.reports / f"{WEEK}.html").read_bytes(), (own.reports / WEEK / "story" / "sa1.html").read_bytes()
    again(tmp_path, *PLAIN, *told(LATE))
    assert tree(own.reports / WEEK / "version" / "1.0.0") == before
    assert (before[f"{WEEK}.html"], before[f"{WEEK}/story/sa1.html"]) == (page, story)
    index = (own.reports / "index.html").read_text(encoding="utf-8")
    assert list(links(index)) == [f"{WEEK}.html", f"{WEEK}/version/1.0.0/{WEEK}.html"]
    for link in links(index):
        assert shelf.file_at(own.reports, link)


def test_versions_go_on_from_the_newest_and_the_page_tells_them_all(tmp_path: Path) -> None:
    written(tmp_path, *PLAIN)
    again(tmp_path, *PLAIN, *told(LATE))
    done = again(tmp_path, *PLAIN)
    assert (done.before, done.version) == ("1.1.0", "1.2.0")
    assert done.reasons == ["1 article of this week went"]
    text = text_of((tmp_path / "reports" / f"{WEEK}.html").read_text(encoding="utf-8"))
    versions = text[text.index("Versions of this report") :]
    assert versions.index("1.2.0") < versions.index("1.1.0") < versions.index("1.0.0")


def test_a_week_that_has_not_ended_has_no_version_yet(tmp_path: Path) -> None:
    running = Piece("b1", "Northern Wire", hours=24 * 14)
    own = publish(tmp_path, PLAIN, told(running))
    write(own, "2026-W48", None)
    assert shelf.weeks(own.reports) == []
    assert "has no version: the week had not ended" in text_of((own.reports / "2026-W48.html").read_text("utf-8"))


def test_what_died_before_it_was_shown_is_shown_by_the_next(tmp_path: Path) -> None:
    own = written(tmp_path, *PLAIN)
    before = tree(own.reports)
    (own.reports / f"{WEEK}.html").unlink()
    (own.reports / WEEK / "story" / "sold.html").write_text("of a version before")
    (own.reports / WEEK / "version" / ".1.0.1.part").mkdir()
    write(own, WEEK, None)
    assert tree(own.reports) == before


def test_only_the_last_eight_weeks_that_were_issued_are_looked_at_again(tmp_path: Path) -> None:
    for number in range(38, 47):
        shelf.issue(tmp_path / "reports", f"2026-W{number}", ISSUE, {f"2026-W{number}.html": ""})
    old = [Piece(f"w{i}", "Wire", hours=-24 * 7 * i) for i in (7, 8)]  # in W39 and W38; of later weeks nothing is known
    (done,) = reissue(publish(tmp_path, *(told(one) for one in old), [RUN]))
    assert (done.week, done.before) == ("2026-W39", ISSUE.version)


def test_a_takedown_takes_the_pages_of_all_versions_that_showed_the_article(tmp_path: Path) -> None:
    own = written(tmp_path, *PLAIN)
    again(tmp_path, *PLAIN, *told(LATE))
    assert shelf.withdraw(own.reports, "https://evening-lantern.example/a2") == [WEEK]
    assert not [f for f in own.reports.rglob("*") if f.suffix in shelf.KINDS and f.name != "index.html"]
    write(publish(tmp_path, told(FIRST), [RUN]), WEEK, None)
    assert versions(own) == ["1.0.0", "1.1.0", "1.2.0"]
    index = (own.reports / "index.html").read_text(encoding="utf-8")
    assert list(links(index)) == [f"{WEEK}.html"]


def test_a_takedown_of_what_no_page_shows_touches_none(tmp_path: Path) -> None:
    own = written(tmp_path, *PLAIN)
    before = tree(own.reports)
    assert shelf.withdraw(own.reports, "https://elsewhere.example/a2") == []
    assert tree(own.reports) == before


@pytest.mark.parametrize(
    ("other", "version"),
    [
        ({"statements": {"A": "less"}}, "2.0.0"),
        ({"statements": {}}, "2.0.0"),
        ({"figures": {"B": "3"}}, "1.5.0"),
        ({"figures": {"B": "2", "C": "1"}}, "1.5.0"),
        ({}, "1.4.3"),
    ],
)
def test_the_heaviest_change_gives_the_number(other: dict[str, dict[str, str]], version: str) -> None:
    new = following([ISSUE], ISSUE._replace(fingerprint="y", **other))  # type: ignore[arg-type]
    assert new
    assert new.version == version
    assert new.reasons == ["articles of other weeks that came since belong to stories of this one"]


def test_what_is_remembered_of_a_version_comes_back(tmp_path: Path) -> None:
    issue = ISSUE._replace(changes=[Change("A – ’", "", "=1")], reasons=["because"])
    assert of_json(to_json(issue)) == issue
