"""Views and the analysts' example queries, over a small world with every published table."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.rows import Correction, DriftAlert, MutationSpread, Story
from pipeline.settings import ROOT
from pipeline.warehouse.store import Store
from pipeline.warehouse.table import ddl, published_tables
from tests.warehouse.mart_case import article, at, change, contradiction, copied, headline, world

QUERIES = sorted((ROOT / "warehouse" / "queries").glob("*.sql"))
VIEWS = (ROOT / "warehouse" / "views.sql").read_text(encoding="utf-8")
ROWS = [
    *[article("o", "Wire", 0), article("a", "X", 5), article("b", "Y", 10), article("c", "Z", 30)],
    *[copied("o", None), copied("a", "o"), copied("b", "a"), copied("c", "b")],
    *[Story(i, "so") for i in "oabc"],
    *[headline("a", True, 0.5), change("m", "a"), contradiction("k", "o", "a")],
    *[MutationSpread("m", "a", "introducer", at(5)), MutationSpread("m", "b", "carrier", at(10))],
    MutationSpread("m", "c", "reverter", at(30)),
]
BUSY = [r for i in range(10) for r in (article(f"z{i}", "Busy", 1), copied(f"z{i}", "o"), Story(f"z{i}", f"s{i % 5}"))]
NUMBERS = (0.1, 0.4, 0.2, 0.6, 0.001, 0.01, "up", 30, 28, "alert", 1, ["m"])
ALERT = DriftAlert("2026-W45", "mutated", "overall", *NUMBERS)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with world(tmp_path, ROWS, BUSY) as made:
        for table in published_tables():
            if table not in made.tables():
                made.run_script(ddl(table))
        made.replace(DriftAlert, [ALERT])
        made.run_script(VIEWS)
        yield made


@pytest.mark.parametrize("file", QUERIES, ids=lambda f: f.stem)
def test_an_example_query_says_what_it_answers_and_answers(store: Store, file: Path) -> None:
    query = file.read_text(encoding="utf-8")
    assert query.startswith("-- ")
    assert query.splitlines()[0].endswith("?")
    assert store.query(query)


def test_every_view_is_explained(store: Store) -> None:
    ask = "select view_name from duckdb_views() where not internal and database_name = 'store' and comment is null"
    assert store.query(ask) == []


def test_current_alerts_are_those_of_the_latest_week(store: Store) -> None:
    assert store.query("select metric, subject, direction, value from current_alert") == [
        ("mutated", "overall", "up", 0.4)
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
