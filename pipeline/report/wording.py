"""Words for the tables' codes. None of them calls an outlet false."""

from datetime import date, datetime
from typing import NamedTuple


class Metric(NamedTuple):
    """`<outlet> <habit> more often than usual`; `<share> of its <unit> <did>`."""

    label: str
    unit: str
    did: str
    habit: str


METRICS = {
    "mutated": Metric(
        "Introduced a material change", "copies", "introduced a material change", "introduced material changes"
    ),
    "inherited": Metric(
        "Carried on a material change", "copies", "carry a material change that an earlier copy introduced",
        "carried on material changes of others",
    ),
    "certainty_up": Metric("Dropped a hedge", "copies", "dropped a hedge", "dropped hedges"),
    "certainty_down": Metric("Added a hedge", "copies", "added a hedge", "added hedges"),
    "attribution_lost": Metric(
        "Lost an attribution", "copies", "dropped or thinned out an attribution", "dropped or thinned out attributions"
    ),
    "contradiction": Metric(
        "At odds with an earlier sentence", "articles",
        "contain a sentence at odds with another of the same story", "ran sentences at odds with the same story",
    ),
    "clickbait": Metric(
        "Clickbait headline", "articles", "have a headline that reads as clickbait", "ran clickbait headlines"
    ),
    "heat": Metric("Headline heat added", "copies", "added heat to the headline", "added heat to headlines"),
    "syndication": Metric(
        "Copied from another text", "articles", "are copies of another text", "relied on copied text"
    ),
    "correction_24h": Metric(
        "Taken back within 24 hours", "introduced changes", "were taken back within 24 hours",
        "saw changes taken back within 24 hours",
    ),
    "correction_7d": Metric(
        "Taken back within 7 days", "introduced changes", "were taken back within seven days",
        "saw changes taken back within seven days",
    ),
}  # fmt: skip

_KINDS = {
    "number": "A number changed", "date": "A date changed", "name": "A name changed",
    "negation": "A claim turned into its opposite", "status": "The stage of an event changed",
    "certainty": "Certainty changed", "attribution": "Who says so changed", "superlative": "A superlative changed",
    "quote": "Quoted words changed", "headline": "The headline promises something else",
    "omission": "A statement was left out", "addition": "A statement was added",
}  # fmt: skip
_DIRECTIONS = {"up": "A hedge was dropped", "down": "A hedge was added"}
_SCOPES = {
    "within": "within one article", "copy": "between copies of one text", "story": "between independent articles",
}  # fmt: skip
_AT_ODDS = {
    "number": "Numbers differ", "date": "Dates differ", "name": "Names differ", "negation": "One affirms, one denies",
    "status": "Different stages of one event", "superlative": "Competing superlatives",
    "attribution": "Different sources named",
}  # fmt: skip
_HOLDS = {"items": "unusually many or few items", "short_bodies": "unusually short texts",
          "language_mix": "an unusual mix of languages"}  # fmt: skip


def metric(name: str) -> Metric:
    """A metric without words of its own is told by its name: a new one shows at once, if plainly."""
    plain = name.replace("_", " ")
    return METRICS.get(name, Metric(plain.capitalize(), "articles", f"show {plain}", f"showed {plain}"))


def kind(name: str, direction: str | None = None) -> str:
    return _DIRECTIONS.get(direction or "") or _KINDS.get(name, name.replace("_", " ").capitalize())


def at_odds(name: str) -> str:
    """A kind of contradiction."""
    return _AT_ODDS.get(name, name.replace("_", " ").capitalize())


def scope(name: str) -> str:
    return _SCOPES.get(name, name)


def held_reason(name: str) -> str:
    return _HOLDS.get(name, name.replace("_", " "))


def likelihood(probability: float) -> str:
    """A detector's probability in words."""
    return "sure" if probability >= 0.9 else "likely" if probability >= 0.7 else "possible"


def evidence(q: float) -> str:
    """How strong the evidence of an alert is; alerts have a q of .04 or less."""
    return "very strong evidence" if q <= 0.001 else "strong evidence" if q <= 0.01 else "moderate evidence"


def percent(share: float) -> str:
    value = 100 * share
    return f"{value:.1f}%" if 0 < abs(value) < 9.95 else f"{value:.0f}%"


def interval(low: float, high: float) -> str:
    """27–55%: the sign once."""
    return f"{percent(low).removesuffix('%')}–{percent(high)}"


def points(change: float) -> str:
    """Of a difference of probabilities, in hundredths: +34."""
    return f"{100 * change:+.0f}".replace("-", "−")


def count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def share_of_one(noun: str, number: int) -> str:
    """The noun of a metric's unit for a number: copies, 1 -> copy."""
    singular = {"copies": "copy", "articles": "article", "introduced changes": "introduced change"}
    return count(number, singular.get(noun, noun), noun)


def day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def days(first: date, last: date) -> str:
    """9–15 November 2026; months and years only where they differ."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{first.day} {first:%B}{f' {first.year}' if first.year != last.year else ''} – {day(last)}"


def names_a_day(value: datetime) -> bool:
    """Midnight sharp is what a page gets that tells its day only."""
    return (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)


def moment(value: datetime | None) -> str:
    """Wed 11 Nov, 14:05, or the day alone; UTC is said once on the page."""
    if value is None:
        return "time unknown"
    day = f"{value:%a} {value.day} {value:%b}"
    return day if names_a_day(value) else f"{day}, {value:%H:%M}"


def after(hours: float) -> str:
    """A span of time as a reader would say it: 40 min, 3 h, 2 d 4 h."""
    minutes = round(hours * 60)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{round(minutes / 60)} h"
    whole, rest = divmod(round(minutes / 60), 24)
    return f"{whole} d {rest} h" if rest else f"{whole} d"
