"""Answers as text: safe to open in a spreadsheet, readable on a terminal."""

import csv
import io

import pytest

from pipeline.run.answer import WIDEST, as_table, formula_safe_csv
from pipeline.warehouse.sandbox import Answer


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1+1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    (_, row) = csv.reader(io.StringIO(formula_safe_csv(Answer(["title"], [(text,)])), newline=""))
    assert row == [f"'{text}"]


def test_numbers_and_other_texts_stay_as_they_are() -> None:
    assert formula_safe_csv(Answer(["a", "b"], [(-1, "a, b")])) == 'a,b\r\n-1,"a, b"\r\n'
    assert formula_safe_csv(Answer(["a", "b", "c"], [(-0.25, "", None)])) == "a,b,c\r\n-0.25,,\r\n"


def test_the_name_of_a_column_is_no_formula_either() -> None:
    assert formula_safe_csv(Answer(["=1+1"], [])) == "'=1+1\r\n"


def test_a_table_has_one_line_a_row_and_cuts_what_is_wide() -> None:
    lines = as_table(Answer(["n", "title"], [(1, "two\nlines"), (None, "x" * 99)])).splitlines()
    assert lines[2] == "1  two lines"
    assert lines[3].strip() == "x" * (WIDEST - 1) + "…"
