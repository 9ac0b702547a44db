"""What another release left is brought to the columns of this one."""

from datetime import UTC, datetime
from pathlib import Path

from pipeline.rows import Landed, Run, Segment
from pipeline.run.workspace import Workspace
from pipeline.settings import settings
from pipeline.warehouse.migration import bring_forward
from pipeline.warehouse.store import Store

RAN = Run("r", "family", datetime(2026, 3, 1, tzinfo=UTC), 1.5, 7, 8, 9, 120, "a", "b")


def test_a_new_column_is_null_and_the_rest_of_the_row_stays(tmp_path: Path) -> None:
    with Store(tmp_path / "one.duckdb") as store:
        store.append(Run, [RAN])
        store.run_script("alter table run drop column peak_megabytes")
        assert bring_forward(store) == ["run"]
        assert store.rows(Run) == [RAN._replace(peak_megabytes=None)]
        assert bring_forward(store) == []


def test_a_column_that_is_no_more_goes_and_one_that_may_not_be_missing_empties_the_table(tmp_path: Path) -> None:
    with Store(tmp_path / "one.duckdb") as store:
        store.append(Run, [RAN])
        store.append(Segment, [Segment("2026-03-01/a.warc.gz", 3)])
        store.run_script("alter table run drop column output_hash; alter table segment add column gone varchar")
        assert bring_forward(store) == ["run", "segment"]
        assert (store.rows(Run), store.rows(Segment)) == ([], [Segment("2026-03-01/a.warc.gz", 3)])
        store.append(Run, [RAN])


def test_whoever_opens_the_stores_of_an_older_release_finds_todays_columns(tmp_path: Path) -> None:
    own = settings({"DRIFTWIRE_HOME": str(tmp_path / "var")})
    with Workspace(own) as workspace:
        workspace.warehouse.append(Run, [RAN])
        workspace.cache.replace(Landed, [])
        workspace.warehouse.run_script("alter table run drop column peak_megabytes")
        workspace.cache.run_script("alter table landed drop column source")
    with Workspace(own) as workspace:
        assert [ran.rows_out for ran in workspace.warehouse.rows(Run)] == [RAN.rows_out]
        assert workspace.cache.rows(Landed) == []
