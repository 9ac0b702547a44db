"""What was found in articles and between them."""

from datetime import datetime
from typing import NamedTuple


class Headline(NamedTuple):
    article_id: str
    clickbait: float | None
    is_clickbait: bool | None
    patterns: list[str]
    heat: float | None
    model: str | None


class Mutation(NamedTuple):
    """A typed change: `before` is an exact span of the parent's field, `after` of the copy's; null where none.
    `severity` and `probability` are null where no model was at hand to judge."""

    mutation_id: str
    article_id: str
    parent_id: str
    kind: str
    direction: str | None
    severity: int | None
    correction: bool
    field: str
    before: str | None
    after: str | None
    before_start: int | None
    after_start: int | None
    probability: float | None


class MutationSpread(NamedTuple):
    """Who first showed a material change, who carried it on and who took it back."""

    mutation_id: str
    article_id: str
    role: str
    observed_at: datetime | None


class Contradiction(NamedTuple):
    contradiction_id: str
    a_id: str
    a_sentence: str
    b_id: str
    b_sentence: str
    kind: str
    scope: str
    relation: str
    probability: float
    model: str | None


class Review(NamedTuple):
    """Somebody's latest word on a finding: confirmed or rejected. `finding` is its table."""

    finding: str
    finding_id: str
    reviewer: str
    verdict: str
    decided_at: datetime
