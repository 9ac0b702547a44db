"""Spreads the reading of much that is landed over the workers of the queue `extract`, where there are any."""

from airflow.sdk import TriggerRule, XComArg, task

from driftwire_airflow import work
from driftwire_airflow.patience import doc
from pipeline.settings import settings


def spread_before(admit: XComArg) -> None:
    """Whatever becomes of these tasks, admission follows: it reads itself what nobody has read ahead."""
    if not settings().extractors:
        return
    planned = task(work.plan, task_display_name="Note what is much", doc_md=doc("read_ahead"))()
    ahead = task(work.read_ahead, task_display_name="Read ahead", queue="extract", pool="default_pool", retries=1)
    ahead.override(doc_md=doc("read_ahead")).expand(slice_=planned) >> admit
    admit.operator.trigger_rule = TriggerRule.ALL_DONE
