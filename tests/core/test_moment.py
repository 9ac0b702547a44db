from datetime import UTC, datetime

from pipeline.core.moment import observed


def test_the_earlier_stamp_comes_first_and_none_last() -> None:
    early, late = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 2, tzinfo=UTC)
    rows = [(None, "a"), (late, "b"), (early, "d"), (early, "c")]
    assert [i for _, i in sorted(rows, key=lambda row: observed(*row))] == ["c", "d", "b", "a"]
