"""The weekly drift report: one self-contained page of the published snapshot, a page for each story that it names, its
sentences as plain text, its numbers as CSV, and the list of the weeks beside them."""

import shutil
from pathlib import Path

from pipeline.report.content import Content, content
from pipeline.report.edition import UNDATED, UnknownWeek, edition
from pipeline.report.issue import write_index
from pipeline.report.letter import letter
from pipeline.report.mutation import PER_FAMILY
from pipeline.report.page import render
from pipeline.report.question import Snapshot
from pipeline.report.sheet import Number, numbers, sheet
from pipeline.report.shelf import put, story_file
from pipeline.report.story import Story, stories
from pipeline.settings import Settings
from pipeline.warehouse.sandbox import NothingPublished, snapshot

__all__ = ["UnknownWeek", "write"]


def write(settings: Settings, week: str | None, out: Path | None) -> Path:
    """The file with the report of that ISO week, or of `undated`: what has no believable time.

    By default of the latest week with articles that has ended. The same snapshot and week give the same bytes.

    Raises:
        UnknownWeek: no report can be made of that week; the message names the weeks there are.
    """
    # The link may be switched while we read: one version is opened and read to the end.
    version = settings.published.resolve()
    try:
        with snapshot(version) as connection:
            asked = Snapshot(connection)
            told = content(asked, version, edition(asked, week))
            whole = [] if out else stories(asked, version, told.stories)
            rows = [] if out else numbers(asked, told)
    except NothingPublished as nothing:
        raise UnknownWeek(f"there is no week yet: {nothing}") from nothing
    if out:
        put(out, _page(settings, told, set()))
        return out
    return _shelve(settings, told, whole, rows)


def _shelve(settings: Settings, told: Content, whole: list[Story], rows: list[Number]) -> Path:
    week, reports = told.edition.week, settings.reports
    folder = reports / week
    shutil.rmtree(folder / "story", ignore_errors=True)
    for story in whole:
        put(story_file(folder, story.figures.story_id), _story_page(settings, told, story))
    put(reports / f"{week}.html", _page(settings, told, {one.figures.story_id for one in whole}))
    put(reports / f"{week}.txt", letter(told, sample=settings.sample, contact=settings.contact))
    put(reports / f"{week}.csv", sheet(told, rows))
    put(reports / "index.html", write_index(reports, settings.sample))
    return reports / f"{week}.html"


def _page(settings: Settings, told: Content, story_pages: set[str]) -> str:
    """`story_pages`: the stories that have a page in the folder beside it."""
    undated = told.edition.week == UNDATED
    return render(
        "weekly.html",
        **told._asdict(),
        title="Articles without a date" if undated else f"Week {told.edition.week}",
        sample=settings.sample,
        contact=settings.contact,
        period="without a time" if undated else "of this week",
        per_family=PER_FAMILY,
        shown_ids=told.shown_ids,
        story_pages=story_pages,
    )


def _story_page(settings: Settings, told: Content, story: Story) -> str:
    return render(
        "story.html",
        edition=told.edition,
        story=story,
        sample=settings.sample,
        contact=settings.contact,
        story_pages=set[str](),
    )
