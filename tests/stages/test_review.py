from datetime import UTC, datetime

import pytest

from pipeline.rows import Landed, Review
from pipeline.stages.review import address, build, decided

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


def review(verdict: str, hour: int = 9, reviewer: str = "ann", finding_id: str = "m1") -> Review:
    return Review("mutation", finding_id, reviewer, verdict, MONDAY.replace(hour=hour))


def landed(one: Review, kind: str = "review") -> Landed:
    told = address(one)
    return Landed(told, "decision", kind, told, None, "", 0, one.decided_at, "segment")


def test_the_address_tells_all_of_a_review() -> None:
    odd = review("confirmed", reviewer="a/b ü <c>")
    assert decided(address(odd)) == odd
    assert address(odd).count("/") == 5


def test_the_last_word_of_each_reviewer_counts_in_any_order() -> None:
    first, last, other = review("rejected", 9), review("confirmed", 10), review("rejected", 11, "bob")
    assert list(build([landed(one) for one in (last, other, first)])) == [last, other]


def test_other_captures_are_no_reviews() -> None:
    assert list(build([landed(review("confirmed"), "page")])) == []


@pytest.mark.parametrize("wrong", ["review/mutation/m/ann/perhaps/2026-11-02", "review/x/m/ann/confirmed/2026-11-02"])
def test_what_our_page_never_writes_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no review"):
        decided(wrong)
