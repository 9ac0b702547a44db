"""The current revision of every URL, with a publication time that can be believed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from pipeline.core.identity import content_sha256, iso_week
from pipeline.core.text import count_words
from pipeline.core.wording import Spread, alone
from pipeline.rows import Article, Document, FeedEntry, Held, Landed, Revision
from pipeline.stages.revision import admitted, article_id

# Clocks of publishers run ahead by minutes; more is a mistake or a bid for the first place.
AHEAD = timedelta(hours=1)
# A feed's backlog reaches back some months; a text first seen later than this after its date is re-dated or re-issued.
BEHIND = timedelta(days=180)


def believed(published_at: datetime | None, first_seen_at: datetime | None) -> bool:
    """Whether a stated time fits our first sight; without a first sight of ours the statement stands."""
    if published_at is None or first_seen_at is None:
        return published_at is not None
    return first_seen_at - BEHIND <= published_at <= first_seen_at + AHEAD


def current(document: Sequence[Document], revision: Sequence[Revision]) -> dict[str, tuple[Revision, Document]]:
    """Per article its last revision and the document that showed it first."""
    last: dict[str, Revision] = {}
    for one in sorted(revision, key=lambda r: (r.article_id, r.revision)):
        last[one.article_id] = one
    wanted = {(r.capture_id, r.content_sha256): a for a, r in last.items()}
    shown: dict[str, tuple[Revision, Document]] = {}
    for doc in document:
        if doc.reason is None:
            article = wanted.get((doc.capture_id, content_sha256(doc.title, doc.text)))
            if article is not None and article_id(doc.url) == article:
                shown[article] = (last[article], doc)
    return shown


def _counts(texts: Sequence[str]) -> list[int]:
    return list(map(count_words, texts))


def build(
    document: Sequence[Document],
    landed: Sequence[Landed],
    held: Sequence[Held],
    revision: Sequence[Revision],
    feed_entry: Sequence[FeedEntry],
    spread: Spread = alone,
) -> Iterator[Article]:
    first_seen: dict[str, datetime] = {}
    stated: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    for doc in admitted(document, landed, held):
        article = article_id(doc.url)
        if doc.fetched_at:
            first_seen[article] = min(first_seen.get(article, doc.fetched_at), doc.fetched_at)
        if doc.published_at and doc.published_at_source:
            stated[article].append((doc.published_at, doc.published_at_source))
    for entry in feed_entry:
        if entry.published_at:
            stated[article_id(entry.link)].append((entry.published_at, "feed"))
    shown = sorted(current(document, revision).items())
    counts = spread(_counts, [doc.text for _, (_, doc) in shown])
    for (article, (revised, doc)), count in zip(shown, counts, strict=True):
        seen = first_seen.get(article)
        time, source = _published(doc, stated[article], seen)
        yield Article(
            article,
            doc.url,
            doc.outlet,
            doc.title,
            doc.byline,
            time,
            source,
            seen,
            doc.canonical_claim,
            doc.language,
            revised.revision,
            count,
            revised.content_sha256,
            iso_week(time) if time else None,
        )


def _published(
    doc: Document, stated: list[tuple[datetime, str]], seen: datetime | None
) -> tuple[datetime | None, str | None]:
    """The page's own word first, then the earliest other statement that fits the first sight."""
    if believed(doc.published_at, seen):
        return doc.published_at, doc.published_at_source
    fitting = [s for s in sorted(stated) if believed(s[0], seen)]
    return fitting[0] if fitting else (None, None)
