"""The weekly drift report: one self-contained page of the published snapshot, a page for each story that it names, its
sentences as plain text, its numbers as CSV, and the list of the weeks beside them."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pipeline.report import shelf, version
from pipeline.report.content import Content, content
from pipeline.report.edition import UNDATED, UnknownWeek, edition
from pipeline.report.index import write_index
from pipeline.report.issue import Issue, erratum
from pipeline.report.letter import letter
from pipeline.report.mutation import PER_FAMILY
from pipeline.report.page import render
from pipeline.report.question import Snapshot
from pipeline.report.sheet import Number, numbers, sheet
from pipeline.report.story import Story, stories
from pipeline.settings import Settings
from pipeline.warehouse.sandbox import NothingPublished, snapshot

__all__ = ["Reissue", "UnknownWeek", "reissue", "write"]

# So long is a week part of what later weeks are tested against; after that nobody looks for an erratum any more.
RECHECKED_WEEKS = 8


class Reissue(NamedTuple):
    """A week whose report was issued again; `weight`: statement (an alert or headline statement is another), figure (a
    printed headline figure is), content. `errata`: one line for each claim that changed."""

    week: str
    before: str
    version: str
    weight: str
    errata: list[str]
    reasons: list[str]
    file: Path


class _Read(NamedTuple):
    told: Content
    stories: list[Story]
    numbers: list[Number]
    draft: Issue


def write(settings: Settings, week: str | None, out: Path | None) -> Path:
    """The file with the report of that ISO week, or of `undated`: what has no believable time.

    By default of the latest week with articles that has ended. The same snapshot and week give the same bytes. A week
    that has ended gets a version, and a new one only where its pages would say something else than the newest; a file
    of one's own (`out`) has no version and no stories.

    Raises:
        UnknownWeek: no report can be made of that week; the message names the weeks there are.
    """
    read = _read(settings, week)
    if out:
        shelf.put(out, _page(settings, read.told, [], set()))
        return out
    if read.told.edition.partial or read.told.edition.week == UNDATED:
        shelf.show(settings.reports, read.told.edition.week, _files(settings, read, []))
    else:
        _issue(settings, read)
    shelf.put(settings.reports / "index.html", write_index(settings.reports, settings.sample))
    return settings.reports / f"{read.told.edition.week}.html"


def reissue(settings: Settings) -> list[Reissue]:
    """Looks again at the last eight weeks that were issued; those of which a page has changed, the oldest first."""
    done = []
    for week in shelf.weeks(settings.reports)[-RECHECKED_WEEKS:]:
        before = shelf.issued(settings.reports, week)[-1]
        with suppress(UnknownWeek):  # all its articles were taken down
            file = write(settings, week, None)
            now = shelf.issued(settings.reports, week)[-1]
            if now.version != before.version:
                errata = [erratum(one) for one in now.changes]
                done.append(Reissue(week, before.version, now.version, now.weight, errata, now.reasons, file))
    return done


def _read(settings: Settings, week: str | None) -> _Read:
    # The link may be switched while we read: one version is opened and read to the end.
    folder = settings.published.resolve()
    try:
        with snapshot(folder) as connection:
            asked = Snapshot(connection)
            told = content(asked, folder, edition(asked, week))
            whole = stories(asked, folder, told.stories)
            return _Read(told, whole, numbers(asked, told), version.draft(asked, told, whole))
    except NothingPublished as nothing:
        raise UnknownWeek(f"there is no week yet: {nothing}") from nothing


def _issue(settings: Settings, read: _Read) -> None:
    reports, week = settings.reports, read.told.edition.week
    earlier = shelf.issued(reports, week)
    new = version.following(earlier, read.draft)
    if new:
        earlier = [*earlier, new]
    elif not shelf.kept(reports, week, earlier[-1].version):
        new = earlier[-1]
    if new:
        shelf.issue(reports, week, new, _files(settings, read, earlier))
    shelf.show(reports, week, shelf.kept(reports, week, earlier[-1].version))


def _files(settings: Settings, read: _Read, issues: Sequence[Issue]) -> dict[str, str]:
    """`issues`: all versions of the week up to this one."""
    week, told = read.told.edition.week, read.told
    pages = {one.figures.story_id: f"{week}/story/{one.figures.story_id}.html" for one in read.stories}
    made = {pages[one.figures.story_id]: _story_page(settings, told, one, issues) for one in read.stories}
    return made | {
        f"{week}.html": _page(settings, told, issues, set(pages)),
        f"{week}.txt": letter(told, issues, sample=settings.sample, contact=settings.contact),
        f"{week}.csv": sheet(told, issues[-1].version if issues else "", read.numbers),
    }


def _page(settings: Settings, told: Content, issues: Sequence[Issue], story_pages: set[str]) -> str:
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
        issues=issues,
    )


def _story_page(settings: Settings, told: Content, story: Story, issues: Sequence[Issue]) -> str:
    return render(
        "story.html",
        edition=told.edition,
        story=story,
        sample=settings.sample,
        contact=settings.contact,
        story_pages=set[str](),
        issues=issues,
    )
