"""What an edition claims, as it is printed: its statements (alerts and headlines) and its headline figures, by name."""

from collections.abc import Iterator

from pipeline.report import wording
from pipeline.report.content import Content
from pipeline.report.summary import ALERTS_SHOWN, Alert
from pipeline.report.why import Shift
from pipeline.report.wording import interval, percent

Claims = dict[str, str]
_OVERALL = {"quiet": "within their usual range", "too_few": "too little evidence for a comparison"}
_VOLUME = {
    "articles": "Articles", "outlets": "Outlets", "copies": "Copies", "stories": "Stories",
    "changes": "Material changes", "contradicted": "Contradictions", "pairs": "Pairs of articles at odds",
}  # fmt: skip


def _who(subject: str) -> str:
    return "All outlets together" if subject == "overall" else subject.removeprefix("outlet:")


def _named(one: Alert | Shift) -> str:
    return f"{_who(one.subject)}: {wording.metric(one.metric).label.lower()}"


def statements(told: Content) -> Claims:
    """Every alert, whether its sentence is on the page or counted there; and what is said where there is none."""
    summary = told.summary
    alerts = [one for one in summary.rates if one.status == "alert"]
    made = {_named(one): f"{_more(one.direction)} often than usual" for one in alerts}
    made |= {f"{_named(one)}, slowly": f"{_more(one.direction)} often since {one.since}" for one in summary.shifts}
    for one in summary.rates:
        if one.metric == "mutated" and one.status in _OVERALL:
            made["Material changes overall"] = _OVERALL[one.status]
    if not alerts:
        made["The week as a whole"] = summary.sentences[0].lead.rstrip(".").lower()
    return made


def _more(direction: str) -> str:
    return "more" if direction == "up" else "less"


def figures(told: Content) -> Claims:
    """The figures of the head of the page and of the sentences below it, each as it is printed there."""
    alerts = [one for one in told.summary.rates if one.status == "alert"][:ALERTS_SHOWN]
    overall = [one for one in told.summary.rates if one.metric == "mutated" and one.status in _OVERALL]
    made = dict(pair for one in [*alerts, *overall] for pair in _of_rate(one))
    made |= dict(pair for one in told.summary.shifts for pair in _of_shift(one))
    made |= dict(_of_corrections(told))
    volume = told.summary.volume
    made |= {name: f"{getattr(volume, field):,}" for field, name in _VOLUME.items()}
    if volume.typical_articles:
        made["Articles, typical of the eight weeks before"] = f"{volume.typical_articles:,.0f}"
    return made | {"Rates tested": f"{told.summary.panel.alerts + told.summary.panel.quiet:,}"} | _untested(told)


def _untested(told: Content) -> Claims:
    return {"Rates that could not be tested": f"{told.summary.panel.too_few:,}"}


def _of_rate(one: Alert) -> Iterator[tuple[str, str]]:
    name = _named(one)
    yield f"{name}, share", percent(one.value)
    if one.baseline is not None:
        yield f"{name}, eight weeks before", percent(one.baseline)
    if one.ci_low is not None and one.ci_high is not None:
        yield f"{name}, interval", interval(one.ci_low, one.ci_high)
    yield f"{name}, {wording.metric(one.metric).unit}", f"{one.articles:,}"
    yield f"{name}, stories", f"{one.stories:,}"


def _of_shift(one: Shift) -> Iterator[tuple[str, str]]:
    yield f"{_named(one)}, slowly, before", percent(one.before)
    yield f"{_named(one)}, slowly, since", percent(one.after)


def _of_corrections(told: Content) -> Iterator[tuple[str, str]]:
    found = told.corrections
    if found.introduced:
        yield "Material changes introduced", f"{found.introduced:,}"
        yield "Material changes taken back", f"{found.corrected:,}"
        yield "Material changes that travelled on", f"{found.carried:,}"
        yield "Material changes that travelled on and nobody has taken back", f"{found.carried_uncorrected:,}"
    if found.corrected > 1 and found.median_hours:
        yield "Half of those taken back, within", wording.after(found.median_hours)
