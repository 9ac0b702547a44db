"""How reports lie in their folder.

    2026-W46.html .txt .csv           the newest version of a week
    2026-W46/story/<id>.html          the stories that it names
    2026-W46/version/1.0.0/…          the same tree again, for every version that was issued, and what it rests on
    2026-W46/mail/1.0.0.json          that this version was mailed, and when

Links are relative: a report and its folder may be taken anywhere together.
"""

import re
import shutil
from collections.abc import Mapping
from html import escape
from pathlib import Path

from pipeline.core.address import normalised
from pipeline.report.issue import Issue, of_json, to_json
from pipeline.stages.revision import article_id

_WEEK = r"(?:[0-9]{4}-W[0-9]{2}|undated)"
_NUMBER = r"[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}"
_PAGE = rf"(?:{_WEEK}\.(?:html|txt|csv)|{_WEEK}/story/[A-Za-z0-9_-]{{1,80}}\.html)"
_PATH = re.compile(rf"index\.html|(?:{_WEEK}/version/{_NUMBER}/)?{_PAGE}")
_RECORD = "issue.json"
# Of files, by their ending.
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
}
# By path below the folder of reports, or below that of a version.
Files = Mapping[str, str]


def file_at(reports: Path, path: str) -> Path | None:
    """The file of a report that this address names, relative to the folder of reports; nothing else has one."""
    if not _PATH.fullmatch(path):
        return None
    file = (reports / path).resolve()
    return file if file.is_relative_to(reports.resolve()) and file.is_file() else None


def is_week(name: str) -> bool:
    """What a report may be called; nothing else becomes part of a path or a mail's header."""
    return re.fullmatch(_WEEK, name) is not None


def weeks(reports: Path) -> list[str]:
    """Those that have been issued, the oldest first."""
    return sorted({file.parents[2].name for file in reports.glob(f"*/version/*/{_RECORD}")})


def issued(reports: Path, week: str) -> list[Issue]:
    """The versions of a week, the newest last."""
    found = [of_json(file.read_text(encoding="utf-8")) for file in (reports / week).glob(f"version/[0-9]*/{_RECORD}")]
    return sorted(found, key=lambda one: [int(part) for part in one.version.split(".")])


def readable(reports: Path, week: str) -> list[str]:
    """The addresses of the versions that are still there, the newest first: a takedown empties them."""
    paths = [f"{week}/version/{one.version}/{week}.html" for one in reversed(issued(reports, week))]
    return [path for path in paths if file_at(reports, path)]


def put(file: Path, text: str) -> None:
    """Whole or not at all: somebody may be reading the one before."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.part")
    aside.write_text(text, encoding="utf-8")
    aside.replace(file)


def issue(reports: Path, week: str, new: Issue, files: Files) -> None:
    """Keeps them as that version: there whole, by one rename, or not at all."""
    folder = reports / week / "version" / new.version
    aside = folder.with_name(f".{new.version}.part")
    shutil.rmtree(aside, ignore_errors=True)
    for path, text in files.items():
        put(aside / path, text)
    put(aside / _RECORD, to_json(new))
    shutil.rmtree(folder, ignore_errors=True)  # what a takedown left of it
    aside.rename(folder)


def kept(reports: Path, week: str, version: str) -> Files:
    """The files of a version; none where a takedown has emptied it."""
    folder = reports / week / "version" / version
    files = [file for file in sorted(folder.rglob("*")) if file.suffix in KINDS]
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def show(reports: Path, week: str, files: Files) -> None:
    """As the newest version, the page after the stories that it leads to; stories that it no longer names go."""
    for path in sorted(files, key=lambda path: "/story/" not in path):
        put(reports / path, files[path])
    for file in (reports / week / "story").glob("*.html"):
        if file.relative_to(reports).as_posix() not in files:
            file.unlink()


def withdraw(reports: Path, url: str) -> list[str]:
    """The weeks whose pages, of any version, showed the article: those pages are gone, of earlier versions for good."""
    named = (escape(normalised(url)), f'id="{article_id(normalised(url))}"')
    found = {one.name.removesuffix(".html") for one in reports.glob("*") if one.is_dir() or one.suffix == ".html"}
    return [week for week in sorted(found - {"index"}) if _withdrawn(reports, week, named)]


def _withdrawn(reports: Path, week: str, named: tuple[str, ...]) -> bool:
    roots = [reports, *sorted((reports / week / "version").glob("[0-9]*"))]
    emptied = [_emptied(root, week, named) for root in roots]
    return any(emptied)


def _emptied(root: Path, week: str, named: tuple[str, ...]) -> bool:
    pages = [root / f"{week}.html", *sorted((root / week / "story").glob("*.html"))]
    texts = (page.read_text(encoding="utf-8") for page in pages if page.exists())
    if not any(one in text for text in texts for one in named):
        return False
    for file in (*pages, root / f"{week}.txt", root / f"{week}.csv"):
        file.unlink(missing_ok=True)
    return True
