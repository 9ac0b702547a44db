"""What analysts are told of the tables is complete, and the walk-through for them works as it stands."""

import re

import duckdb
import pytest

from pipeline.settings import ROOT
from pipeline.warehouse.store import Store
from pipeline.warehouse.table import published_tables

GUIDE = ROOT / "docs" / "analysts.md"
BLOCKS = re.findall(r"^```sql\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
MACROS = {"drift", "rates", "outlet_history", "story_lineage", "evidence_of"}


def test_the_dictionary_knows_every_table_and_every_column_with_its_meaning(store: Store) -> None:
    tables = {
        str(name)
        for (name,) in store.query("select name from data_dictionary where kind = 'table' and \"column\" is null")
    }
    assert tables >= set(published_tables()) | {"data_dictionary", "metric_definition", "schema_version"}
    assert store.query('select name, "column" from data_dictionary where meaning is null') == []


def test_the_dictionary_knows_the_macros_and_their_parameters(store: Store) -> None:
    found = dict(store.query("select name, type from data_dictionary where kind = 'macro'"))
    assert set(found) == MACROS
    assert found["drift"] == "name, weeks, of"


def test_every_metric_that_is_counted_is_defined_and_tested_as_told(store: Store) -> None:
    counted = store.query("select distinct metric from trend_week_overall order by 1")
    defined = store.query("select metric from metric_definition order by 1")
    assert set(counted) <= set(defined)
    tested = store.query(
        "select distinct metric from drift_unit where metric <> all (select metric from metric_definition where tested)"
    )
    assert tested == []


def test_drift_gives_the_last_weeks_of_a_metric_with_test_and_cause(store: Store) -> None:
    ask = "select week, value, status, cause, leading_outlet from drift('certainty_up', weeks := 8)"
    assert store.query(ask) == [("2026-W45", 0.4, "alert", "behaviour", "X")]
    assert store.query("select count(*) from drift('certainty_up', of := 'outlet:X')") == [(0,)]


@pytest.mark.parametrize("ask", ["from drift('nosuch')", "from drift('heat')", "from rates('nosuch')"])
def test_a_metric_that_does_not_exist_is_an_error_and_not_an_empty_answer(store: Store, ask: str) -> None:
    with pytest.raises(duckdb.Error, match="metric is called (nosuch|heat); see metric_definition"):
        store.query(ask)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        ("from rates('mutated', per := 'outlet')", "per is article or story, not outlet"),
        ("from drift('certainty_up', of := 'X')", "of is overall or outlet:<name>, not X"),
        ("from outlet_history('Nobody')", "no outlet is called Nobody"),
    ],
)
def test_a_word_that_a_question_does_not_know_is_an_error(store: Store, ask: str, told: str) -> None:
    with pytest.raises(duckdb.Error, match=told):
        store.query(ask)


def test_a_metric_without_a_week_is_an_empty_answer(store: Store) -> None:
    assert store.query("from drift('syndication', of := 'outlet:Nobody')") == []


def test_rates_are_those_of_the_trend_table(store: Store) -> None:
    ask = "select numerator, denominator from {} where metric = 'mutated' and unit = 'story'"
    assert store.query(ask.format("rates('mutated', per := 'story')")) == store.query(ask.format("trend_week_overall"))


def test_a_story_is_read_as_a_tree(store: Store) -> None:
    ask = "select depth, outlet, material_changes from story_lineage('so')"
    assert store.query(ask) == [(0, "Wire", 0), (1, "X", 0), (2, "Y", 0), (3, "Z", 0)]


def test_an_outlet_has_its_history(store: Store) -> None:
    assert store.query("select week, copies, sound from outlet_history('Busy')") == [("2026-W45", 10, True)]


def test_the_evidence_of_an_alert_has_both_sides(store: Store) -> None:
    ask = "select kind, outlet, one_side, other_side from evidence_of('2026-W45', 'mutated')"
    assert store.query(ask) == [("number", "X", "ten", "two")]


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_the_walk_through_works_as_it_stands(store: Store, number: int) -> None:
    assert store.query(BLOCKS[number])


def test_the_walk_through_has_a_page_of_queries() -> None:
    assert len(BLOCKS) >= 10
