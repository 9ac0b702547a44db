"""Trains a model anew and proposes it, when you ask for it: never by itself, and never in place of the committed one.

Choose the model in the form. It learns from the labelled data that are there and from the decisions of reviewers, and
is compared with the committed model on a sample that neither has seen. One that is no worse is laid under `proposals`
of DRIFTWIRE_HOME and named on *Data quality*; a person reads the comparison and adopts it by a commit.
"""

from airflow.sdk import dag, task
from driftwire_airflow import work
from driftwire_airflow.notice import RunFailed
from driftwire_airflow.param import MODEL
from driftwire_airflow.patience import PATIENCE, doc


@dag(
    dag_display_name="5 · Train a model",
    schedule=None,
    params={"model": MODEL},
    max_active_runs=1,
    tags=["model"],
    default_args=PATIENCE,
    on_failure_callback=[RunFailed()],
    doc_md=__doc__,
)
def train() -> None:
    @task(task_display_name="Train, compare, propose", doc_md=doc("propose"))
    def propose(params) -> str:
        return work.propose(params["model"])

    propose()


train()
