"""Works off all that is landed, and publishes.

Rung by the asset `landed`, and every 15 minutes in case an event was lost. An event only wakes it: what there is to do
is what is landed and not yet in the warehouse. Equal inputs are skipped, so clear and re-run at will.
"""

from airflow.sdk import chain, dag, task
from driftwire_airflow import work
from driftwire_airflow.asset import LANDED, PUBLISHED
from driftwire_airflow.extraction import spread_before
from driftwire_airflow.notice import RunFailed
from driftwire_airflow.patience import PATIENCE, doc
from driftwire_airflow.schedule import rung_or_every

STEPS = {
    "admit": "Read what is landed",
    "copies": "Find copies, lineage, stories",
    "language": "Judge headlines, changes, contradictions",
    "trend": "Count weeks, test for drift",
    "publish": "Publish the snapshot",
}


@dag(
    dag_display_name="2 · Detect drift",
    schedule=rung_or_every(LANDED, "*/15 * * * *"),
    max_active_runs=1,
    tags=["drift"],
    default_args={**PATIENCE, "pool": "warehouse"},
    on_failure_callback=[RunFailed()],
    doc_md=__doc__,
)
def detect() -> None:
    tasks = [task(work.step, task_id=n, task_display_name=said, doc_md=doc(n))(n) for n, said in STEPS.items()]
    chain(*tasks)
    spread_before(tasks[0])
    tasks[-1].operator.add_outlets([PUBLISHED])


detect()
