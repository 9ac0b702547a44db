"""A version of a report as it is remembered: what it claimed, what it rested on, and what it mended."""

import json
from typing import NamedTuple

FIRST = "1.0.0"
# What has changed at most: an alert or a headline statement, a printed headline figure, anything else on the pages.
MAJOR, MINOR, PATCH = "statement", "figure", "content"
ERRATA_SHOWN = 12  # of one version; the others are counted, and stand in its folder


class Basis(NamedTuple):
    """What a rendering rests on. Digests are of ids and revisions; `corrected` counts changes that were taken back."""

    articles: int
    digest: str
    articles_before: int
    digest_before: str
    reviews: str
    decisions: str
    corrected: int = 0
    models: str = ""
    program: str = ""


class Change(NamedTuple):
    """A claim that is another now; `before` or `after` is empty where it was not or is no longer made."""

    name: str
    before: str
    after: str


class Issue(NamedTuple):
    """A version that was issued; `computed_at` is that of the data, ISO 8601; `weight` one of the three above."""

    version: str
    computed_at: str
    weight: str
    changes: list[Change]
    reasons: list[str]
    statements: dict[str, str]
    figures: dict[str, str]
    basis: Basis
    fingerprint: str


def to_json(issue: Issue) -> str:
    told = issue._asdict() | {"basis": issue.basis._asdict()}
    return json.dumps(told, indent=1, ensure_ascii=False)


def of_json(text: str) -> Issue:
    told = json.loads(text)
    return Issue(**told | {"changes": [Change(*one) for one in told["changes"]], "basis": Basis(**told["basis"])})


def erratum(one: Change) -> str:
    """Old value → new value."""
    return f"{one.name}: {one.before or 'not said'} → {one.after or 'no longer said'}"
