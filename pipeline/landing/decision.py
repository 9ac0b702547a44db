"""A person's decision is a capture, so that it survives a rebuild."""

import json

from pipeline.landing.writer import Writer
from pipeline.settings import Settings


def land_decision(own: Settings, source: str, day: str, decision: str, by: str) -> None:
    """On a held publication day of a source: release or reject."""
    told = {"source": source, "day": day, "decision": decision, "decided_at": own.now().isoformat(), "decided_by": by}
    with Writer(own.landing, own.now) as writer:
        writer.record(
            source="decision",
            address=f"{source}/{day}",
            kind="decision",
            body=json.dumps(told, sort_keys=True).encode(),
        )


def land_review(own: Settings, address: str) -> None:
    """On a finding; the address tells all of it (stages/review.py), the bytes repeat it."""
    with Writer(own.landing, own.now) as writer:
        writer.record(source="decision", address=address, kind="review", body=address.encode())
