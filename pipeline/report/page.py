"""Templates to HTML. News text is hostile: everything is escaped, and only web addresses become links."""

import re
from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report import chart, difference, tree, wording
from pipeline.report.issue import ERRATA_SHOWN
from pipeline.settings import release

# Controls, and marks that turn the direction of all that follows: they say nothing and can disguise what stands there.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def followable(url: str) -> bool:
    """Whether it is an address on the web: what is urn:sha256: or javascript: leads nowhere good."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _visible(value: object) -> object:
    return _UNSEEN.sub("", value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("pipeline.report", "template"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_visible,
    )  # fmt: skip
    made.tests["followable"] = followable
    made.filters |= {
        "percent": wording.percent,
        "interval": lambda ends: wording.interval(*ends),
        "points": wording.points,
        "moment": wording.moment,
        "after": wording.after,
        "day": wording.day,
        "days": lambda ends: wording.days(*ends),
        "kind": wording.kind,
        "scope": wording.scope,
        "likelihood": wording.likelihood,
        "held_reason": wording.held_reason,
        "metric_label": lambda name: wording.metric(name).label,
        "short_week": lambda week: week.removeprefix(week[:5]).removeprefix("W").lstrip("0"),
        "shortened": difference.shortened,
        "at_odds": wording.at_odds,
    }
    made.globals |= {
        "plot_width": chart.WIDTH,
        "plot_height": chart.HEIGHT,
        "tree_width": tree.WIDTH,
        "errata_shown": ERRATA_SHOWN,
        "version": release(),
    }
    return made


def render(template: str, **told: object) -> str:
    return _environment().get_template(template).render(told)
