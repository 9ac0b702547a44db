"""What changed this week, in three to seven sentences: computed, never guessed; too little evidence is an answer."""

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.report import why, wording
from pipeline.report.chart import Plot
from pipeline.report.edition import UNDATED, Edition
from pipeline.report.outlet import Corrections
from pipeline.report.question import Snapshot
from pipeline.report.trend import outlet_trend
from pipeline.report.wording import count, interval, percent, share_of_one

# More alerts than these are counted, with the query that lists them.
ALERTS_SHOWN = 4
_SENTENCES = 7


class Alert(NamedTuple):
    """A row of drift_alert; `since`: first week of its unbroken run of alerts."""

    metric: str
    subject: str
    baseline: float | None
    value: float
    ci_low: float | None
    ci_high: float | None
    q_value: float | None
    direction: str
    articles: int
    stories: int
    status: str
    window_weeks: int
    since: str
    evidence: list[str]


class Panel(NamedTuple):
    alerts: int
    quiet: int
    too_few: int


class Volume(NamedTuple):
    articles: int
    outlets: int
    copies: int
    stories: int
    changes: int
    contradicted: int
    pairs: int
    typical_articles: float | None


class Sentence(NamedTuple):
    """`lead` says it, `detail` gives direction, size, interval and numbers, `reason` why. `tone`: alert or plain.

    `plot_note` tells why the last point of the line is another figure than that of the sentence, where it is.
    """

    lead: str
    detail: str
    reason: str
    tone: str
    plot: Plot | None
    plot_note: str
    evidence: list[str]


class Summary(NamedTuple):
    """`rates`: the alerts and the overall rates; `shifts`: those whose sentence is here."""

    sentences: list[Sentence]
    volume: Volume
    panel: Panel
    more_alerts: int
    rates: list[Alert]
    shifts: list[why.Shift]


def _size(alert: Alert) -> str:
    """of 29 copies in 24 stories; a window of two weeks says so."""
    metric = wording.metric(alert.metric)
    window = ", two weeks taken together" if alert.window_weeks == 2 else ""
    return f"{share_of_one(metric.unit, alert.articles)} in {count(alert.stories, 'story', 'stories')}{window}"


def _figures(alert: Alert) -> str:
    metric = wording.metric(alert.metric)
    whose = "all" if alert.subject == "overall" else "its"
    told = f"{percent(alert.value)} of {whose} {metric.unit} {metric.did}"
    if alert.baseline is None:
        return f"{told} ({_size(alert)})."
    moved = {"up": "up from", "down": "down from"} if alert.status == "alert" else {}
    against = moved.get(alert.direction, "against")
    known = alert.ci_low is not None and alert.ci_high is not None
    sure = f"95% interval {interval(alert.ci_low or 0, alert.ci_high or 0)}; " if known else ""
    return f"{told}, {against} {percent(alert.baseline)} over the eight weeks before ({sure}{_size(alert)})."


def _alert(alert: Alert, week: str, plot: Plot | None, reason: str) -> Sentence:
    metric, outlet = wording.metric(alert.metric), alert.subject.removeprefix("outlet:")
    who = "All outlets together" if alert.subject == "overall" else outlet
    more = "more" if alert.direction == "up" else "less"
    sure = wording.evidence(alert.q_value or 0.0).capitalize()
    since = f"; it has alerted every week since {alert.since}" if alert.since != week else ""
    return Sentence(
        f"{who} {metric.habit} {more} often than usual.",
        f"{_figures(alert)} {sure}{since}.",
        reason, "alert", plot, _note(alert, plot), alert.evidence,
    )  # fmt: skip


def _note(alert: Alert, plot: Plot | None) -> str:
    if plot is None or plot.last_told == percent(alert.value):
        return ""
    if alert.window_weeks == 2:
        return "Each point is one week; the sentence takes the last two together."
    return "Points count by the week of the article, the sentence by the week in which its story began."


def _line(snapshot: Snapshot, edition: Edition, alert: Alert, overall: Mapping[str, Plot]) -> Plot | None:
    if alert.subject == "overall":
        return overall.get(alert.metric)
    return outlet_trend(snapshot, edition, alert.subject.removeprefix("outlet:"), alert.metric)


def _plain(lead: str, detail: str) -> Sentence:
    return Sentence(lead, detail, "", "plain", None, "", [])


