"""What people said of findings. A decision is a capture whose address tells it; the last one of a reviewer counts."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import quote, unquote

from pipeline.rows import Landed, Review

VERDICTS = ("confirmed", "rejected")
FINDINGS = ("mutation", "contradiction", "headline")


def address(review: Review) -> str:
    """Everything that was decided, so that landing alone tells it."""
    return "/".join(("review", *(quote(str(part), safe="") for part in (*review[:4], review.decided_at.isoformat()))))


def decided(address: str) -> Review:
    """The inverse of `address`. Raises ValueError: only our own page writes these."""
    finding, finding_id, reviewer, verdict, moment = (unquote(part) for part in address.split("/")[1:])
    if finding not in FINDINGS or verdict not in VERDICTS:
        raise ValueError(f"no review: {address}")
    return Review(finding, finding_id, reviewer, verdict, datetime.fromisoformat(moment))


def build(landed: Sequence[Landed]) -> Iterator[Review]:
    latest: dict[tuple[str, str, str], Review] = {}
    for review in sorted((decided(one.address) for one in landed if one.kind == "review"), key=_order):
        latest[review[:3]] = review
    yield from latest.values()


def _order(review: Review) -> tuple[datetime, Review]:
    return review.decided_at, review
