"""The ledger: each capture has one outcome, and the reason for it."""

import random
from datetime import UTC, date, datetime, timedelta

from pipeline.rows import Document, Held, Landed
from pipeline.stages import capture, rejected, revision

START = datetime(2026, 5, 4, 8, tzinfo=UTC)


def landed(name: str, kind: str = "page", source: str = "page:star") -> Landed:
    return Landed(name, source, kind, f"https://star.example/{name}", START, "sha", 10, START, "segment")


def document(name: str, text: str = "It opened.", *, url: str | None = None, hours: int = 0, reason: str | None = None):
    at = START + timedelta(hours=hours)
    url = url or f"https://star.example/{name}"
    return Document(
        name, "page:star", at, url, "Star", "A play", None, START, "meta", None, None, "en", text, reason, reason
    )


def outcomes(
    captures: list[Landed], documents: list[Document], held: list[Held] | None = None
) -> dict[str, tuple[str, str | None]]:
    mixed = random.Random(3).sample(captures, len(captures))
    refused = list(rejected.build(mixed, documents))
    revised = list(revision.build(documents, mixed, held or []))
    rows = capture.build(mixed, documents, held or [], refused, revised)
    return {row.capture_id: (row.outcome, row.reason) for row in rows}


def test_every_capture_has_its_outcome() -> None:
    same = "https://star.example/a"
    captures = [landed(n) for n in ("a", "again", "bad")] + [landed("f", "feed"), landed("d", "decision", "decision")]
    documents = [document("a"), document("again", url=same, hours=24), document("bad", reason="no_text")]
    assert outcomes(captures, documents) == {
        "a": ("stored", None),
        "again": ("duplicate", None),
        "bad": ("rejected", "no_text"),
        "f": ("skipped", "feed_document"),
        "d": ("skipped", "decision"),
    }


def test_a_version_that_came_and_went_is_told_as_such() -> None:
    same = "https://star.example/a"
    documents = [document("a"), document("b", "Other.", url=same, hours=24), document("c", url=same, hours=72)]
    assert outcomes([landed(n) for n in "abc"], documents) == {
        "a": ("stored", None),
        "b": ("duplicate", "alternating"),
        "c": ("duplicate", None),
    }


def test_a_held_day_waits_and_a_rejected_one_is_skipped() -> None:
    day = date(2026, 5, 4)
    waiting = outcomes([landed("a")], [document("a")], [Held("page:star", day, "items", 9, None)])
    assert waiting == {"a": ("held", "implausible_day")}
    refused = outcomes([landed("a")], [document("a")], [Held("page:star", day, "items", 9, "reject")])
    assert refused == {"a": ("skipped", "held_then_rejected")}


def test_what_was_forgotten_is_skipped() -> None:
    tombstone = landed("t", "tombstone", "decision")._replace(address="https://star.example/a")
    assert outcomes([landed("a"), tombstone], [document("a")])["a"] == ("skipped", "forgotten")


def test_the_same_delivery_twice_is_one_capture() -> None:
    assert outcomes([landed("a"), landed("a")], [document("a")]) == {"a": ("stored", None)}
