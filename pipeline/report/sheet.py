"""The edition's numbers as CSV, unrounded: what the page prints, and all rates, counts and tests of its week."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.report.content import Content
from pipeline.report.question import Snapshot
from pipeline.run.answer import formula_safe_csv
from pipeline.warehouse.sandbox import Answer

# Spreadsheets take a file without it for one of their own country's encodings.
_MARK = "\ufeff"


class Number(NamedTuple):
    """`value` among `denominator` articles or stories, against `baseline`; null where a number has no such thing."""

    part: str
    subject: str
    metric: str
    per: str | None
    value: float | None
    ci_low: float | None
    ci_high: float | None
    baseline: float | None
    numerator: float | None
    denominator: float | None
    stories: int | None
    q_value: float | None
    direction: str | None
    status: str | None
    window_weeks: int | None
    source: str


def numbers(asked: Snapshot, told: Content) -> list[Number]:
    """First what the page prints on its head and in its sentences."""
    return [*_printed(told), *asked.rows(Number, "number", week=told.edition.week)]


def _printed(told: Content) -> Iterator[Number]:
    """`typical_articles` and `median_hours` are null where nothing is known."""
    yield from _whole(told.summary.volume._asdict(), "article_flag, mutation, contradiction")
    yield from _whole(told.summary.panel._asdict(), "tested_panel")
    yield from _whole(told.corrections._asdict(), "correction")


def _whole(counted: Mapping[str, float | None], source: str) -> Iterator[Number]:
    empty = Number(
        "whole", "overall", "", None, None, None, None, None, None, None, None, None, None, None, None, source
    )
    return (empty._replace(metric=name, value=value) for name, value in counted.items())


def sheet(told: Content, version: str, rows: list[Number]) -> str:
    """Formula-safe: names come from strangers. `version`: that of the report, empty where it has none."""
    week = told.edition.week
    return _MARK + formula_safe_csv(
        Answer(["week", "version", *Number._fields], [(week, version, *row) for row in rows])
    )
