"""The tasks that mail the report, and a person's yes before them, where one is asked for."""

from collections.abc import Mapping
from datetime import timedelta

from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.sdk import Context, XComArg, chain, task

from driftwire_airflow import work
from driftwire_airflow.patience import doc

_BODY = """These go to the recipients of `DRIFTWIRE_REPORT_TO`:

{% for one in ti.xcom_pull(task_ids='to_mail') %}- [{{ one }}](/driftwire/report/{{ one.split()[0] }}.html)
{% endfor %}"""
# Before the next Monday, whose run waits for this one.
PATIENCE = timedelta(days=3)


class Approval(ApprovalOperator):
    """Where the run's param `approve` is off it passes at once. No answer in three days is a no."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            subject="Mail the weekly drift report?",
            body=_BODY,
            defaults=ApprovalOperator.REJECT,
            response_timeout=PATIENCE,
            **kwargs,
        )

    def execute(self, context: Context) -> Mapping[str, object] | None:
        return super().execute(context) if context["params"]["approve"] else None


def mail_after(before: XComArg) -> None:
    """On the queue of the collector: in a team's deployment its worker alone reaches the open network."""
    listed = task(
        queue="collect", task_display_name="List the mails", doc_md=doc("to_mail"), trigger_rule="none_failed"
    )
    due = listed(work.to_mail)()
    approve = Approval(task_id="approve", task_display_name="Approve the mails", doc_md=doc("approve"))
    mail = task(queue="collect", task_display_name="Mail it", doc_md=doc("mail"))(work.mail)(due)
    chain(before, due, approve, mail)
