"""The ledger: every capture, and what became of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import NamedTuple

from pipeline.core.identity import content_sha256
from pipeline.rows import Capture, Document, Held, Landed, Rejected, Revision
from pipeline.stages.revision import article_id, forgotten


class _Outcome(NamedTuple):
    outcome: str
    reason: str | None = None
    article_id: str | None = None


def _came_and_went(own: Sequence[Document], kept: set[str]) -> str | None:
    """Why none of these texts is in a table, where it is so."""
    return None if any(content_sha256(d.title, d.text) in kept for d in own) else "alternating"


def _row(source: str, deliveries: Sequence[Landed], became: _Outcome) -> Capture:
    """Of one capture, however often it came: as it came first."""
    first = min(deliveries, key=lambda one: (one.received_at, one.segment))
    return Capture(
        first.capture_id, source, first.address, first.fetched_at, first.sha256, first.bytes, *became, first.received_at
    )  # fmt: skip


def build(
    landed: Sequence[Landed],
    document: Sequence[Document],
    held: Sequence[Held],
    rejected: Sequence[Rejected],
    revision: Sequence[Revision],
) -> Iterator[Capture]:
    """received = stored + duplicate + rejected + held + skipped: each capture has exactly one outcome."""
    reason_of = {r.capture_id: r.reason for r in rejected}
    stored = {r.capture_id for r in revision}
    kept = {r.content_sha256 for r in revision}
    gone = forgotten(landed)
    decided = {(h.source, h.day): h.decision for h in held}
    documents: dict[str, list[Document]] = defaultdict(list)
    for doc in document:
        documents[doc.capture_id].append(doc)

    def outcome(capture_id: str, kind: str) -> _Outcome:
        own = sorted(d for d in documents[capture_id] if d.reason is None)
        article = article_id(own[0].url) if own else None
        if capture_id in stored:
            return _Outcome("stored", None, article)
        if capture_id in reason_of and not own:
            return _Outcome("rejected", reason_of[capture_id])
        if not own:
            return _Outcome("skipped", "feed_document" if kind == "feed" else kind)
        if all(d.url in gone for d in own):
            return _Outcome("skipped", "forgotten")
        days = {(d.source, d.published_at.astimezone(UTC).date()) for d in own if d.published_at}
        waiting = [decided[day] for day in sorted(days & decided.keys()) if decided[day] != "release"]
        if waiting:
            return (
                _Outcome("skipped", "held_then_rejected")
                if waiting[0] == "reject"
                else _Outcome("held", "implausible_day")
            )
        return _Outcome("duplicate", _came_and_went(own, kept), article)

    deliveries: dict[str, list[Landed]] = defaultdict(list)
    for one in landed:
        deliveries[one.capture_id].append(one)
    for capture_id in sorted(deliveries):
        source, kind = min((one.source, one.kind) for one in deliveries[capture_id])
        yield _row(source, deliveries[capture_id], outcome(capture_id, kind))
