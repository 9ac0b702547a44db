"""The report as plain text."""

from pathlib import Path

from pipeline.report.letter import WIDTH
from tests.report.edition_case import WEEK, WIRE, Piece, alert, changed, page, spread, text_of, told

ARTICLES = told(Piece("a1", "Northern Wire"), Piece("a2", "Evening Lantern", hours=5, parent_id="a1"))
OTHER = WIRE.replace("eleven", "seven")


def mailed(home: Path) -> str:
    return (home / "reports" / f"{WEEK}.txt").read_text(encoding="utf-8")


def test_it_tells_the_same_sentences_as_the_page(tmp_path: Path) -> None:
    html = text_of(page(tmp_path, ARTICLES, [alert()]))
    for sentence in (
        "Evening Lantern introduced material changes more often than usual.",
        "41% of its copies introduced a material change, up from 9.0% over the eight weeks before (95% interval "
        "27–55%; 29 copies in 24 stories). Strong evidence.",
    ):
        assert sentence in html
        assert sentence in " ".join(mailed(tmp_path).split())


def test_an_alert_is_marked_and_no_line_is_too_long(tmp_path: Path) -> None:
    page(tmp_path, ARTICLES, [alert(subject=f"outlet:{i}") for i in range(6)])
    lines = mailed(tmp_path).splitlines()
    assert sum(line.startswith("! ") for line in lines) == 4
    assert "- 2 more alerts are in the table drift_alert." in lines
    assert max(map(len, lines)) <= WIDTH


def test_the_first_changes_are_named_by_their_letters_without_a_word_of_their_texts(tmp_path: Path) -> None:
    first, copy = Piece("a1", "Northern Wire"), Piece("a2", "Evening Lantern", OTHER, hours=5, parent_id="a1")
    carrier = Piece("a3", "Mirror", OTHER, hours=6, parent_id="a2")
    rows = [changed("m1", copy, first, "eleven", "seven"), *spread("m1", a2="introducer", a3="carrier")]
    html = page(tmp_path, told(first, copy, carrier), rows)
    assert 'id="m1"' in html
    said = " ".join(mailed(tmp_path).split())
    assert "A. A number changed between Northern Wire and Evening Lantern; carried on by 1 article." in said
    assert "eleven" not in said
