"""Articles, their texts, and who copied whom."""

from datetime import datetime
from typing import NamedTuple


class ArticleText(NamedTuple):
    """The current revision of an article with its cleaned text, as the analysing stages read it; kept in the cache."""

    article_id: str
    url: str
    outlet: str
    title: str
    byline: str | None
    published_at: datetime | None
    first_seen_at: datetime | None
    canonical_claim: str | None
    language: str | None
    text: str


class Article(NamedTuple):
    article_id: str
    url: str
    outlet: str
    title: str
    byline: str | None
    published_at: datetime | None
    published_at_source: str | None
    first_seen_at: datetime | None
    canonical_claim: str | None
    language: str | None
    revision: int
    word_count: int
    content_sha256: str
    week: str | None


class Revision(NamedTuple):
    article_id: str
    revision: int
    content_sha256: str
    title: str
    published_at: datetime | None
    modified_at: datetime | None
    capture_id: str


class Boilerplate(NamedTuple):
    """A sentence (folded) that an outlet repeats across unrelated articles; kept in the cache."""

    outlet: str
    sentence: str
    articles: int


class NearDuplicate(NamedTuple):
    older_id: str
    newer_id: str
    jaccard: float
    containment: float
    alignment: float


class Family(NamedTuple):
    article_id: str
    family_id: str


class FamilyTerm(NamedTuple):
    """What a family tells: the terms of each sentence, joined by blanks; kept in the cache."""

    family_id: str
    words: list[str]
    facts: list[str]


class Lineage(NamedTuple):
    article_id: str
    parent_id: str | None
    similarity: float | None
    runner_up_id: str | None
    probability: float | None


class Story(NamedTuple):
    article_id: str
    story_id: str


class IdHistory(NamedTuple):
    old_id: str
    current_id: str
