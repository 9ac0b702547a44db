"""The weekly drift report: one self-contained page of the published snapshot, its sentences as plain text, and the
list of the weeks beside them."""

from pathlib import Path

from pipeline.report import contradiction
from pipeline.report.clickbait import clickbait
from pipeline.report.contradiction import contradictions
from pipeline.report.edition import UNDATED, Edition, UnknownWeek, edition
from pipeline.report.health import health
from pipeline.report.issue import write_index
from pipeline.report.letter import letter
from pipeline.report.mutation import PER_FAMILY, mutations
from pipeline.report.outlet import corrections, outlets
from pipeline.report.page import render
from pipeline.report.question import Snapshot
from pipeline.report.standing import standing
from pipeline.report.summary import Summary, summary
from pipeline.report.trend import trends
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
            chosen = edition(asked, week)
            text, told = _page(settings, asked, version, chosen)
    except NothingPublished as nothing:
        raise UnknownWeek(f"there is no week yet: {nothing}") from nothing
    file = out or settings.reports / f"{chosen.week}.html"
    _put(file, text)
    if out is None:
        mail = letter(chosen, told, sample=settings.sample, contact=settings.contact)
        _put(settings.reports / f"{chosen.week}.txt", mail)
        _put(settings.reports / "index.html", write_index(settings.reports, settings.sample))
    return file


def _page(settings: Settings, asked: Snapshot, version: Path, chosen: Edition) -> tuple[str, Summary]:
    """The page, and what it says first."""
    corrected, lines = corrections(asked, chosen), trends(asked, chosen)
    changes = mutations(asked, version, chosen)
    against = contradictions(asked, chosen, "contradicted", contradiction.SHOWN)
    updates = contradictions(asked, chosen, "superseded", contradiction.UPDATES_SHOWN)
    told = summary(asked, chosen, corrected, lines)
    text = render(
        "weekly.html",
        title="Articles without a date" if chosen.week == UNDATED else f"Week {chosen.week}",
        sample=settings.sample,
        contact=settings.contact,
        edition=chosen,
        summary=told,
        trends=lines,
        mutations=changes,
        period="without a time" if chosen.week == UNDATED else "of this week",
        per_family=PER_FAMILY,
        shown_ids=changes.ids | {entry.pair.contradiction_id for entry in (*against.entries, *updates.entries)},
        standing=standing(asked, version, chosen),
        corrections=corrected,
        contradictions=against,
        updates=updates,
        clickbait=clickbait(asked, chosen),
        outlets=outlets(asked, chosen),
        health=health(asked, chosen),
    )
    return text, told


def _put(file: Path, text: str) -> None:
    """Whole or not at all: somebody may be reading the one before."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.part")
    aside.write_text(text, encoding="utf-8")
    aside.replace(file)
