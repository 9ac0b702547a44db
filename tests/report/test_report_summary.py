"""What changed this week, in sentences."""

from pathlib import Path

from tests.report.edition_case import WIRE, Piece, alert, at_odds, changed, page, spread, text_of, told

ARTICLES = told(Piece("a1", "Northern Wire"), Piece("a2", "Evening Lantern", hours=5, parent_id="a1"))


def test_an_alert_is_told_with_direction_size_interval_articles_and_stories(tmp_path: Path) -> None:
    text = text_of(page(tmp_path, ARTICLES, [alert()]))
    assert "Evening Lantern introduced material changes more often than usual." in text
    assert "41% of its copies introduced a material change, up from 9.0% over the eight weeks before " in text
    assert "(95% interval 27–55%; 29 copies in 24 stories). Strong evidence." in text


def test_a_chart_that_shows_another_figure_than_its_sentence_says_why(tmp_path: Path) -> None:
    subject = "outlet:Evening Lantern"
    one = text_of(page(tmp_path / "one", ARTICLES, [alert(metric="syndication", subject=subject)]))
    two = text_of(page(tmp_path / "two", ARTICLES, [alert(metric="syndication", subject=subject, window_weeks=2)]))
    same = text_of(page(tmp_path / "same", ARTICLES, [alert(metric="syndication", subject=subject, value=1.0)]))
    assert "the sentence by the week in which its story began." in one
    assert "Each point is one week; the sentence takes the last two together." in two
    assert "the sentence" not in same


def test_an_alert_of_all_outlets_comes_before_those_of_one(tmp_path: Path) -> None:
    overall = alert("certainty_up", "overall", q_value=0.03, direction="down")
    text = text_of(page(tmp_path, ARTICLES, [alert(), overall]))
    assert text.index("All outlets together dropped hedges less often") < text.index("Evening Lantern introduced")


def test_an_alert_tells_since_when(tmp_path: Path) -> None:
    weeks = ("2026-W43", "2026-W45", "2026-W46")
    quiet = alert(week="2026-W44", status="quiet", q_value=0.6)
    text = text_of(page(tmp_path, ARTICLES, [quiet, *(alert(week=week) for week in weeks)]))
    assert "it has alerted every week since 2026-W45" in text


def test_a_quiet_week_says_that_nothing_is_unusual(tmp_path: Path) -> None:
    quiet = alert(subject="overall", status="quiet", value=0.1, q_value=0.7)
    text = text_of(page(tmp_path, ARTICLES, [quiet]))
    assert "Nothing unusual this week." in text
    assert "Material changes overall stay within their usual range." in text


def test_too_little_evidence_is_an_answer(tmp_path: Path) -> None:
    untested = {"baseline": None, "ci_low": None, "ci_high": None, "p_value": None, "q_value": None}
    few = alert(subject="overall", status="too_few", direction="none", **untested)
    text = text_of(page(tmp_path, ARTICLES, [few]))
    assert "Too little evidence to say whether anything changed." in text
    assert "Nothing unusual" not in text


def test_more_alerts_than_fit_are_counted_with_their_query(tmp_path: Path) -> None:
    text = text_of(page(tmp_path, ARTICLES, [alert(subject=f"outlet:{i}") for i in range(6)]))
    assert "2 more not shown" in text
    assert "select * from drift_alert where week = '2026-W46' and status = 'alert'" in text


def test_one_contradiction_in_many_pairs_of_articles_counts_as_one(tmp_path: Path) -> None:
    wire = Piece("a1", "Northern Wire")
    copies = [Piece(f"a{i}", f"Copier {i}", WIRE.replace("eleven", "seven"), hours=i, parent_id="a1") for i in (2, 3)]
    pairs = [at_odds(f"k{copy.article_id}", wire, copy) for copy in copies]
    html = page(tmp_path, [*told(wire, *copies), *pairs])
    assert "1 contradiction, in 2 pairs of articles, were found." in text_of(html)
    assert "<dt>contradictions</dt><dd>1</dd>" in html


def test_changes_that_travelled_on_are_told_with_what_became_of_them(tmp_path: Path) -> None:
    wire = Piece("a1", "Northern Wire")
    copies = [Piece(f"a{i}", f"Copier {i}", WIRE.replace("eleven", "seven"), hours=i, parent_id="a1") for i in (2, 3)]
    found = [changed("m1", copies[0], wire, "eleven", "seven"), *spread("m1", a2="introducer", a3="carrier")]
    text = text_of(page(tmp_path, [*told(wire, *copies), *found]))
    assert "1 travelled on to further copies and has not been taken back." in text
