"""Which week a report is about."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.report.edition import Edition, UnknownWeek, edition
from pipeline.report.question import Snapshot
from pipeline.rows import Capture
from pipeline.warehouse.sandbox import snapshot
from tests.report.edition_case import RUN, WEEK, Piece, publish, told


def chosen(home: Path, *hours: float | None, week: str | None = None, run: bool = True) -> Edition:
    """Over one article at each of these hours from the Monday of W46; the snapshot is made on that of W48."""
    pieces = [Piece(f"a{i}", "Wire", hours=one) for i, one in enumerate(hours)]
    rows = [row for row in told(*pieces) if run or not isinstance(row, Capture)] if pieces else []
    own = publish(home, rows, [RUN] if run else [])
    with snapshot(own.published.resolve()) as connection:
        return edition(Snapshot(connection), week)


def test_the_latest_week_that_has_ended_is_chosen(tmp_path: Path) -> None:
    assert chosen(tmp_path, 0, 24 * 14).week == WEEK


def test_while_no_week_has_ended_the_running_one_is_chosen_and_partial(tmp_path: Path) -> None:
    running = chosen(tmp_path, 24 * 14)
    assert (running.week, running.partial) == ("2026-W48", True)


def test_weeks_that_lie_in_the_future_are_not_chosen(tmp_path: Path) -> None:
    assert chosen(tmp_path, 0, 24 * 70).week == WEEK


def test_where_only_articles_without_a_time_are_they_are_the_edition(tmp_path: Path) -> None:
    assert chosen(tmp_path, None).week == "undated"


def test_the_snapshots_own_times_are_the_clock(tmp_path: Path) -> None:
    assert chosen(tmp_path, 0).fresh.observed_until == datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_a_snapshot_without_any_times_chooses_the_latest_week(tmp_path: Path) -> None:
    assert chosen(tmp_path, 0, 24 * 7, run=False).week == "2026-W47"


def test_the_baseline_are_the_eight_weeks_before(tmp_path: Path) -> None:
    assert chosen(tmp_path, 0).baseline_from == "2026-W38"


@pytest.mark.parametrize("week", ["2026-W45", "2026-W99", "46", "../../etc/passwd", ""])
def test_what_is_no_week_of_the_data_is_refused(tmp_path: Path, week: str) -> None:
    if week:
        with pytest.raises(UnknownWeek, match=WEEK):
            chosen(tmp_path, 0, week=week)
    else:
        assert chosen(tmp_path, 0, week=week).week == WEEK


def test_an_empty_warehouse_names_what_can_be_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UnknownWeek, match="ask for undated"):
        chosen(tmp_path, week=WEEK)
