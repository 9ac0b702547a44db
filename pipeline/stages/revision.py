"""Every text that a URL has shown; a change at the same URL is a silent edit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from pipeline.core.address import normalised
from pipeline.core.identity import content_sha256, digest
from pipeline.rows import Document, Held, Landed, Revision

_NEVER = datetime.max.replace(tzinfo=UTC)


class _Showing(NamedTuple):
    """One capture's showing of an article; sorts by what is known of its time, never by arrival."""

    at: datetime
    sha256: str
    capture_id: str
    title: str
    published_at: datetime | None
    modified_at: datetime | None


def article_id(url: str) -> str:
    return digest(url)


def forgotten(landed: Iterable[Landed]) -> set[str]:
    """The addresses with a tombstone."""
    return {normalised(one.address) for one in landed if one.kind == "tombstone"}


def withheld(held: Iterable[Held]) -> set[tuple[str, object]]:
    """Source and publication day of what waits for a decision or was decided against."""
    return {(h.source, h.day) for h in held if h.decision != "release"}


def admitted(document: Iterable[Document], landed: Sequence[Landed], held: Sequence[Held]) -> Iterator[Document]:
    """The documents that are articles: readable, neither held nor forgotten."""
    gone, waiting = forgotten(landed), withheld(held)
    for one in document:
        day = one.published_at.astimezone(UTC).date() if one.published_at else None
        if one.reason is None and one.url not in gone and (one.source, day) not in waiting:
            yield one


def build(document: Sequence[Document], landed: Sequence[Landed], held: Sequence[Held]) -> Iterator[Revision]:
    """Numbered from 1 in the order of first sight; a text that comes back (A, B, A) is no new revision."""
    showings: dict[str, list[_Showing]] = defaultdict(list)
    for one in admitted(document, landed, held):
        at = one.fetched_at or one.modified_at or one.published_at or _NEVER
        sha = content_sha256(one.title, one.text)
        showings[article_id(one.url)].append(
            _Showing(at, sha, one.capture_id, one.title, one.published_at, one.modified_at)
        )
    for article in sorted(showings):
        seen: dict[str, _Showing] = {}
        for showing in sorted(showings[article], key=lambda s: (s.at, s.sha256, s.capture_id)):
            seen.setdefault(showing.sha256, showing)
        for number, (sha, first) in enumerate(seen.items(), start=1):
            yield Revision(article, number, sha, first.title, first.published_at, first.modified_at, first.capture_id)
