"""Publishing: whole or not at all, never in a reader's way, and readable by older clients."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from errno import ENOSPC
from pathlib import Path
from threading import Event, Thread, Timer
from types import ModuleType

import duckdb
import pytest

from pipeline.rows import Article, Lineage, Run
from pipeline.warehouse import parquet, snapshot
from pipeline.warehouse.snapshot import KEPT, newest, numbered, switch_to, versions, write_version
from pipeline.warehouse.store import Store
from tests.warehouse.mart_case import article
from tests.warehouse.published_world import publish_world

OLDER = os.environ.get("DRIFTWIRE_OLDER_PYTHON", "")  # an interpreter with duckdb 1.4
STORAGE_1_4 = 67  # the number that DuckDB 1.4 and later write for v1.4.0 (its storage_info)


def counted(file: Path) -> int:
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute("select count(*) from article").fetchone()
        assert found is not None
        return int(found[0])


def publish_twenty_more(home: Path) -> None:
    """Each with one article more, the oldest ones deleted as a real run does."""
    with Store(home / "warehouse.duckdb") as warehouse, Store(home / "cache.duckdb") as cache:
        for i in range(20):
            warehouse.append(Article, [article(f"n{i}", "New", i)])
            version = numbered(home, newest(home) + 1)
            write_version(warehouse, cache, version, {})
            switch_to(home / "published", version)
            for old in versions(home)[:-KEPT]:
                shutil.rmtree(old)


def test_readers_are_never_disturbed_while_twenty_versions_are_published(tmp_path: Path) -> None:
    publish_world(tmp_path)
    file, done, errors, seen = tmp_path / "published" / "driftwire.duckdb", Event(), [], set()

    def attached() -> None:
        with duckdb.connect(str(file.resolve()), read_only=True) as kept:
            while not done.wait(0.001):
                if kept.execute("select count(*) from article").fetchall() != [(14,)]:
                    errors.append("an open snapshot has changed")

    def opening() -> None:
        while not done.wait(0.001):
            try:
                seen.add(counted(file))
            except duckdb.Error as error:
                errors.append(str(error))

    readers = [Thread(target=attached), Thread(target=opening)]
    for reader in readers:
        reader.start()
    publish_twenty_more(tmp_path)
    done.set()
    for reader in readers:
        reader.join()
    assert errors == []
    assert counted(file) == 34
    assert seen <= set(range(14, 35))


def test_weeks_that_did_not_change_are_linked_and_not_written_again(tmp_path: Path) -> None:
    publish_world(tmp_path)
    publish_world(tmp_path, article("late", "New", 7 * 24))
    before, after = (version / "parquet" for version in versions(tmp_path))
    assert (after / "article_2026-W45.parquet").samefile(before / "article_2026-W45.parquet")
    assert (after / "text_2026-W45.parquet").samefile(before / "text_2026-W45.parquet")
    assert not (before / "article_2026-W46.parquet").exists()
    assert (after / "text_2026-W46.parquet").exists()


def test_a_changed_title_rewrites_its_week_only(tmp_path: Path) -> None:
    changed = article("c", "Z", 30)._replace(title="Another", content_sha256="other")
    publish_world(tmp_path, article("late", "New", 7 * 24))
    publish_world(tmp_path, article("late", "New", 7 * 24), *[changed._replace(article_id="c2")])
    before, after = (version / "parquet" for version in versions(tmp_path))
    assert not (after / "article_2026-W45.parquet").samefile(before / "article_2026-W45.parquet")
    assert (after / "article_2026-W46.parquet").samefile(before / "article_2026-W46.parquet")


def test_the_parquet_files_hold_what_the_tables_hold(tmp_path: Path) -> None:
    publish_world(tmp_path, article("late", "New", None))
    version = numbered(tmp_path, newest(tmp_path))
    with duckdb.connect(str(version / "driftwire.duckdb"), read_only=True) as connection:
        for table in ("article", "lineage", "near_duplicate", "mutation", "drift_unit", "capture", "contradiction"):
            files = [str(f) for f in sorted((version / "parquet").glob(f"{table}_[2u]*.parquet"))]
            rows = connection.execute(f'select * from "{table}" order by all').fetchall()  # noqa: S608 - our own names
            told = connection.execute("select * from read_parquet($1) order by all", [files]).fetchall() if rows else []
            assert told == rows, table


def test_tables_of_many_weeks_are_sorted_by_week_and_written_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sorted_ones, by_week = [], parquet._by_week
    monkeypatch.setattr(parquet, "_by_week", lambda *of: sorted_ones.append(of) or by_week(*of))
    weeks = range(1, 2 * parquet.SORTED_FROM)
    late = [article(f"late{week}{more}", "New", 7 * 24 * week) for week in weeks for more in "ba"]
    publish_world(tmp_path, *late, *(Lineage(one.article_id, None, None, None, None) for one in late))
    assert len(sorted_ones) > 1
    version = numbered(tmp_path, newest(tmp_path))
    with duckdb.connect(str(version / "driftwire.duckdb"), read_only=True) as connection:
        week_of = dict(connection.execute("select article_id, week from article").fetchall())
        for table in ("article", "lineage"):
            files = sorted((version / "parquet").glob(f"{table}_2*.parquet"))
            assert len(files) > len(weeks)
            for file in files:
                told = connection.execute("select * from read_parquet($1)", [str(file)]).fetchall()
                order = f'select * from "{table}" order by article_id'  # noqa: S608 - our own names
                every = connection.execute(order).fetchall()
                assert told == [row for row in every if week_of[row[0]] == file.stem.removeprefix(f"{table}_")]


def test_what_the_judge_adds_is_published_and_what_it_refuses_is_not(tmp_path: Path) -> None:
    publish_world(tmp_path)
    ran = Run("r", "publish", datetime(2026, 11, 2, tzinfo=UTC), 0.0, 0, 0, 0, 0, "", "")

    def refuses() -> None:
        warehouse.append(Run, [ran])
        raise ValueError("unfit")

    with Store(tmp_path / "warehouse.duckdb") as warehouse, Store(tmp_path / "cache.duckdb") as cache:
        before = newest(tmp_path)
        with pytest.raises(ValueError, match="unfit"):
            write_version(warehouse, cache, numbered(tmp_path, before + 1), {}, judge=refuses)
        assert [p.name for p in (tmp_path / "versions").iterdir()] == [f"{before:08d}"]
        warehouse.replace(Run, [])
        version = numbered(tmp_path, before + 1)
        write_version(warehouse, cache, version, {}, judge=lambda: warehouse.append(Run, [ran]))
    with duckdb.connect(str(version / "driftwire.duckdb"), read_only=True) as connection:
        in_file = connection.execute("select * from run").fetchall()
        in_parquet = connection.execute("select * from read_parquet($1)", [str(version / "parquet/run.parquet")])
        assert in_file == in_parquet.fetchall() != []


def no_room(*_: object) -> None:
    raise OSError(ENOSPC, "no room")


@pytest.mark.parametrize(("of", "writer"), [(parquet, "_write_table"), (parquet, "_write_texts"), (snapshot, "_copy")])
def test_a_file_that_cannot_be_written_leaves_nothing_and_the_next_run_publishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of: ModuleType, writer: str
) -> None:
    publish_world(tmp_path)
    before = newest(tmp_path)
    with Store(tmp_path / "warehouse.duckdb") as warehouse, Store(tmp_path / "cache.duckdb") as cache:
        with monkeypatch.context() as broken, pytest.raises(OSError, match="no room"):
            broken.setattr(of, writer, no_room)
            write_version(warehouse, cache, numbered(tmp_path, before + 1), {})
        assert [p.name for p in (tmp_path / "versions").iterdir()] == [f"{before:08d}"]
        write_version(warehouse, cache, numbered(tmp_path, before + 1), {})
    assert newest(tmp_path) == before + 1


@pytest.mark.parametrize(
    "change", ["insert into headline values ('n', .5, true, [], null, 'm')", "create view v as select 1"]
)
def test_what_is_changed_while_others_read_is_in_the_copied_file(tmp_path: Path, change: str) -> None:
    """For a change of the catalog DuckDB waits until nobody reads what was before."""
    publish_world(tmp_path)
    with (
        Store(tmp_path / "warehouse.duckdb") as warehouse,
        Store(tmp_path / "cache.duckdb") as cache,
        warehouse.beside() as reader,
    ):

        def judge() -> None:
            reader.run_script("begin")
            assert reader.query("select count(*) from article") == [(14,)]
            warehouse.append(Article, [article("late", "New", 3)])
            warehouse.run_script(change)
            done.start()

        done = Timer(0.5, lambda: reader.run_script("commit"))
        version = numbered(tmp_path, newest(tmp_path) + 1)
        write_version(warehouse, cache, version, {}, judge=judge)
        done.join()
    assert counted(version / "driftwire.duckdb") == 15
    assert not Path(f"{tmp_path / 'warehouse.duckdb'}.wal").exists()


def test_the_file_has_the_storage_version_of_duckdb_1_4(tmp_path: Path) -> None:
    publish_world(tmp_path)
    header = (tmp_path / "published" / "driftwire.duckdb").read_bytes()[:64]
    assert header[8:12] == b"DUCK"
    assert int.from_bytes(header[12:20], "little") <= STORAGE_1_4


@pytest.mark.skipif(not OLDER, reason="DRIFTWIRE_OLDER_PYTHON names no interpreter with duckdb 1.4")
def test_duckdb_1_4_reads_tables_comments_views_and_macros(tmp_path: Path) -> None:
    publish_world(tmp_path)
    asks = (
        "select count(*) from article",
        "select count(*) from current_alert",
        "select count(*) from drift('certainty_up', weeks := 8)",
        "select count(*) > 100 from data_dictionary where meaning is not null",
        "select count(comment) from duckdb_columns() where table_name = 'freshness'",
    )
    code = (
        f"import duckdb; c = duckdb.connect({str(tmp_path / 'published' / 'driftwire.duckdb')!r}, read_only=True);"
        f"print(duckdb.__version__[:4], [c.execute(q).fetchone()[0] for q in {asks!r}])"
    )
    told = subprocess.run([OLDER, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "1.4. [14, 2, 1, True, 5]"
