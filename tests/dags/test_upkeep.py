"""Airflow's database does not grow for ever."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.embedded.upkeep import KEPT, forget_runs


@pytest.mark.usefixtures("database")
def test_runs_of_more_than_two_months_ago_leave_airflows_database_and_the_others_stay() -> None:
    from airflow.models.dag import DagModel
    from airflow.models.dagbundle import DagBundleModel
    from airflow.models.dagrun import DagRun
    from airflow.utils.session import create_session
    from airflow.utils.state import DagRunState
    from airflow.utils.types import DagRunType

    now = datetime.now(UTC)
    with create_session() as session:
        if not session.get(DagBundleModel, "upkeep"):
            session.add(DagBundleModel(name="upkeep"))
        session.flush()
        session.add(DagModel(dag_id="grows", bundle_name="upkeep"))
        session.flush()
        for days in (200, 61, 59):
            at = now - timedelta(days=days)
            run = DagRun("grows", str(days), logical_date=at, run_after=at, start_date=at, run_type=DagRunType.MANUAL)
            run.state = DagRunState.SUCCESS
            session.add(run)
    assert forget_runs(now - KEPT) == 0
    with create_session() as session:
        assert [run.run_id for run in session.query(DagRun).filter(DagRun.dag_id == "grows")] == ["59"]
