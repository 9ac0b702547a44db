"""What is counted by week, and what of it is drift."""

from datetime import datetime
from typing import NamedTuple


class DriftAlert(NamedTuple):
    """What was tested has an interval, p and q; what was too little to test has null there."""

    week: str
    metric: str
    subject: str
    baseline: float | None
    value: float
    ci_low: float | None
    ci_high: float | None
    p_value: float | None
    q_value: float | None
    direction: str
    articles: int
    stories: int
    status: str
    window_weeks: int
    evidence: list[str]


class ArticleEvidence(NamedTuple):
    """A finding that flags an article for a metric."""

    article_id: str
    metric: str
    evidence_id: str


class ArticleFlag(NamedTuple):
    """What was found in an article; null where it could not be said."""

    article_id: str
    outlet: str
    story_id: str
    story_week: str | None
    week: str | None
    seen_week: str
    is_copy: bool
    mutated: bool | None
    inherited: bool | None
    certainty_up: bool | None
    certainty_down: bool | None
    attribution_lost: bool | None
    contradiction: bool | None
    clickbait: bool | None
    heat: float | None


class Correction(NamedTuple):
    """A material change that a copy introduced, and whether somebody took it back."""

    mutation_id: str
    article_id: str
    outlet: str
    story_id: str
    story_week: str
    week: str
    introduced_at: datetime
    corrected_at: datetime | None
    corrected_by: str | None
    hours: float | None
    followed_hours: float
    carriers: int
    reverters: int
    within_24h: bool | None
    within_7d: bool | None


class DriftUnit(NamedTuple):
    """A story at an outlet: `n` judged of `eligible` articles, `x` flagged; `week` is that of the story.

    `model`: the versions of the models that judged, blank between them; null where none was asked.
    """

    week: str
    story_id: str
    outlet: str
    metric: str
    article_week: str
    eligible: int
    n: int
    x: int
    evidence: list[str]
    model: str | None = None


class DriftCause(NamedTuple):
    """The parts of the change of one row of `drift_alert`; they sum to `change`."""

    week: str
    metric: str
    subject: str
    change: float
    outlet_mix: float
    story_mix: float
    behaviour: float
    model_version: float
    cause: str
    leading_outlet: str | None
    leading_outlet_part: float | None
    leading_story_id: str
    leading_story_part: float


class DriftShift(NamedTuple):
    """The most plausible step in the half year before a week; `since` is the first week after it."""

    week: str
    metric: str
    subject: str
    since: str
    before: float
    after: float
    p_value: float
    q_value: float
    direction: str
    status: str
