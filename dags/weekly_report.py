"""Renders the weekly drift report: on Monday 06:00 UTC for the ISO week before, and any week by hand.

The report is in the navigation under *Drift report* and one self-contained file in the folder `reports` of
DRIFTWIRE_HOME, ready to be forwarded. Trigger it with a week to see that week, again and again if you like.
"""

from airflow.sdk import Param, dag, task
from driftwire_airflow import work
from driftwire_airflow.notice import RunFailed
from driftwire_airflow.patience import PATIENCE, doc
from driftwire_airflow.schedule import every

WEEK = Param(
    None,
    type=["null", "string"],
    pattern=r"^\d{4}-W[0-5]\d$",
    title="ISO week",
    description="For instance 2026-W46. Empty: the latest week that has ended.",
)


@dag(
    dag_display_name="3 · Weekly drift report",
    schedule=every("0 6 * * 1"),
    params={"week": WEEK},
    max_active_runs=1,
    tags=["report"],
    default_args=PATIENCE,
    on_failure_callback=[RunFailed()],
    doc_md=__doc__,
)
def weekly_report() -> None:
    @task(task_display_name="Render the report", doc_md=doc("render"))
    def render(params) -> str:
        return work.report(params["week"])

    render()


weekly_report()
