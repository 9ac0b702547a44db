from pathlib import Path

from pipeline.rows import MutationSpread
from tests.warehouse.mart_case import change, contradiction, headline, told

ASK = "select article_id, metric, evidence_id from article_evidence order by all"


def evidence(tmp_path: Path, *rows: tuple[object, ...]) -> list[tuple[object, ...]]:
    return told(tmp_path, "article_evidence", ASK, rows)


def test_a_material_change_marks_its_copy_and_those_that_carry_it(tmp_path: Path) -> None:
    carried = MutationSpread("m", "b", "carrier", None)
    assert evidence(tmp_path, change("m", "a"), carried) == [("a", "mutated", "m"), ("b", "inherited", "m")]


def test_minor_changes_corrections_and_silent_edits_do_not_count(tmp_path: Path) -> None:
    minor, taken_back = change("m1", "a", severity=1), change("m2", "a", correction=True)
    silent = change("m3", "a")._replace(parent_id="a")
    assert evidence(tmp_path, minor, taken_back, silent) == []


def test_a_dropped_hedge_counts_by_its_direction(tmp_path: Path) -> None:
    rows = [change("m", "a", "certainty", 1, "up"), change("k", "b", "certainty", 1, "down")]
    assert evidence(tmp_path, *rows) == [("a", "certainty_up", "m"), ("b", "certainty_down", "k")]


def test_an_attribution_is_lost_where_it_gets_shorter_and_not_where_it_is_added(tmp_path: Path) -> None:
    lost = change("m", "a", "attribution", 1, spans=(", police said", None))
    added = change("k", "b", "attribution", 1, spans=(None, ", police said"))
    assert evidence(tmp_path, lost, added) == [("a", "attribution_lost", "m")]


def test_a_contradiction_marks_the_later_article_and_an_update_none(tmp_path: Path) -> None:
    rows = [contradiction("k", "a", "b"), contradiction("u", "a", "c", "superseded")]
    assert evidence(tmp_path, *rows) == [("b", "contradiction", "k")]


def test_a_clickbait_headline_is_its_own_evidence(tmp_path: Path) -> None:
    rows = [headline("a", True), headline("b", False), headline("c", None)]
    assert evidence(tmp_path, *rows) == [("a", "clickbait", "a")]
