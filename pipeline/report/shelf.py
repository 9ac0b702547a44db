"""How reports lie in their folder: <week>.html beside <week>/story/<id>.html, so that links are relative and hold
wherever both are taken."""

import re
from pathlib import Path

_WEEK = r"(?:[0-9]{4}-W[0-9]{2}|undated)"
_STORY = re.compile(r"[A-Za-z0-9_-]{1,80}")
# Of files, by their ending.
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
}
_PATH = re.compile(rf"(?:index\.html|{_WEEK}\.(?:html|txt|csv)|{_WEEK}/story/{_STORY.pattern}\.html)")


def story_file(folder: Path, story_id: str) -> Path:
    return folder / "story" / f"{story_id}.html"


def file_at(reports: Path, path: str) -> Path | None:
    """The file of a report that this address names, relative to the folder of reports; nothing else has one."""
    if not _PATH.fullmatch(path):
        return None
    file = (reports / path).resolve()
    return file if file.is_relative_to(reports.resolve()) and file.is_file() else None


def put(file: Path, text: str) -> None:
    """Whole or not at all: somebody may be reading the one before."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.part")
    aside.write_text(text, encoding="utf-8")
    aside.replace(file)
