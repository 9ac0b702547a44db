"""Fields of the forms with which a DAG is triggered by hand."""

from airflow.sdk import Param

WEEK = Param(
    None,
    type=["null", "string"],
    pattern=r"^\d{4}-W[0-5]\d$",
    title="ISO week",
    description="For instance 2026-W46. Empty: the latest week that has ended.",
)
