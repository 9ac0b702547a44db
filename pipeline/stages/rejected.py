"""Inputs refused, each with its reason."""

from collections.abc import Iterator, Sequence

from pipeline.rows import Document, Landed, Rejected

# Faults that the Great Expectations gate found carry this prefix in the document's reason.
GATE = "gate:"


def build(landed: Sequence[Landed], document: Sequence[Document]) -> Iterator[Rejected]:
    first: dict[str, Landed] = {}
    source: dict[str, str] = {}
    for one in sorted(landed, key=lambda delivery: (delivery.received_at, delivery.source, delivery.segment)):
        first.setdefault(one.capture_id, one)
        source[one.capture_id] = min(one.source, source.get(one.capture_id, one.source))
    refused: set[str] = set()
    for doc in sorted(document, key=lambda d: (d.capture_id, d.reason or "", d.url)):
        if doc.reason is None or doc.capture_id in refused:
            continue
        refused.add(doc.capture_id)
        capture = first[doc.capture_id]
        stage = "gate" if doc.reason.startswith(GATE) else "document"
        yield Rejected(
            doc.capture_id,
            source[doc.capture_id],
            stage,
            doc.reason.removeprefix(GATE),
            doc.detail or "",
            capture.sha256,
            capture.bytes,
            capture.received_at,
        )
