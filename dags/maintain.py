"""Every night at 03:30 UTC: lets takedowns hold, archives and empties what is old, and checks every invariant.

What was forgotten (`driftwire forget`) and has come again from a feed leaves landing; files that were taken from the
inbox a month ago leave `inbox/.done`; where the settings ask for it, old landing moves to the archive and old texts are
published no longer; then `driftwire verify` goes through landing, warehouse and published files.
"""

from airflow.sdk import dag, task
from driftwire_airflow import work
from driftwire_airflow.notice import RunFailed
from driftwire_airflow.patience import PATIENCE, doc
from driftwire_airflow.schedule import every


@dag(
    dag_display_name="4 · Maintain",
    schedule=every("30 3 * * *"),
    max_active_runs=1,
    tags=["upkeep"],
    default_args={**PATIENCE, "pool": "warehouse"},
    on_failure_callback=[RunFailed()],
    doc_md=__doc__,
)
def maintain() -> None:
    @task(task_display_name="Keep up and verify", doc_md=doc("keep_up"))
    def keep_up() -> dict[str, int]:
        return work.maintain()

    keep_up()


maintain()
