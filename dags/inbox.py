"""Takes the files that are dropped into the folder `inbox` of DRIFTWIRE_HOME.

Rung by a watcher as soon as a file is completely written, and every five minutes in case an event was lost.
Each run takes all complete files, however many events there were, and moves them to `inbox/.done`.
Names that begin with a dot or end in `.part` are left alone.
"""

from airflow.sdk import dag, task
from driftwire_airflow import work
from driftwire_airflow.asset import INBOX, LANDED
from driftwire_airflow.patience import PATIENCE, doc
from driftwire_airflow.schedule import rung_or_every


@dag(
    dag_display_name="1b · Take the inbox",
    schedule=rung_or_every(INBOX, "*/5 * * * *"),
    max_active_runs=1,
    tags=["intake"],
    default_args={**PATIENCE, "queue": "collect"},
    doc_md=__doc__,
)
def inbox() -> None:
    @task(task_display_name="Land all complete files", outlets=[LANDED], doc_md=doc("take"))
    def take(ti) -> dict[str, int]:
        counts = work.take()
        work.skip_if_nothing(counts["files"], ti.try_number)
        return counts

    take()


inbox()
