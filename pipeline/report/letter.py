"""The report's sentences as plain text, to be mailed or pasted: the same numbers, in the same words."""

from collections.abc import Sequence
from textwrap import wrap

from pipeline.report.content import Content
from pipeline.report.issue import ERRATA_SHOWN, Issue, erratum
from pipeline.report.summary import Sentence
from pipeline.report.wording import count, days, kind

FIRST = 4  # changes that are named
WIDTH = 76  # a mail that is answered twice still fits


def _paragraph(text: str, indent: str = "") -> str:
    return "\n".join(
        wrap(text, WIDTH, initial_indent=indent, subsequent_indent="  " if indent else "", break_long_words=False)
    )


def _told(sentence: Sentence) -> str:
    mark = "! " if sentence.tone == "alert" else "- "
    return "\n".join([_paragraph(sentence.lead, mark), *_indented(sentence.detail), *_indented(sentence.reason)])


def _version(issues: Sequence[Issue]) -> list[str]:
    """Which one it is; where it mends an earlier one, what it mends and why."""
    if not issues:
        return []
    *earlier, now = issues
    if not earlier:
        return [f"Version {now.version}."]
    why = f"Version {now.version}, instead of {earlier[-1].version}, because {'; '.join(now.reasons)}."
    if not now.changes:
        return [_paragraph(f"{why} No statement and no headline figure has changed.")]
    shown = [_paragraph(erratum(one), "* ") for one in now.changes[:ERRATA_SHOWN]]
    more = [f"* and {len(now.changes) - len(shown)} more"] * (len(now.changes) > len(shown))
    return [_paragraph(f"ERRATUM. {why}"), "\n".join([*shown, *more])]


def _indented(text: str) -> list[str]:
    return [f"  {line}" for line in wrap(text, WIDTH - 2, break_long_words=False)]


def _first(content: Content) -> list[str]:
    """The changes that the page shows first, by its letters."""
    entries = [entry for text in content.mutations.texts for entry in text.entries][:FIRST]
    lines = []
    for one in entries:
        told = [f"{kind(one.change.kind, one.change.direction)} between {one.parent.outlet} and {one.copy.outlet}"]
        told += [f"carried on by {count(len(one.carriers), 'article')}"] * bool(one.carriers)
        told += [f"taken back by {count(len(one.reverters), 'article')}"] * bool(one.reverters)
        lines.append(_paragraph(f"{'; '.join(told)}.", f"{one.letter}. "))
    return ["\n".join(["Changes to read first, by their letters in the report:", *lines])] if lines else []


def letter(told: Content, issues: Sequence[Issue], *, sample: bool, contact: str) -> str:
    """No text of an article is in it, only names of outlets and our own words. `issues`: its versions, this last."""
    edition, summary = told.edition, told.summary
    named = f"Week {edition.week}" if edition.first_day and edition.last_day else "Articles without a date"
    span = f", {days(edition.first_day, edition.last_day)}" if edition.first_day and edition.last_day else ""
    head = [f"Driftwire weekly drift report: {named}{span}"]
    head += ["SAMPLE: every outlet, person and work is invented."] * sample
    head += ["Incomplete: this week had not ended when the data were published."] * edition.partial
    more = [f"- {summary.more_alerts} more alerts are in the table drift_alert."] * bool(summary.more_alerts)
    foot = [
        "It finds inconsistency and drift, not truth: no outlet is called false. Evidence, method and limits stand in "
        f"the report {edition.week}.html, all numbers unrounded in {edition.week}.csv; times are UTC."
    ]
    foot += [f"Questions and objections: {contact}."] * bool(contact)
    sentences = [*map(_told, summary.sentences), *more]
    blocks = [*map(_paragraph, head), *_version(issues), *sentences, *_first(told), *map(_paragraph, foot)]
    return "\n\n".join(blocks) + "\n"