def _quiet(panel: Panel) -> Sentence:
    if not panel.quiet:
        return _plain(
            "Too little evidence to say whether anything changed.",
            "A rate is tested against the eight weeks before it once there are five stories this week, twenty in four "
            f"earlier weeks and a handful of findings; {_untested(panel)}.",
        )
    lead = "Nothing unusual this week." if panel.quiet >= panel.too_few else "Nothing unusual in what could be tested."
    return _plain(
        lead,
        f"{count(panel.quiet, 'rate')} tested against the eight weeks before; none moved by more than chance explains.",
    )


def _untested(panel: Panel) -> str:
    return f"none of this week's {count(panel.too_few, 'rate')} had that much" if panel.too_few else "there was none"


def _overall(rates: list[Alert]) -> list[Sentence]:
    """The rate everybody asks for, where it raised no alert by itself."""
    found = [r for r in rates if r.metric == "mutated" and r.status != "alert"]
    if not found:
        return []
    (rate,) = found
    if rate.status == "too_few":
        return [_plain("Material changes overall: too little evidence for a comparison.", _figures(rate))]
    return [_plain("Material changes overall stay within their usual range.", _figures(rate))]


def _corrections(told: Corrections) -> list[Sentence]:
    if not told.introduced:
        return []
    lead = f"{told.corrected} of {count(told.introduced, 'material change')} introduced this week "
    several = told.corrected > 1 and told.median_hours is not None and told.median_hours > 0
    hours = f", half of them within {wording.after(told.median_hours or 0.0)}" if several else ""
    verb = "has" if told.corrected == 1 else "have"
    return [_plain(f"{lead}{verb} been taken back so far{hours}.", _travelled(told))]


def _travelled(told: Corrections) -> str:
    if not told.carried:
        return "None travelled on to further copies."
    have = "has" if told.carried == 1 else "have"
    if told.carried_uncorrected in (0, told.carried):
        done = f"{have} been" if not told.carried_uncorrected else f"{have} not been"
        return f"{told.carried} travelled on to further copies and {done} taken back."
    return f"{told.carried} travelled on to further copies; {told.carried_uncorrected} of them nobody has taken back."


def _volume(edition: Edition, told: Volume) -> Sentence:
    if not told.articles:
        return _plain("No article was seen.", "Neither a feed nor a file brought one, as far as is known.")
    span = "Articles without a believable time" if edition.week == UNDATED else "This week"
    usual = f" (typical of the eight weeks before: {told.typical_articles:,.0f})" if told.typical_articles else ""
    return _plain(
        f"{span}: {count(told.articles, 'article')} from {count(told.outlets, 'outlet')}, "
        f"{told.copies:,} of them copies of another text{usual}.",
        f"They tell {count(told.stories, 'story', 'stories')}; {count(told.changes, 'material change')} and "
        f"{count(told.contradicted, 'contradiction')}{_pairs(told)} were found.",
    )


def _pairs(told: Volume) -> str:
    return f", in {count(told.pairs, 'pair')} of articles," if told.pairs > told.contradicted else ""


def _coverage(panel: Panel) -> list[Sentence]:
    if not panel.too_few or not panel.alerts + panel.quiet:
        return []
    asked = panel.alerts + panel.quiet + panel.too_few
    return [_plain(
        f"{panel.too_few} of {asked} rates could not be tested.",
        "Too few stories, this week or before; that is not the same as quiet.",
    )]  # fmt: skip


def _reason(cause: why.Cause | None) -> str:
    return why.reason(cause) if cause else ""


def summary(snapshot: Snapshot, edition: Edition, corrected: Corrections, overall: Mapping[str, Plot]) -> Summary:
    """`overall`: the lines over all outlets, by metric."""
    rates = snapshot.rows(Alert, "alert", week=edition.week)
    panel = snapshot.row(Panel, "panel", week=edition.week)
    volume = snapshot.row(Volume, "volume", week=edition.week, baseline_from=edition.baseline_from)
    alerts = [rate for rate in rates if rate.status == "alert"]
    cause = why.causes(snapshot, edition)
    news = [
        _alert(one, edition.week, _line(snapshot, edition, one, overall), _reason(cause.get((one.metric, one.subject))))
        for one in alerts[:ALERTS_SHOWN]
    ]
    if not news and edition.week != UNDATED:
        news = [_quiet(panel)]
    told = {(one.metric, one.subject) for one in alerts}
    shifts = [one for one in why.shifts(snapshot, edition) if (one.metric, one.subject) not in told]
    crept = [_plain(*why.crept(one)) for one in shifts]
    rest = [*crept, *_overall(rates), *_corrections(corrected), _volume(edition, volume), *_coverage(panel)]
    said = [*news, *rest][:_SENTENCES]
    return Summary(said, volume, panel, max(0, len(alerts) - ALERTS_SHOWN), rates, shifts)
