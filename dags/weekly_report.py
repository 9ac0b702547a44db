"""Renders the weekly drift report: on Monday 06:00 UTC for the ISO week before, and any week by hand; then mails it.

The report is in the navigation under *Drift report* and one self-contained file in the folder `reports` of
DRIFTWIRE_HOME. Trigger it with a week to see that week, again and again if you like. Afterwards the last eight weeks
that were issued are looked at again: one whose pages would say something else is issued with an erratum. Where a mail
server is set, the newest week and such corrections are mailed, once; if you like, only after a person approved.
"""

from airflow.sdk import chain, dag, task
from driftwire_airflow import work
from driftwire_airflow.mailing import mail_after
from driftwire_airflow.notice import RunFailed
from driftwire_airflow.param import APPROVE, WEEK
from driftwire_airflow.patience import PATIENCE, doc
from driftwire_airflow.schedule import every


@dag(
    dag_display_name="3 · Weekly drift report",
    schedule=every("0 6 * * 1"),
    params={"week": WEEK, "approve": APPROVE},
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

    again = task(task_display_name="Look at past weeks again", doc_md=doc("look_again"), trigger_rule="none_failed")
    looked = again(work.look_again)()
    chain(render(), looked)
    mail_after(looked)


weekly_report()
