"""A changed text is a new revision; a page that is shown in two versions at once has not changed."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from pipeline.rows import Document, Held, Landed, Revision
from pipeline.stages.revision import build

START = datetime(2026, 5, 4, 8, tzinfo=UTC)
URL = "https://star.example/a"


def shown(text: str, hours: float | None, url: str = URL) -> Document:
    at = None if hours is None else START + timedelta(hours=hours)
    capture = f"{url} {hours} {text}"
    return Document(
        capture, "page:star", at, url, "Star", "A play opens", None, START, "meta", None, None, "en", text, None, None
    )


def revisions(documents: Sequence[Document], held: Sequence[Held] = (), landed: Sequence[Landed] = ()) -> list[str]:
    """The hour of first sight and text of each revision, by number."""
    mixed = random.Random(7).sample(list(documents), len(documents))
    found: list[Revision] = list(build(mixed, landed, held))
    assert [r.revision for r in found] == list(range(1, len(found) + 1))
    return [" ".join(r.capture_id.split()[1:]) for r in found]


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        ("A", ["0 A"]),
        ("AA", ["0 A"]),
        ("AB", ["0 A", "1 B"]),
        ("ABB", ["0 A", "1 B"]),
        ("ABA", ["0 A"]),
        ("ABAB", ["0 A"]),
        ("ABCA", ["0 A"]),
        ("ABAC", ["0 A", "3 C"]),
        ("ABCBD", ["0 A", "1 B", "4 D"]),
    ],
)
def test_what_stays_is_an_edit_and_what_comes_and_goes_is_none(texts: str, kept: list[str]) -> None:
    assert revisions([shown(text, hours) for hours, text in enumerate(texts)]) == kept


def test_a_showing_without_a_time_counts_by_its_publication() -> None:
    assert revisions([shown("B", 1), shown("A", None)]) == ["None A", "1 B"]


def test_pages_of_other_addresses_are_no_revisions() -> None:
    found = list(build([shown("A", 0), shown("B", 1, f"{URL}/b")], [], []))
    assert [r.revision for r in found] == [1, 1]


def test_what_is_held_is_no_revision_until_it_is_released() -> None:
    day = date(2026, 5, 4)
    assert revisions([shown("A", 0)], [Held("page:star", day, "items", 9, None)]) == []
    assert revisions([shown("A", 0)], [Held("page:star", day, "items", 9, "release")]) == ["0 A"]
    assert revisions([shown("A", 0)], [Held("page:star", day, "items", 9, "reject")]) == []


def test_what_is_forgotten_has_no_revision() -> None:
    tombstone = Landed("t", "decision", "tombstone", URL, None, "s", 1, START, "seg")
    assert revisions([shown("A", 0)], landed=[tombstone]) == []
