"""Fields of the forms with which a DAG is triggered by hand."""

import os

from airflow.sdk import Param

WEEK = Param(
    None,
    type=["null", "string"],
    pattern=r"^\d{4}-W[0-5]\d$",
    title="ISO week",
    description="For instance 2026-W46. Empty: the latest week that has ended.",
)

APPROVE = Param(
    os.environ.get("DRIFTWIRE_REPORT_APPROVAL") == "1",
    type="boolean",
    title="Approve before mailing",
    description="A person says yes or no under Required Actions before anything is mailed.",
)

MODEL = Param(
    "change",
    type="string",
    enum=["change", "clickbait", "contradiction"],
    title="Model",
    description="What it judges: changes between copies, headlines, or sentences that exclude each other.",
)
