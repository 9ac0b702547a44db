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
    """Numbered from 1 in the order of first sight."""
    showings: dict[str, list[_Showing]] = defaultdict(list)
    for one in admitted(document, landed, held):
        at = one.fetched_at or one.modified_at or one.published_at or _NEVER
        sha = content_sha256(one.title, one.text)
        showings[article_id(one.url)].append(
            _Showing(at, sha, one.capture_id, one.title, one.published_at, one.modified_at)
        )
    for article in sorted(showings):
        in_order = sorted(showings[article], key=lambda s: (s.at, s.sha256, s.capture_id))
        for number, first in enumerate(_settled(in_order), start=1):
            yield Revision(
                article, number, first.sha256, first.title, first.published_at, first.modified_at, first.capture_id
            )


def _settled(showings: Sequence[_Showing]) -> Iterator[_Showing]:
    """The first showing of each text that stayed.

    Where a text comes back (A, B, A), the page is shown in two versions at once, as headline tests do, or a slip was
    taken back: what stood between is no edit, and the versions count as one, the first of them.
    """
    last_at = {showing.sha256: i for i, showing in enumerate(showings)}
    until = -1  # the index up to which the versions shown so far come back
    for i, showing in enumerate(showings):
        if i > until:
            yield showing
        until = max(until, last_at[showing.sha256])
