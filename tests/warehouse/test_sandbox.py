"""A question can reach nothing but the snapshot, changes nothing, and ends."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipeline.warehouse import sandbox
from pipeline.warehouse.sandbox import NothingPublished, ask
from tests.warehouse.published_world import publish_world

HOSTILE = [
    "select * from read_csv('/etc/passwd')",
    "select content from read_text('/etc/passwd')",
    "select content from read_blob('/proc/self/environ')",
    "select * from '/etc/passwd'",
    "select * from glob('/**')",
    "from read_parquet('https://example.org/a.parquet')",
    "from 's3://bucket/a.parquet'",
    "copy article to '/tmp/stolen.csv'",
    "copy (select 1) to '/dev/stderr'",
    "export database '/tmp/stolen'",
    "import database '/tmp/stolen'",
    "attach '/tmp/other.duckdb' as other",
    "attach ':memory:' as scratch; create table scratch.t as select 1; copy scratch.t to '/tmp/t.csv'",
    "install httpfs",
    "load httpfs",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "reset memory_limit",
    "pragma temp_directory = '/tmp'",
    "create table mine as select 1",
    "drop table article",
    "delete from article",
    "update article set title = 'x'",
    "insert into article select * from article",
    "alter table article rename to gone",
    "create or replace secret s (type s3, key_id 'x', secret 'y')",
    "set python_enable_replacements = true; select * from HOSTILE",
    "create macro mine() as 1",
]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("home")
    publish_world(home)
    yield home / "published"
    assert ask(home / "published", "select count(*) from article").rows == [(14,)]


@pytest.mark.parametrize("statement", HOSTILE)
def test_a_hostile_statement_is_refused(published: Path, statement: str) -> None:
    with pytest.raises(duckdb.Error):
        ask(published, statement)


def test_a_question_that_never_ends_is_ended(published: Path) -> None:
    runaway = "select count(*) from range(1000000) as a, range(1000000) as b where a.range * b.range % 7 = 3"
    with pytest.raises(duckdb.Error, match=r"(?i)interrupt|timeout|time"):
        ask(published, runaway, seconds=0.3)


def test_a_question_that_wants_all_memory_is_ended(published: Path) -> None:
    with pytest.raises(duckdb.Error):
        ask(published, "select list(range::varchar || repeat('x', 1000)) from range(10000000)")


def test_an_answer_that_would_fill_the_memory_is_refused(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_ROWS", 1_000)
    assert len(ask(published, "from range(1000)").rows) == 1_000
    with pytest.raises(duckdb.Error, match="more than 1,000 rows"):
        ask(published, "from range(1001)")


def test_values_are_values(published: Path) -> None:
    assert ask(published, "select count(*) from article where outlet = $1", ["' or true --"]).rows == [(0,)]


def test_before_the_first_snapshot_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NothingPublished):
        ask(tmp_path / "published", "select 1")
