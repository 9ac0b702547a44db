from datetime import UTC, datetime

import pandas as pd
import pytest

from pipeline.validate.expectation import Check, quality, verdicts

FRAME = pd.DataFrame({"age": [3, 40, 500], "name": ["ann", "ben", None]})
AGE = Check("age", "ExpectColumnValuesToBeBetween", {"column": "age", "max_value": 120})
NAME = Check("name", "ExpectColumnValuesToMatchRegex", {"column": "name", "regex": "^[a-z]+$"})
NOWHERE = Check("nowhere", "ExpectColumnValuesToBeUnique", {"column": "nowhere"})


def test_the_failing_rows_are_told_by_number() -> None:
    (verdict,) = verdicts(FRAME, [AGE])
    assert (verdict.success, verdict.rows, verdict.broken) == (False, (2,), None)


def test_verdicts_come_in_the_order_of_the_checks() -> None:
    assert [v.check.code for v in verdicts(FRAME, [NOWHERE, NAME, AGE])] == ["nowhere", "name", "age"]


def test_nulls_pass() -> None:
    assert verdicts(FRAME, [NAME])[0].success


def test_an_error_inside_the_library_is_a_failed_check() -> None:
    told, sound = verdicts(FRAME, [NOWHERE, NAME])
    assert (told.success, told.broken) == (False, "the library raised an error")
    assert sound.success


def test_a_result_quotes_no_value() -> None:
    secret = pd.DataFrame({"name": ["<script>alert(1)</script>"]})
    (verdict,) = verdicts(secret, [NAME])
    row = quality("row", "document", verdict, datetime(2026, 1, 1, tzinfo=UTC))
    assert row.observed == "1 unexpected"


def test_nothing_is_written_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    verdicts(FRAME, [AGE, NAME])
    assert capfd.readouterr() == ("", "")
