"""The list of the weeks that have a report."""

import re
from html import unescape
from pathlib import Path
from typing import NamedTuple

from pipeline.report import calendar_week, shelf, wording
from pipeline.report.edition import UNDATED
from pipeline.report.page import render

_WEEK = re.compile(r"\d{4}-W\d\d")
_LEAD = re.compile(r'<meta name="description" content="([^"]*)">')


class Week(NamedTuple):
    """`earlier`: addresses of the versions before the newest, by their number."""

    file: str
    name: str
    days: str
    lead: str
    version: str
    earlier: dict[str, str]


def _week(file: Path) -> Week:
    lead = _LEAD.search(file.read_text(encoding="utf-8"))
    told = unescape(lead[1]) if lead else ""
    if file.stem == UNDATED:
        return Week(file.name, "Articles without a date", "", told, "", {})
    first = calendar_week.monday(file.stem)
    last = calendar_week.monday(calendar_week.shifted(file.stem, 1))
    name = f"Week {int(file.stem[-2:])}, {file.stem[:4]}"
    newest, *earlier = [(path.split("/")[2], path) for path in shelf.readable(file.parent, file.stem)] or [("", "")]
    days = wording.days(first, last.fromordinal(last.toordinal() - 1))
    return Week(file.name, name, days, told, newest[0], dict(earlier))


def write_index(reports: Path, sample: bool) -> str:
    """The page that leads to all reports of the folder, the newest week first."""
    files = [f for f in reports.glob("*.html") if _WEEK.fullmatch(f.stem) or f.stem == UNDATED]
    newest_first = sorted(files, key=lambda f: (f.stem != UNDATED, f.stem), reverse=True)
    return render("index.html", weeks=[_week(f) for f in newest_first], sample=sample)
