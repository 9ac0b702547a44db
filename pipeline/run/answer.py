"""An answer of the snapshot as text."""

import csv
import io

from pipeline.warehouse.sandbox import Answer

# Some spreadsheets read the wide forms as the plain ones.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
WIDEST = 60  # characters of a cell in a table that people read


def _cell(value: object) -> str:
    text = "" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)
    line = " ".join(text.split())
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"


def as_table(answer: Answer) -> str:
    cells = [answer.columns, *([_cell(v) for v in row] for row in answer.rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(answer.columns))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([lines[0], "  ".join("-" * w for w in widths), *lines[1:]])


def _inert(value: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP); a number is a number."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def formula_safe_csv(answer: Answer) -> str:
    """RFC 4180."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (answer.columns, *answer.rows):
        writer.writerow(map(_inert, row))
    return out.getvalue()
