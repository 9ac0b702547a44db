"""Tells somebody that a run has failed: one message per run, never one per task or row."""

import os

from airflow.sdk import BaseNotifier, Context

from pipeline.settings import settings

MAIL_TO = "DRIFTWIRE_MAIL_TO"  # unset: nobody is mailed; Airflow's connection smtp_default tells through which server


class RunFailed(BaseNotifier):
    """Writes to `notices.log` of DRIFTWIRE_HOME, and mails where an address is set. Hang it on the DAG, not a task."""

    def notify(self, context: Context) -> None:
        said = message(context)
        own = settings()
        own.home.mkdir(parents=True, exist_ok=True)
        with (own.home / "notices.log").open("a", encoding="utf-8") as log:
            log.write(f"{own.now().isoformat()} {said}\n")
        if to := os.environ.get(MAIL_TO):
            from airflow.providers.smtp.notifications.smtp import SmtpNotifier

            SmtpNotifier(to=to, subject=said.partition(".")[0], html_content=f"<p>{said}</p>").notify(context)


def message(context: Context) -> str:
    """No text of an article: ids and our own words only."""
    run, ti = context["dag_run"], context.get("ti")
    task = f" Its task {ti.task_id} is red." if ti is not None else ""
    return (
        f"Driftwire: run {run.run_id} of {run.dag_id} has failed.{task} What to do stands in its documentation in"
        " Airflow; clearing it is always safe, and nothing that was received is lost."
    )
