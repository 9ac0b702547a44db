"""Views and the analysts' example queries, over a small world with every published table."""

from pathlib import Path

import pytest

from pipeline.rows import Correction, Review
from pipeline.settings import ROOT
from pipeline.warehouse.store import Store
from tests.warehouse.mart_case import at

QUERIES = sorted((ROOT / "warehouse" / "queries").glob("*.sql"))


def test_there_are_twenty_example_queries() -> None:
    assert len(QUERIES) == 20


@pytest.mark.parametrize("file", QUERIES, ids=lambda f: f.stem)
def test_an_example_query_says_what_it_answers_and_answers(store: Store, file: Path) -> None:
    query = file.read_text(encoding="utf-8")
    assert query.startswith("-- ")
    assert query.splitlines()[0].endswith("?")
    assert store.query(query)


def test_every_view_is_explained(store: Store) -> None:
    ask = "select view_name, comment from duckdb_views() where not internal and database_name = current_database()"
    assert [name for name, comment in store.query(ask) if comment is None] == []


def test_current_alerts_are_those_of_the_latest_week(store: Store) -> None:
    assert store.query("select metric, subject, direction, value from current_alert") == [
        ("certainty_up", "overall", "up", 0.4),
        ("mutated", "overall", "up", 0.4),
    ]


def test_a_change_that_was_taken_back_still_stands_where_it_was_carried(store: Store) -> None:
    ask = "select outlet, role, taken_back_by from uncorrected_copy order by 1"
    assert store.query(ask) == [("X", "introducer", "Z"), ("Y", "carrier", "Z")]


def test_the_changes_that_travelled_stand_first(store: Store) -> None:
    assert store.query("select mutation_id, carriers, reverters from top_mutation") == [("m", 1, 1)]


def test_kaplan_and_meier_count_open_changes_while_they_were_followed(store: Store) -> None:
    one = Correction("m", "a", "X", "s", "w", "w", at(0), at(10), "b", 10.0, 50.0, 0, 1, True, True)
    unseen = one._replace(mutation_id="n", corrected_at=None, corrected_by=None, hours=None, followed_hours=20.0)
    store.replace(Correction, [one, unseen, one._replace(mutation_id="o", hours=30.0)])
    found = store.query("select hours, at_risk, corrections, round(uncorrected_share, 3) from correction_survival")
    assert found == [(10.0, 3, 1, 0.667), (20.0, 2, 0, 0.667), (30.0, 1, 1, 0.0)]


def test_precision_follows_from_the_majority_of_reviewers(store: Store) -> None:
    ask = "select week, finding, kind, reviewed, confirmed, rejected, precision from review_precision"
    assert store.query(ask) == [
        ("2026-W45", "contradiction", "number", 1, 0, 0, None),
        ("2026-W45", "mutation", "number", 1, 1, 0, 1.0),
    ]
    store.append(Review, [Review("contradiction", "k", "eve", "rejected", at(700))])
    assert store.query(f"{ask} where finding = 'contradiction'") == [
        ("2026-W45", "contradiction", "number", 1, 0, 1, 0.0)
    ]


def test_agreement_counts_pairs_of_reviewers(store: Store) -> None:
    assert store.query("select finding, pairs, agreeing, agreement from review_agreement") == [
        ("contradiction", 1, 0, 0.0),
        ("mutation", 1, 1, 1.0),
    ]


def test_a_feed_that_brings_nothing_for_far_longer_than_usual_is_silent(store: Store) -> None:
    assert store.query("select feed, state, silent_hours from feed_freshness order by feed") == [
        ("feed:Gone", "dead", None),
        ("feed:X", "silent", 495.0),
    ]
