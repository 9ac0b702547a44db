"""Puts frames before Great Expectations and brings its verdicts home as plain rows.

The only module that speaks the library's language: which, on import, takes seconds, so that it happens in a function.
Nothing of it renders a page (its Data Docs show failing values unescaped) and nothing leaves the machine.
"""

import logging
import os
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.rows import QualityResult

if TYPE_CHECKING:
    import pandas as pd
    from great_expectations.core.expectation_validation_result import ExpectationValidationResult
    from great_expectations.datasource.fluent.pandas_datasource import DataFrameAsset

ROW = "row"  # the frame's own number of a row, always unique, by which failing rows are told
Option = str | int | float | bool | Sequence[str] | Sequence[int] | Sequence[bool] | None


class Check(NamedTuple):
    """An expectation by its class in Great Expectations; `code` is short and stable, and names the fault."""

    code: str
    expectation: str
    options: Mapping[str, Option]


class Verdict(NamedTuple):
    """`rows`: numbers of the rows that failed; `broken`: the error where the library could not tell."""

    check: Check
    success: bool
    rows: tuple[int, ...]
    broken: str | None

    def observed(self) -> str:
        """Counts and names of errors only: never a value of a row."""
        if self.broken is not None:
            return f"broken: {self.broken}"
        return "as expected" if self.success else f"{len(self.rows)} unexpected"


@cache
def _asset() -> "DataFrameAsset":
    """One for all frames: each new one would have the library write its whole configuration down again."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read on import: no message may leave the machine
    # Its progress belongs into no task's log (what it found is in quality_result), nor what its import skips.
    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context.data_sources.pandas_default.add_dataframe_asset("frame")


def verdicts(frame: "pd.DataFrame", checks: Sequence[Check]) -> list[Verdict]:
    """One verdict a check, in their order. The frame is numbered in a column `row`; values that are null pass."""
    import great_expectations as gx
    import great_expectations.expectations as gxe

    numbered = frame.assign(**{ROW: range(len(frame))})
    suite = gx.ExpectationSuite(
        name="suite",
        expectations=[getattr(gxe, c.expectation)(**c.options, meta={"check": i}) for i, c in enumerate(checks)],
    )
    asset = _asset()
    batch = asset.get_batch(asset.build_batch_request({"dataframe": numbered}))
    told = batch.validate(suite, result_format={"result_format": "COMPLETE", "unexpected_index_column_names": [ROW]})
    by_check = {r.expectation_config.meta["check"]: r for r in told.results if r.expectation_config}
    return [_verdict(check, by_check.get(i)) for i, check in enumerate(checks)]


def _verdict(check: Check, result: "ExpectationValidationResult | None") -> Verdict:
    """What the library did not judge, for whatever reason, has failed."""
    if result is None:
        return Verdict(check, False, (), "no result")
    error = _error(result.exception_info or {})
    if error is not None:
        return Verdict(check, False, (), error)
    rows = tuple(sorted(int(unexpected[ROW]) for unexpected in result.result.get("unexpected_index_list") or ()))
    return Verdict(check, bool(result.success), rows, None)


def _error(info: Mapping[str, object]) -> str | None:
    """The library tells an error flat, or once more per metric; the message may quote values, so only that it rose."""
    told = [info, *(i for i in info.values() if isinstance(i, Mapping))]
    raised = any(i.get("raised_exception") for i in told)
    return "the library raised an error" if raised else None


def quality(gate: str, subject: str, verdict: Verdict, checked_at: datetime, day: date | None = None) -> QualityResult:
    name = f"{verdict.check.expectation}: {verdict.check.code}"
    return QualityResult(gate, subject, day, name, verdict.success, verdict.observed(), checked_at)
