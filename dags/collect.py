"""Polls the feeds that are due and lands what is new: the feed documents and the articles' pages.

Wakes every five minutes; how often a feed is asked depends on the feed (its state: *Data quality*, in the navigation).
All it does to others is to ring the asset `landed`: *Detect drift* works off what is landed.
Trigger it by hand at any time: feeds that are not due are left alone.
"""

from airflow.sdk import dag, task
from driftwire_airflow import work
from driftwire_airflow.asset import LANDED
from driftwire_airflow.patience import PATIENCE, doc
from driftwire_airflow.schedule import every


@dag(
    dag_display_name="1a · Collect feeds",
    schedule=every("*/5 * * * *"),
    max_active_runs=1,
    tags=["intake"],
    default_args={**PATIENCE, "queue": "collect"},
    doc_md=__doc__,
)
def collect() -> None:
    @task(task_display_name="Poll the feeds that are due", outlets=[LANDED], doc_md=doc("poll"))
    def poll(ti) -> dict[str, int]:
        counts = work.poll()
        work.skip_if_nothing(counts["landed"], ti.try_number)
        return counts

    poll()


collect()
