from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.rows import Document
from pipeline.validate.gate import key, row_faults

FETCHED = datetime(2026, 11, 19, 8, tzinfo=UTC)
TEXT = "The ferry company will repaint both boats before the summer season begins on the lake. " * 3
SOUND = Document(
    capture_id="c1",
    source="feed:harbour",
    fetched_at=FETCHED,
    url="https://harbour.example/boats",
    outlet="Harbour Post",
    title="Ferry company to repaint its boats",
    byline=None,
    published_at=FETCHED - timedelta(hours=3),
    published_at_source="feed",
    modified_at=None,
    canonical_claim=None,
    language="en",
    text=TEXT,
    reason=None,
    detail=None,
)


def reasons(now: datetime, *documents: Document) -> list[tuple[str, str]]:
    faults, _ = row_faults(documents, now)
    return sorted((f.capture_id, f.reason) for f in faults)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": " "}, "no_title"),
        ({"title": "long " * 101}, "long_title"),
        ({"outlet": ""}, "no_outlet"),
        ({"outlet": "o" * 201}, "long_outlet"),
        ({"text": "Page not found."}, "short_text"),
        ({"text": ""}, "short_text"),
        ({"published_at": datetime(1970, 1, 1, tzinfo=UTC)}, "implausible_time"),
        ({"published_at": FETCHED + timedelta(days=3)}, "time_in_future"),
        ({"url": "javascript:alert(1)"}, "bad_url"),
        ({"url": ""}, "bad_url"),
        ({"url": "https://harbour.example/" + "a" * 2_100}, "long_url"),
        ({"language": "english"}, "bad_language"),
    ],
)
def test_a_fault_is_told_by_its_reason(now: datetime, change: dict[str, object], reason: str) -> None:
    assert reasons(now, SOUND, SOUND._replace(capture_id="bad", **change)) == [("bad", reason)]


@pytest.mark.parametrize(
    "change",
    [
        {"published_at": None},
        {"language": None},
        {"fetched_at": None},
        {"url": "urn:sha256:00ff"},
        {"published_at": FETCHED + timedelta(days=1)},
        {"fetched_at": None, "published_at": datetime(2031, 1, 1, tzinfo=UTC)},
        {"text": "港口公司将在夏季之前重新粉刷两艘渡轮并更换甲板上的座椅" * 3, "language": "zh"},
    ],
)
def test_what_is_unknown_or_early_by_a_day_is_no_fault(now: datetime, change: dict[str, object]) -> None:
    assert reasons(now, SOUND._replace(**change)) == []


def test_the_first_of_several_faults_is_told(now: datetime) -> None:
    assert reasons(now, SOUND._replace(title="", text="", url="ftp://x")) == [("c1", "bad_url")]


def test_a_fault_finds_its_document_by_key_and_quotes_no_text(now: datetime) -> None:
    bad = SOUND._replace(text="Swordfish recipe follows.")
    (fault,), _ = row_faults([SOUND, bad], now)
    assert fault.key == key(bad) != key(SOUND)
    assert fault.detail == "3 words, an article has 25 or more"


def test_documents_that_are_alike_are_judged_once(now: datetime) -> None:
    bad = SOUND._replace(title="")
    assert reasons(now, bad, bad, bad._replace(source="file")) == [("c1", "no_title")]


def test_every_expectation_is_reported_with_counts_only(now: datetime) -> None:
    _, results = row_faults([SOUND, SOUND._replace(title="long " * 101)], now)
    told = {r.expectation: (r.success, r.observed) for r in results}
    assert told["ExpectColumnValueLengthsToBeBetween: long_title"] == (False, "1 unexpected")
    assert told["ExpectColumnValuesToBeBetween: short_text"] == (True, "as expected")
    assert {(r.gate, r.subject, r.checked_at) for r in results} == {("row", "document", now)}


def test_no_documents_are_no_faults(now: datetime) -> None:
    assert row_faults([], now) == ([], [])


# So far from 1970 that neither nanoseconds nor 32 bits hold it.
@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=1, max_size=8))
@settings(max_examples=10)
def test_any_time_is_judged_and_any_order_judges_alike(times: list[datetime]) -> None:
    documents = [SOUND._replace(capture_id=f"c{i}", published_at=at) for i, at in enumerate(times)]
    now = datetime(2026, 11, 20, tzinfo=UTC)
    assert row_faults(documents, now) == row_faults(documents[::-1], now)
