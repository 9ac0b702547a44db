"""All that an edition says, read from one snapshot: the page, its plain text, its figures and its stories show it."""

from pathlib import Path
from typing import NamedTuple

from pipeline.report import contradiction
from pipeline.report.chart import Plot
from pipeline.report.clickbait import Clickbait, clickbait
from pipeline.report.contradiction import Contradictions, contradictions
from pipeline.report.edition import Edition
from pipeline.report.health import Health, health
from pipeline.report.mutation import Mutations, mutations
from pipeline.report.outlet import Corrections, OutletRow, corrections, outlets
from pipeline.report.question import Snapshot
from pipeline.report.standing import Standing, standing
from pipeline.report.summary import Summary, summary
from pipeline.report.trend import trends


class Content(NamedTuple):
    edition: Edition
    summary: Summary
    trends: dict[str, Plot]
    mutations: Mutations
    standing: list[Standing]
    corrections: Corrections
    contradictions: Contradictions
    updates: Contradictions
    clickbait: Clickbait
    outlets: list[OutletRow]
    health: Health

    @property
    def stories(self) -> set[str]:
        """Of all findings that the page names."""
        one_by_one = {one.change.story_id for one in self.standing} | {h.story_id for h in self.clickbait.headlines}
        return one_by_one | self.mutations.stories | self.contradictions.stories | self.updates.stories

    @property
    def shown_ids(self) -> set[str]:
        """Of the findings that have an anchor on the page."""
        pairs = (*self.contradictions.entries, *self.updates.entries)
        return self.mutations.ids | {entry.pair.contradiction_id for entry in pairs}


def content(asked: Snapshot, version: Path, chosen: Edition) -> Content:
    """`version`: the folder of the snapshot, whose Parquet holds the full texts."""
    corrected, lines = corrections(asked, chosen), trends(asked, chosen)
    return Content(
        chosen,
        summary(asked, chosen, corrected, lines),
        lines,
        mutations(asked, version, chosen),
        standing(asked, version, chosen),
        corrected,
        contradictions(asked, chosen, "contradicted", contradiction.SHOWN),
        contradictions(asked, chosen, "superseded", contradiction.UPDATES_SHOWN),
        clickbait(asked, chosen),
        outlets(asked, chosen),
        health(asked, chosen),
    )
