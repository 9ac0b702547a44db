from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from pipeline.rows import Family, Feed, Headline
from pipeline.warehouse.store import AT_ONCE, ROW_GROUP, Store

ROWS = [Family("a", "fa"), Family("b", "fa")]


def test_rows_come_back_as_they_were_put(tmp_path: Path) -> None:
    seen = datetime(2026, 11, 2, 6, 30, tzinfo=UTC)
    feed = Feed("feed:x", "http://x", "X", "ok", seen, None, 3, 0, None)
    headline = Headline("a", 0.25, False, ["listicle"], None, "m")
    with Store(tmp_path / "w.duckdb") as store:
        store.replace(Feed, [feed])
        store.replace(Headline, [headline])
        assert store.rows(Feed) == [feed]
        assert store.rows(Headline) == [headline]


def test_a_failed_transaction_leaves_the_table_as_it_was(tmp_path: Path) -> None:
    with Store(tmp_path / "w.duckdb") as store:
        store.replace(Family, ROWS)
        with pytest.raises(duckdb.Error), store.transaction():
            store.replace(Family, [Family("c", "fc")])
            store.run_script("select * from nowhere")
        assert store.rows(Family) == ROWS


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (("\ud800", "f"), UnicodeEncodeError),
        ((5, "f"), AttributeError),
        (("a",), ValueError),
        ((None, "f"), duckdb.ConstraintException),
    ],
)
def test_a_row_that_cannot_be_written_raises_its_own_error(tmp_path: Path, row: tuple[str, str], error: type) -> None:
    with Store(tmp_path / "w.duckdb") as store:
        store.replace(Family, ROWS)
        with pytest.raises(error):
            store.append(Family, [row])
        assert store.rows(Family) == ROWS


def test_an_interruption_amid_many_rows_is_told_and_leaves_the_table(tmp_path: Path) -> None:
    def many() -> Iterator[Family]:
        for i in range(2 * AT_ONCE):
            if i > AT_ONCE:
                raise KeyboardInterrupt
            yield Family(f"c{i}", "fc")

    with Store(tmp_path / "w.duckdb") as store:
        store.replace(Family, ROWS)
        with pytest.raises(KeyboardInterrupt):
            store.append(Family, many())
        assert store.rows(Family) == ROWS
        store.append(Family, [Family("c", "fc")])
        assert len(store.rows(Family)) == 3


def test_many_rows_keep_their_order_of_writing(tmp_path: Path) -> None:
    rows = [Family(f"{i:06}", "é" if i % 7 else "") for i in range(ROW_GROUP + AT_ONCE)]
    with Store(tmp_path / "w.duckdb") as store:
        store.append(Family, rows)
        assert store.query("select article_id, family_id from family order by rowid") == rows


def test_a_table_that_is_not_there_has_no_rows(tmp_path: Path) -> None:
    with Store(tmp_path / "w.duckdb") as store:
        assert store.rows(Family) == []


def test_the_canonical_hash_ignores_the_order_of_rows(tmp_path: Path) -> None:
    with Store(tmp_path / "w.duckdb") as store:
        store.replace(Family, ROWS)
        one = store.hash_of("family")
        store.replace(Family, reversed(ROWS))
        assert store.hash_of("family") == one
        store.replace(Family, ROWS[:1])
        assert store.hash_of("family") != one


def test_the_canonical_hash_ignores_what_only_records_an_arrival(tmp_path: Path) -> None:
    from pipeline.rows import Rejected

    early, late = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    with Store(tmp_path / "w.duckdb") as store:
        store.replace(Rejected, [Rejected("c", "file", "document", "empty", "", "0", 0, early)])
        one = store.hash_of("rejected")
        store.replace(Rejected, [Rejected("c", "file", "document", "empty", "", "0", 0, late)])
        assert store.hash_of("rejected") == one
        store.replace(Rejected, [Rejected("c", "file", "document", "binary", "", "0", 0, late)])
        assert store.hash_of("rejected") != one


def test_the_file_survives_being_opened_again(tmp_path: Path) -> None:
    with Store(tmp_path / "w.duckdb") as store:
        store.replace(Family, ROWS)
    with Store(tmp_path / "w.duckdb") as store:
        assert store.rows(Family) == ROWS
